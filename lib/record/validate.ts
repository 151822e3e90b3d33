import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describeValue, joinPointer } from '../iam/problem';
import type { FileProblem } from './problem';
import { type FileKind, schemas } from './schemas';

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether a text is an instant as the record writes it, on a day that exists. */
export function isInstant(text: string): boolean {
  if (!instantShape.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
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
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** Holds a parsed file against the schema of its kind; every fault, in words. */
export function validateFile(kind: FileKind, file: string, value: unknown): FileProblem[] {
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
        remedy: 'Remove it, or mend its spelling.',
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
    case 'type':
      return {
        place,
        expected: [params.type].flat().join(' or '),
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

const formatNames: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  'iso-instant': 'an instant that exists, UTC, as YYYY-MM-DDTHH:MM:SSZ',
  uri: 'an absolute address',
};
