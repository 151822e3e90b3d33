import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decodeBytes } from '../../shared/decode-text';
import { readErrorCode } from '../import/system-error';
import { SourceError } from '../source-error';
import { fetchBytes, hideSecrets, refuseSize } from './fetch-bytes';
import type { Limits } from './limits';

/** A text, and how current it is. */
export interface LocationText {
  /** The path or address, for messages. */
  name: string;
  text: string;
  /** When a file was last written; undefined for an address, whose content is current. */
  written?: Date;
}

/**
 * Reads UTF-8 text from a path, or from an http or https address. Throws a SourceError where it
 * cannot be read completely within the limits.
 */
export async function readLocation(location: string, limits: Limits): Promise<LocationText> {
  if (/^https?:\/\//i.test(location) && URL.canParse(location)) {
    const name = hideSecrets(new URL(location));
    return { name, text: decode(name, await fetchBytes(location, limits)) };
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(location)) {
    const expected = 'a path, or an http or https address';
    const remedy = 'Correct it; a file is named by its path alone.';
    const found = 'another kind of address, or a broken one';
    throw new SourceError(location, '', expected, found, remedy);
  }
  return { ...(await readFile(location, limits)), name: location };
}

async function readFile(path: string, limits: Limits): Promise<Omit<LocationText, 'name'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // The size of a pipe or a device is not known in advance, and it may never end.
    const signal = AbortSignal.timeout(limits.milliseconds);
    for await (const chunk of createReadStream(path, { signal })) {
      length += (chunk as Buffer).length;
      if (length > limits.bytes) throw refuseSize(path, limits);
      chunks.push(chunk as Buffer);
    }
    const { mtime } = await stat(path);
    return { text: decode(path, Buffer.concat(chunks)), written: mtime };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const isMissing = readErrorCode(error) === 'ENOENT';
    const message = error instanceof Error ? error.message : String(error);
    const expected = 'a file that can be read';
    const remedy = 'Name another file, or an http or https address.';
    throw new SourceError(path, '', expected, isMissing ? 'nothing by this name' : message, remedy);
  }
}

function decode(name: string, bytes: Uint8Array): string {
  const { text, problem } = decodeBytes(bytes);
  if (problem !== undefined) throw SourceError.of(name, problem);
  if (text.trim() === '') {
    throw new SourceError(name, '', 'a text', 'an empty one', 'Look at it; try later.');
  }
  return text;
}
