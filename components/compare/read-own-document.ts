import { formatLines, type LineGroup } from '@/lib/diff/lines';
import type { Statement } from '@/lib/iam/document';
import { decodeText, maxBytes } from '@/lib/shared/decode-text';
import type { Problem } from '@/lib/shared/problem';
import { readDocumentLines } from '@/lib/site/client/document-lines';
import { readInputText } from '@/lib/sources/documents/read-input';

/** The reader's document or its problems. It stays in this browser. */
export type OwnDocument =
  | {
      document: object;
      statements: Statement[];
      /** As the reader wrote them. */
      lines: LineGroup[];
      problems?: undefined;
      /** Differs for each reading. */
      key: number;
    }
  | { problems: Problem[]; document?: undefined; key: number };

let lastKey = 0;

/** Reads the text of a document. */
export function readOwnText(text: string): OwnDocument {
  lastKey += 1;
  if (text.length > maxBytes) return { problems: [describeTooLong(text.length)], key: lastKey };
  const { document, problems } = readInputText(text);
  if (document === undefined) return { problems: problems ?? [], key: lastKey };
  const value = document.value as object;
  const lines = readDocumentLines(text) ?? formatLines(value);
  return { document: value, statements: document.statements, lines, key: lastKey };
}

/** Reads the text of a file. Throws if the browser cannot read it. */
export async function readOwnFile(file: File): Promise<{ text: string } | { problem: Problem }> {
  if (file.size > maxBytes) return { problem: describeTooLong(file.size) };
  const { text, problem } = decodeText(new Uint8Array(await file.arrayBuffer()));
  return text === undefined ? { problem } : { text };
}

export function describeTooLong(length: number): Problem {
  return {
    place: '',
    expected: `at most ${maxBytes.toLocaleString('en-US')} characters`,
    found: length.toLocaleString('en-US'),
    remedy: 'Give one policy document; IAM takes none that is larger than 10,240 characters.',
  };
}
