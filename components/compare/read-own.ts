import { formatLines, type LineGroup } from '@/lib/diff/lines';
import type { Statement } from '@/lib/iam/document';
import { decodeText, maxBytes } from '@/lib/shared/decode-text';
import type { Problem } from '@/lib/shared/problem';
import { readOwnLines } from '@/lib/site/client/own-lines';
import { readInputText } from '@/lib/sources/documents/read-input';

/** A document that the reader gave, or what is wrong with it. It stays in this browser. */
export type OwnDocument =
  | {
      document: object;
      statements: Statement[];
      /** As the reader wrote them. */
      lines: LineGroup[];
      problems?: undefined;
      key: number;
    }
  | { problems: Problem[]; document?: undefined; key: number };

let given = 0;

/** Reads what the reader pasted. */
export function readOwnText(text: string): OwnDocument {
  given += 1;
  if (text.length > maxBytes) return { problems: [tellLong(text.length)], key: given };
  const { document, problems } = readInputText(text);
  if (document === undefined) return { problems: problems ?? [], key: given };
  const value = document.value as object;
  const lines = readOwnLines(text) ?? formatLines(value);
  return { document: value, statements: document.statements, lines, key: given };
}

/** The text of a file that the reader chose or dropped. Throws where the browser cannot read it. */
export async function readOwnFile(file: File): Promise<{ text: string } | { problem: Problem }> {
  if (file.size > maxBytes) return { problem: tellLong(file.size) };
  const { text, problem } = decodeText(new Uint8Array(await file.arrayBuffer()));
  return text === undefined ? { problem } : { text };
}

export function tellLong(length: number): Problem {
  return {
    place: '',
    expected: `at most ${maxBytes.toLocaleString('en-US')} characters`,
    found: length.toLocaleString('en-US'),
    remedy: 'Give one policy document; IAM takes none that is larger than 10,240 characters.',
  };
}
