import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describeValue, joinPointer } from '../shared/problem';
import type { FileProblem } from './record-error';
import { type FileKind, type RiskFileKind, schemas } from './schemas';

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether a text is an instant in the record's format, on a day that exists. */
export function isInstant(text: string): boolean {
  if (!instantShape.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
}

/** Whether a text is a month, a day or an instant that exists. */
export function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(text)) return isInstant(text);
  return isInstant(`${text}${'YYYY-MM-01T00:00:00Z'.slice(text.length)}`);
}

/** Whether a text is the start of a tag URI, with an existing year, month or day (RFC 4151). */
function isTagBase(text: string): boolean {
  const [, date] = /^tag:[a-z0-9.-]+,(\d{4}(?:-\d{2}(?:-\d{2})?)?)$/.exec(text) ?? [];
  return date !== undefined && isMoment(date.length === 4 ? `${date}-01` : date);
}

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
});
addFormats.default(ajv, ['date', 'uri']);
ajv.addFormat('iso-instant', isInstant);
ajv.addFormat('iso-moment', isMoment);
ajv.addFormat('tag-base', isTagBase);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** Validates a parsed file against the schema of its kind, and describes every error. */
export function validateFile(
  kind: FileKind | RiskFileKind,
  file: string,
  value: unknown,
): FileProblem[] {
  const validate = ajv.getSchema(schemas[kind].$id as string) as ValidateFunction;
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ file, ...describeError(error) }));
}

function describeError(error: ErrorObject): Omit<FileProblem, 'file'> {
  const { instancePath: place, keyword, data } = error;
  const params = error.params as Record<string, unknown>;
  const found = describeValue(data);
  switch (keyword) {
    case 'required':
      return {
        place: joinPointer(place, String(params.missingProperty)),
        expected: 'a value',
        found: 'nothing',
        remedy: `Add "${params.missingProperty}".`,
      };
    case 'additionalProperties':
      return {
        place: joinPointer(place, String(params.additionalProperty)),
        expected: 'only the fields that the schema in data/schema/ names',
        found: `the unknown field "${params.additionalProperty}"`,
        remedy: 'Remove it, or correct its spelling.',
      };
    case 'enum':
      return {
        place,
        expected: `one of ${(params.allowedValues as unknown[]).map(describeValue).join(', ')}`,
        found,
        remedy: 'Use one of these.',
      };
    case 'format':
      return {
        place,
        expected: formatNames[String(params.format)] ?? String(params.format),
        found,
        remedy: 'Write it so.',
      };
    case 'pattern':
      return { place, expected: `text that fits ${params.pattern}`, found, remedy: 'Write it so.' };
    case 'minItems':
      return {
        place,
        expected:
          params.limit === 1 ? 'a list that is not empty' : `a list of at least ${params.limit}`,
        found,
        remedy: 'Add what belongs into it; a field that may be missing can be left out.',
      };
    case 'minLength':
      return {
        place,
        expected: 'text that is not empty',
        found,
        remedy: 'Write it; a field that may be missing can be left out.',
      };
    case 'uniqueItems':
      return {
        place: joinPointer(place, Math.max(Number(params.i), Number(params.j))),
        expected: 'each value once in the list',
        found: `${describeValue((data as unknown[])[Number(params.i)])} a second time`,
        remedy: 'Remove it.',
      };
    case 'type':
      return {
        place,
        expected: [params.type]
          .flat()
          .map((type) => typeNames[String(type)] ?? type)
          .join(' or '),
        found,
        remedy: 'Give a value of that type.',
      };
    default:
      return {
        place,
        expected: `a value that ${error.message}`,
        found,
        remedy: 'Change the value.',
      };
  }
}

const typeNames: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
};

const formatNames: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  'iso-instant': 'an instant that exists, UTC, as YYYY-MM-DDTHH:MM:SSZ',
  'iso-moment':
    'a month, a day or an instant that exists, as YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ',
  'tag-base': 'a tag without its end, such as tag:example.org,2026',
  uri: 'an absolute address',
};
