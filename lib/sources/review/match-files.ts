import picomatch from 'picomatch';

/** Matches a path against lines of globs, as GitHub reads `paths`: the last line that matches decides. */
export function createFileFilter(lines: string): (path: string) => boolean {
  const rules = lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isExcluded = line.startsWith('!');
      const glob = (isExcluded ? line.slice(1) : line).replace(/^\.?\//, '');
      return { isExcluded, matches: picomatch(glob, { dot: true, nonegate: true }) };
    });
  return (path) => {
    const last = rules.findLast(({ matches }) => matches(path));
    return last !== undefined && !last.isExcluded;
  };
}
