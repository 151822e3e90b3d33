import type { BuiltFile } from '../built-site';
import type { Contract } from './contract';

const kinds: [pattern: RegExp, kind: string][] = [
  [/^policies\/[^/]+\/v\d+\.json$/, 'policies/{policyName}/{versionId}.json'],
  [/^policies\/[^/]+\.json$/, 'policies/{policyName}.json'],
  [/^as-of\/[^/]+\.json$/, 'as-of/{date}.json'],
];

/** Files that describe the API. */
const descriptions = /^(schema\/|openapi\.json$)/;

const root = '/api/v1/';

/**
 * Lists every field of the API with its JSON types: `changes.json changes[].verdict` with
 * `null string`. The fields of policy documents, which are AWS's, and of request contexts, which
 * are condition keys, are left out.
 */
export function listApiFields(files: readonly BuiltFile[]): Contract {
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

/** Whether a field has no other types than those promised. It may have fewer. */
export function isCompatibleType(promised: string, found: string): boolean {
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
