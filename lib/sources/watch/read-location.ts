import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decodeBytes } from '../../shared/decode-text';
import { readErrorCode } from '../import/system-error';
import { SourceError } from '../source-error';
import { fetchBytes, hideSecrets, refuseSize } from './fetch-bytes';
import type { Limits } from './limits';

/** A text, and up to when it tells how things are. */
export interface LocationText {
  /** The path or address as messages name it. */
  name: string;
  text: string;
  /** When a file was last written; undefined of an address, which is read as it is now. */
  written?: Date;
}

/**
 * Reads UTF-8 text from a path, or from an http or https address. Throws a SourceError that
 * names it where it cannot be read as a whole within the limits.
 */
export async function readLocation(place: string, limits: Limits): Promise<LocationText> {
  if (/^https?:\/\//i.test(place) && URL.canParse(place)) {
    const name = hideSecrets(new URL(place));
    return { name, text: decode(name, await fetchBytes(place, limits)) };
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(place)) {
    throw new SourceError(
      place,
      '',
      'a path, or an http or https address',
      'another kind of address, or a broken one',
      'Mend it; a file is named by its path alone.',
    );
  }
  return { ...(await readFile(place, limits)), name: place };
}

async function readFile(path: string, limits: Limits): Promise<Omit<LocationText, 'name'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // A pipe or a device has no size that could be asked before, and may never end.
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
    const words = error instanceof Error ? error.message : String(error);
    throw new SourceError(
      path,
      '',
      'a file that can be read',
      isMissing ? 'nothing by this name' : words,
      'Name another file, or an http or https address.',
    );
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
