import { type FileHandle, open } from 'node:fs/promises';
import {
  type DecodedText,
  decodeText,
  maxBytes,
  refuse,
  refuseSize,
} from '../../shared/decode-text';

/** Reads a file of UTF-8 text, with or without a byte order mark; at most `maxBytes`. */
export async function readTextFile(path: string): Promise<DecodedText> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      return refuse('a file', 'a folder', 'Name a file in it.');
    }
    if (stats.size > maxBytes) return refuseSize(`${stats.size.toLocaleString('en-US')} bytes`);
    return decodeText(await readUpToLimit(handle));
  } catch (error) {
    return explainSystemError(error);
  } finally {
    await handle?.close();
  }
}

/** Reads a stream of UTF-8 text, such as standard input; at most `maxBytes`. */
export async function readTextStream(stream: AsyncIterable<Buffer>): Promise<DecodedText> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) return refuseSize('more');
    }
  } catch (error) {
    return explainSystemError(error);
  }
  return decodeText(Buffer.concat(chunks));
}

/** Reads one byte more than the limit, because a pipe or a growing file has no known size. */
async function readUpToLimit(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(maxBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

const systemErrors: Record<string, [expected: string, found: string, remedy: string]> = {
  ENOENT: ['a file', 'nothing by this name', 'Name a file that exists, or - for standard input.'],
  ENOTDIR: ['a file', 'a path through something that is no folder', 'Correct the path.'],
  EISDIR: ['a file', 'a folder', 'Name a file in it.'],
  EACCES: ['a file that may be read', 'one without that right', 'Allow reading it.'],
};

/** Why a file cannot be read, from the error of the file system. */
export function explainSystemError(error: unknown): DecodedText {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  return refuse(...(systemErrors[code] ?? ['a file', message, 'Name another file.']));
}
