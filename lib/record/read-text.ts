import { lstatSync, readFileSync } from 'node:fs';
import type { FileProblem } from './record-error';

type ReadResult =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: Omit<FileProblem, 'file'> };

/**
 * Reads the text of a record's file. Reports a problem for a path that is not a readable file, for
 * bytes that are not UTF-8, for a byte order mark, and for the markers of an unfinished merge.
 */
export function readText(path: string): ReadResult {
  let bytes: Buffer;
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) {
      const found = stat.isDirectory()
        ? 'a folder'
        : stat.isSymbolicLink()
          ? 'a symbolic link'
          : 'something that is no file';
      return fail('', 'a file', found, 'Put the file itself in its place.');
    }
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: explainReadError(error, 'a file that can be read') };
  }
  const text = bytes.toString('utf8');
  const wrong = findDifference(bytes, Buffer.from(text));
  if (wrong !== undefined) {
    const value = (bytes[wrong] as number).toString(16).padStart(2, '0');
    return fail(
      `byte ${wrong + 1}, line ${countLines(bytes.subarray(0, wrong))}`,
      'UTF-8',
      `the byte 0x${value}, which is none there`,
      'Save the file as UTF-8.',
    );
  }
  if (text.startsWith('\uFEFF')) {
    return fail(
      'line 1, column 1',
      'UTF-8 without a byte order mark',
      'a byte order mark',
      'Save the file without it.',
    );
  }
  // JSON strings have no line ends, so no line within one can look like a conflict marker.
  const mark = /^(?:[<>|]{7} |={7}\r?$).*/m.exec(text);
  if (mark !== null) {
    return fail(
      `line ${countLines(Buffer.from(text.slice(0, mark.index)))}`,
      'a file that is merged',
      `the mark of a conflict, ${JSON.stringify(mark[0].slice(0, 40).trimEnd())}`,
      'Finish the merge: keep one side of each conflict, and none of the marks.',
    );
  }
  return { text };
}

/** Explains a system error of reading, by its code. Throws any other error. */
export function explainReadError(error: unknown, expected: string): Omit<FileProblem, 'file'> {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const [found, remedy] = causes[String(error.code)] ?? [
    `the error ${error.code}`,
    'Look at the disk that it is on.',
  ];
  return { place: '', expected, found, remedy };
}

const causes: Record<string, [found: string, remedy: string]> = {
  ENOENT: ['nothing', 'Correct the path, or create a record: npm run import -- --help.'],
  ENOTDIR: ['a file', 'Name the folder that holds site.json.'],
  EACCES: ['no permission to read it', 'Give the user of this process permission to read it.'],
};

function findDifference(a: Buffer, b: Buffer): number | undefined {
  if (a.equals(b)) return undefined;
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? undefined : at;
}

function countLines(before: Buffer): number {
  return before.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
}

function fail(place: string, expected: string, found: string, remedy: string): ReadResult {
  return { problem: { place, expected, found, remedy } };
}
