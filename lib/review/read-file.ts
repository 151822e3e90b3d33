import { isObject, type Problem } from '../shared/problem';
import { isDocument } from './find-documents';
import type { FileDocuments, FindLine, FoundDocument } from './found-document';
import { createJsonFindLine, parseJson } from './template/parse-json';
import { parseYaml } from './template/parse-yaml';
import { isTemplate, readTemplate } from './template/read-template';
import { isPlan, readPlan } from './terraform-plan';

/** The keys of a document in the output of the AWS command line and in a record; see read-input.ts. */
const responseKeys = ['PolicyVersion', 'PolicyDocument', 'Document', 'document'];

/** One state of a file. A plan has both states of its documents. */
export type ReadFile =
  | { kind: 'documents'; file: FileDocuments }
  | { kind: 'plan'; before: FileDocuments; after: FileDocuments }
  /** JSON or YAML without policy documents. */
  | { kind: 'other' }
  | { kind: 'problem'; problems: Problem[] };

/** Finds the policy documents in the text of a file, by its contents. */
export function readFile(path: string, text: string): ReadFile {
  const isYaml = /\.ya?ml$/i.test(path) || !/^\uFEFF?\s*(["{[%]|$)/.test(text);
  if (isYaml) return readYaml(text);
  const value = parseLoosely(text);
  if (isPlan(value)) return { kind: 'plan', ...readPlan(value) };
  const parsed = isTemplate(value) ? parseJson(text) : undefined;
  if (parsed !== undefined) {
    return parsed.problems === undefined
      ? readParsed(parsed.value, parsed.findLine)
      : { kind: 'problem', problems: parsed.problems };
  }
  // A text that cannot be parsed may be a document; reading it gives the reasons.
  const isOther = value !== undefined && typeof value !== 'string' && !isResponse(value);
  if (isOther) return { kind: 'other' };
  const document: FoundDocument = {
    id: '',
    key: text,
    isIdentity: true,
    read: () => ({ kind: 'text', text }),
    findLine: (place) => createJsonFindLine(text)([...listOuterKeys(value), ...place]),
  };
  return wrap(document);
}

function readYaml(text: string): ReadFile {
  const parsed = parseYaml(text);
  if (parsed.problems !== undefined) return { kind: 'problem', problems: parsed.problems };
  return readParsed(parsed.value, parsed.findLine);
}

function readParsed(value: unknown, findLine: FindLine): ReadFile {
  if (isTemplate(value)) {
    return { kind: 'documents', file: readTemplate(value as Record<string, unknown>, findLine) };
  }
  if (!isResponse(value)) return { kind: 'other' };
  const keys = listOuterKeys(value);
  return wrap({
    id: '',
    key: JSON.stringify(value),
    isIdentity: true,
    read: () => ({ kind: 'value', value }),
    findLine: (place) => findLine([...keys, ...place]),
  });
}

function wrap(document: FoundDocument): ReadFile {
  return { kind: 'documents', file: { documents: [document], attachments: new Map() } };
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Whether a value is a document, or the output of a command that has one. */
function isResponse(value: unknown): boolean {
  if (isDocument(value)) return true;
  return isObject(value) && ['Statement', ...responseKeys].some((key) => Object.hasOwn(value, key));
}

function listOuterKeys(value: unknown): string[] {
  if (!isObject(value) || isDocument(value)) return [];
  const key = responseKeys.find((each) => Object.hasOwn(value, each));
  return key === undefined ? [] : [key, ...listOuterKeys(value[key])];
}
