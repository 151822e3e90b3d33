import type { BuiltFile, Promises } from './contract';

const kinds: [pattern: RegExp, kind: string][] = [
  [/^policies\/[^/]+\/v\d+\.json$/, 'policies/{policyName}/{versionId}.json'],
  [/^policies\/[^/]+\.json$/, 'policies/{policyName}.json'],
  [/^as-of\/[^/]+\.json$/, 'as-of/{date}.json'],
];

/** Descriptions of the API are no answers of it. */
const descriptions = /^(schema\/|openapi\.json$)/;

const root = '/api/v1/';

/**
 * Every field of the API with the JSON types that it has: `changes.json changes[].verdict`,
 * `null string`. The fields of a
 * policy's document are AWS's, and those of a request's context are its keys.
 */
export function listApiFields(files: readonly BuiltFile[]): Promises {
  const types = new Map<string, Set<string>>();
  const read = (value: unknown, place: string) => {
    const found = types.get(place) ?? new Set();
    types.set(place, found.add(nameType(value)));
    if (Array.isArray(value)) for (const item of value) read(item, `${place}[]`);
    else if (typeof value === 'object' && value !== null && !/\b(document|context)$/.test(place)) {
      for (const [field, inner] of Object.entries(value)) {
        read(inner, place.endsWith(' ') ? `${place}${field}` : `${place}.${field}`);
      }
    }
  };
  for (const { path, text } of files) {
    const file = path.slice(root.length);
    if (path.startsWith(root) && !descriptions.test(file)) {
      read(JSON.parse(text), `${nameKind(file)} `);
    }
  }
  return new Map(
    [...types].map(([place, found]) => [place.trimEnd(), [...found].sort().join(' ')]),
  );
}

/** Whether a field is still no more than what was promised: fewer types hurt no reader. */
export function keepsTypes(promised: string, found: string): boolean {
  const allowed = promised.split(' ');
  return found.split(' ').every((type) => allowed.includes(type));
}

function nameKind(file: string): string {
  return kinds.find(([pattern]) => pattern.test(file))?.[1] ?? file;
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
