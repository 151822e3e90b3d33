import { type Node, parseTree } from 'jsonc-parser';
import { type LineGroup, readLines } from '../../diff/lines';

/** A text, a document as text in it, and an answer's document as text in that. */
const mostTexts = 3;

/** The keys under which an answer of the AWS command line holds a document, outermost first. */
const answerKeys = ['PolicyVersion', 'PolicyDocument', 'Document', 'document'];

/**
 * The lines of the document in a text that `readInputText` reads: numbers and words are those
 * of the text. A document that is percent-encoded, or text within the text, has the lines that
 * it has decoded. Undefined where no document is found.
 */
export function readOwnLines(text: string): LineGroup[] | undefined {
  return readText(text, mostTexts);
}

function readText(text: string, textsLeft: number): LineGroup[] | undefined {
  const plain = text.trimStart().startsWith('%') ? decodeURIComponent(text.trim()) : text;
  // A space in place of a byte order mark, which is no JSON.
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
  const inner = answerKeys.map(find).find((each) => each !== undefined);
  return inner === undefined ? undefined : readNode(json, inner, textsLeft);
}
