import { type FileHandle, open } from 'node:fs/promises';
import type { Problem } from '../iam/problem';

/** A document of more bytes is refused unread; IAM's largest may have 10,240 characters. */
export const mostBytes = 1_000_000;

export type TextRead =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: Problem };

/** Reads a file of UTF-8 text, with or without a byte order mark; at most `mostBytes`. */
export async function readTextFile(path: string): Promise<TextRead> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      return refuse('a file', 'a folder', 'Name a file in it.');
    }
    if (stats.size > mostBytes) return refuseSize(`${stats.size.toLocaleString('en-US')} bytes`);
    return decodeText(await readStart(handle));
  } catch (error) {
    return explainSystemError(error);
  } finally {
    await handle?.close();
  }
}

/** The same from a stream such as standard input, of which no more is read than may be. */
export async function readTextStream(stream: AsyncIterable<Buffer>): Promise<TextRead> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) return refuseSize('more');
    }
  } catch (error) {
    return explainSystemError(error);
  }
  return decodeText(Buffer.concat(chunks));
}

/** One byte more than may be: a pipe or a growing file has no size that can be asked before. */
async function readStart(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(mostBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Bytes as UTF-8 text without its byte order mark. */
export function decodeText(bytes: Buffer): TextRead {
  if (bytes.length > mostBytes) return refuseSize('more');
  return decodeBytes(bytes);
}

/** The same of any length. */
export function decodeBytes(bytes: Buffer): TextRead {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // TextDecoder says no more than that it could not.
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    return refuse(
      'text in UTF-8',
      isUtf16 ? 'text in UTF-16' : 'bytes that are no UTF-8',
      isUtf16
        ? "Save it as UTF-8; PowerShell's > writes UTF-16, Out-File -Encoding utf8 does not."
        : 'Save it as UTF-8.',
    );
  }
}

const systemErrors: Record<string, [expected: string, found: string, remedy: string]> = {
  ENOENT: ['a file', 'nothing by this name', 'Name a file that exists, or - for standard input.'],
  ENOTDIR: ['a file', 'a path through something that is no folder', 'Mend the path.'],
  EISDIR: ['a file', 'a folder', 'Name a file in it.'],
  EACCES: ['a file that may be read', 'one without that right', 'Allow reading it.'],
};

function explainSystemError(error: unknown): TextRead {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  return refuse(...(systemErrors[code] ?? ['a file', message, 'Name another file.']));
}

function refuseSize(found: string): TextRead {
  return refuse(
    `at most ${mostBytes.toLocaleString('en-US')} bytes`,
    found,
    'Give one policy document; IAM takes none that is larger than 10,240 characters.',
  );
}

function refuse(expected: string, found: string, remedy: string): TextRead {
  return { problem: { place: '', expected, found, remedy } };
}
