/** A file of a built site: its path from the root, with its first slash, and its text. */
export interface BuiltFile {
  path: string;
  text: string;
}

/**
 * What the site has promised to whoever links to it, subscribes or reads its API: lines of
 * text, each led by what it is about and closed, after a tab, by what that is.
 */
export type Promises = ReadonlyMap<string, string>;

/** Reads promises from their file. Throws where a line says what an earlier one says. */
export function parsePromises(text: string, file: string): Promises {
  const promises = new Map<string, string>();
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const { key, value } = splitPromise(line);
    if (promises.has(key)) {
      throw new Error(
        `${file}, line ${index + 1}: expected each promise once, found "${key}" again. Delete the line.`,
      );
    }
    promises.set(key, value);
  });
  return promises;
}

export function writePromises(promises: Promises): string {
  return [...promises]
    .map(([key, value]) => (value === '' ? `${key}\n` : `${key}\t${value}\n`))
    .sort()
    .join('');
}

function splitPromise(line: string): { key: string; value: string } {
  const tab = line.indexOf('\t');
  return tab < 0
    ? { key: line, value: '' }
    : { key: line.slice(0, tab), value: line.slice(tab + 1) };
}

/** Says of each promise that a build does not keep what became of it. To add is free. */
export function listBroken(
  promised: Promises,
  found: Promises,
  keeps: (promised: string, found: string) => boolean = (a, b) => a === b,
): string[] {
  return [...promised].flatMap(([key, value]) => {
    const now = found.get(key);
    if (now === undefined) return [`${key} is gone`];
    return keeps(value, now) ? [] : [`${key} was "${value}" and is "${now}"`];
  });
}
