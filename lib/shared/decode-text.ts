import type { Problem } from './problem';

/** A document of more bytes is refused unread; IAM's largest may have 10,240 characters. */
export const mostBytes = 1_000_000;

export type TextRead =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: Problem };

/** Bytes as UTF-8 text without its byte order mark. */
export function decodeText(bytes: Uint8Array): TextRead {
  if (bytes.length > mostBytes) return refuseSize('more');
  return decodeBytes(bytes);
}

/** The same of any length. */
export function decodeBytes(bytes: Uint8Array): TextRead {
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

export function refuseSize(found: string): TextRead {
  return refuse(
    `at most ${mostBytes.toLocaleString('en-US')} bytes`,
    found,
    'Give one policy document; IAM takes none that is larger than 10,240 characters.',
  );
}

export function refuse(expected: string, found: string, remedy: string): TextRead {
  return { problem: { place: '', expected, found, remedy } };
}
