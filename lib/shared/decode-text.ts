import type { Problem } from './problem';

/** Larger documents are refused unread; IAM's limit is 10,240 characters. */
export const maxBytes = 1_000_000;

export type DecodedText =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: Problem };

/** Decodes at most `maxBytes` of UTF-8, without its byte order mark. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > maxBytes) return refuseSize('more');
  return decodeBytes(bytes);
}

/** Decodes UTF-8 of any length, without its byte order mark. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // TextDecoder gives no reason, and UTF-16 is the most frequent one.
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

export function refuseSize(found: string): DecodedText {
  return refuse(
    `at most ${maxBytes.toLocaleString('en-US')} bytes`,
    found,
    'Give one policy document; IAM takes none that is larger than 10,240 characters.',
  );
}

export function refuse(expected: string, found: string, remedy: string): DecodedText {
  return { problem: { place: '', expected, found, remedy } };
}
