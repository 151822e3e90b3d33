import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Problem } from '../../shared/problem';
import type { FindLine } from '../found-document';

/** Levels of nesting that are accepted; a template has about fifteen. */
const maxLevels = 64;
/** More nodes than a template of CloudFormation's maximum size, 1 MB, has; aliases repeat nodes. */
const maxNodes = 200_000;

export type ParsedFile =
  | { value: unknown; findLine: FindLine; problems?: undefined }
  | { value?: undefined; problems: Problem[] };

/**
 * Parses YAML. A short form of an intrinsic function has the value of its long form: `!Sub x` is
 * `{"Fn::Sub": "x"}`. Unquoted texts on which YAML 1.1 and 1.2 differ are `{"Fn::Unquoted": "0755"}`.
 * Source: AWS CloudFormation User Guide, "Intrinsic function reference".
 */
export function parseYaml(text: string): ParsedFile {
  const lines = new LineCounter();
  const [document, ...more] = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (document === undefined || more.length > 0) {
    const found = document === undefined ? 'none' : `${more.length + 1}`;
    return refuse('', 'one YAML document', found, 'Give each template a file of its own.');
  }
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const found = error.message.split('\n')[0] as string;
    return refuse(`line ${line}, column ${col}`, 'YAML', found, 'Correct the syntax there.');
  }
  // An alias is looked up in the whole document, and can be used many times.
  const resolved = new Map<Node, Node | undefined>();
  const resolve = (node: Node) => {
    if (!isAlias(node)) return node;
    if (!resolved.has(node)) resolved.set(node, node.resolve(document));
    return resolved.get(node);
  };
  let [nodes, isTooLarge] = [0, false];
  const convert = (item: unknown, level: number): unknown => {
    nodes += 1;
    isTooLarge ||= nodes > maxNodes || level > maxLevels;
    if (isTooLarge) return null;
    const node = resolve(item as Node);
    const value = isMap(node)
      ? Object.fromEntries(
          node.items.map(({ key, value: each }) => [readKey(key), convert(each, level + 1)]),
        )
      : isSeq(node)
        ? node.items.map((each) => convert(each, level + 1))
        : isScalar(node)
          ? readScalar(node.value, node.source, node.type)
          : null;
    return expandTag(node?.tag, value);
  };
  const root = document.contents as Node;
  const value = convert(root, 0);
  if (!isTooLarge) return { value, findLine: createFindLine(root, resolve, lines) };
  const expected = `at most ${maxLevels} levels and ${maxNodes.toLocaleString('en-US')} values`;
  return refuse('', expected, 'more, or aliases that repeat more', 'Split the template.');
}

function refuse(place: string, expected: string, found: string, remedy: string): ParsedFile {
  return { problems: [{ place, expected, found, remedy }] };
}

function readKey(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** Texts that are Boolean in YAML 1.1 alone, and numbers that are not written as JSON writes them. */
function readScalar(value: unknown, source: string | undefined, type: unknown): unknown {
  const isPlain = type === 'PLAIN' && source !== undefined;
  const isBoolean = typeof value === 'string' && /^(y|yes|n|no|on|off)$/i.test(value);
  const isOther = typeof value === 'number' && String(value) !== source;
  if (isPlain && (isBoolean || isOther)) return { 'Fn::Unquoted': source };
  // A binary value is no text.
  return typeof value === 'object' && value !== null ? { 'Fn::Unquoted': source } : value;
}

function expandTag(tag: string | undefined, value: unknown): unknown {
  if (tag === undefined || !/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (name === 'GetAtt' && typeof value === 'string') {
    const [resource, ...attribute] = value.split('.');
    return { 'Fn::GetAtt': [resource, attribute.join('.')] };
  }
  return { [`Fn::${name}`]: value };
}

/** The line of a place; of the nearest place around it, where the file does not have it. */
function createFindLine(
  root: Node,
  resolve: (node: Node) => Node | undefined,
  lines: LineCounter,
): FindLine {
  return (path) => {
    let [node, offset] = [root, readOffset(root)];
    for (const key of path) {
      const parent = resolve(node);
      // A long form has a level more than its short form.
      if (parent?.tag?.startsWith('!') && /^(Fn::|Ref$|Condition$)/.test(String(key))) continue;
      const pair = isMap(parent) && parent.items.find((each) => readKey(each.key) === String(key));
      const child = pair ? pair.value : isSeq(parent) ? parent.items[Number(key)] : undefined;
      if (child === undefined || child === null) break;
      offset = readOffset(pair ? pair.key : child);
      node = child as Node;
    }
    return lines.linePos(offset).line;
  };
}

/** Where a parsed node begins in the text. */
function readOffset(node: unknown): number {
  return (node as { range: [number] }).range[0];
}
