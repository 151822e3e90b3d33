/** A problem in a JSON value, in the four parts of an error message. */
export interface Problem {
  /** RFC 6901 pointer into the value; '' is the whole value. */
  place: string;
  expected: string;
  found: string;
  remedy: string;
}

/** Appends one key or index to an RFC 6901 pointer. */
export function joinPointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A JSON value for an error message, in at most one line: a list by its length, an object as such. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Whether a JSON value is an object, and not null or an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
