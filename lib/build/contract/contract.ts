/**
 * What the site promises to pages that link to it, subscribers of its feeds and readers of its API.
 * A file of promises has one per line: a key and, after a tab, its value if it has one.
 */
export type Contract = ReadonlyMap<string, string>;

/** Reads promises from the text of their file. Throws if two lines have the same key. */
export function parseContract(text: string, file: string): Contract {
  const promises = new Map<string, string>();
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [key, value] = line.split(/\t(.*)/) as [string, string?];
    if (promises.has(key)) {
      throw new Error(
        `${file}, line ${index + 1}: expected each promise once, found "${key}" again. Delete the line.`,
      );
    }
    promises.set(key, value ?? '');
  });
  return promises;
}

export function formatContract(promises: Contract): string {
  return [...promises]
    .map(([key, value]) => (value === '' ? `${key}\n` : `${key}\t${value}\n`))
    .sort()
    .join('');
}

/** Describes each promise that a build breaks. A build may add to what is promised. */
export function listBreaches(
  promised: Contract,
  found: Contract,
  keeps: (promised: string, found: string) => boolean = (a, b) => a === b,
): string[] {
  return [...promised].flatMap(([key, value]) => {
    const now = found.get(key);
    if (now === undefined) return [`${key} is gone`];
    return keeps(value, now) ? [] : [`${key} was "${value}" and is "${now}"`];
  });
}
