import { isObject } from '../shared/problem';
import type { Path } from './found-document';

/** No schema of a provider nests this deep; a deeper value could overflow the stack. */
const maxDepth = 100;

interface PlacedDocument {
  path: Path;
  /** An object, or a text of JSON. */
  value: unknown;
}

/** Lists the policy documents in a JSON value: objects with `Statement`, and texts that hold one. */
export function findDocuments(value: unknown, path: Path = []): PlacedDocument[] {
  if (isDocument(value)) return [{ path, value }];
  if (path.length > maxDepth) return [];
  return listEntries(value).flatMap(([key, each]) => findDocuments(each, [...path, key]));
}

/** Whether a JSON value has the form of a policy document, correct or not. */
export function isDocument(value: unknown): boolean {
  if (typeof value === 'string') return /^\s*\{/.test(value) && value.includes('"Statement"');
  return isObject(value) && typeof value.Statement === 'object' && value.Statement !== null;
}

/** Lists the places in a JSON value at which it is `true`. */
export function findTrue(value: unknown, path: Path = []): Path[] {
  if (value === true) return [path];
  if (path.length > maxDepth) return [];
  return listEntries(value).flatMap(([key, each]) => findTrue(each, [...path, key]));
}

function listEntries(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((each, index) => [index, each]);
  return isObject(value) ? Object.entries(value) : [];
}

/** The value at a place; undefined where there is none. */
export function readPath(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}

/**
 * Names a place for people. An item of a list has its name instead of its index where no other item
 * has it, so that a policy that is moved in a list keeps its name: `Policies/read-bucket`.
 */
export function namePath(root: unknown, path: Path): string {
  return path
    .map((key, index) => {
      const list = readPath(root, path.slice(0, index));
      if (!Array.isArray(list)) return key;
      const names = list.map(readName);
      const name = names[key as number];
      return name !== undefined && names.filter((each) => each === name).length === 1 ? name : key;
    })
    .join('/');
}

function readName(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item.PolicyName ?? item.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
