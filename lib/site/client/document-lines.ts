import { type Node, parseTree } from 'jsonc-parser';
import { type LineGroup, readLines } from '../../diff/lines';

/** A text, a document as text in it, and the document of a response as text in that. */
const maxTexts = 3;

/** The keys of a document in a response of the AWS command line, outermost first. */
const responseKeys = ['PolicyVersion', 'PolicyDocument', 'Document', 'document'];

/**
 * Reads the lines of the document in a text that `readInputText` reads, as they are in the text. If
 * the document is percent-encoded or a string in the text, the lines are those of the decoded
 * document. Returns undefined if the text has no document.
 */
export function readDocumentLines(text: string): LineGroup[] | undefined {
  return readText(text, maxTexts);
}

function readText(text: string, textsLeft: number): LineGroup[] | undefined {
  const plain = text.trimStart().startsWith('%') ? decodeURIComponent(text.trim()) : text;
  // A byte order mark is not JSON.
  const json = plain.replace(/^\uFEFF/, ' ');
  const root = parseTree(json);
  return root === undefined ? undefined : readNode(json, root, textsLeft - 1);
}

function readNode(json: string, node: Node, textsLeft: number): LineGroup[] | undefined {
  if (node.type === 'string' && textsLeft > 0) return readText(node.value, textsLeft);
  const find = (key: string) =>
    node.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
  if (['Statement', 'Version', 'Id'].some((key) => find(key) !== undefined)) {
    return readLines(json, node);
  }
  const inner = responseKeys.map(find).find((each) => each !== undefined);
  return inner === undefined ? undefined : readNode(json, inner, textsLeft);
}
