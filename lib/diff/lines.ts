import { type Node, parseTree } from 'jsonc-parser';
import { escapeHidden } from '../shared/json/escape-hidden';

/** One line of a document: a value or a bracket, with the key in front of it. */
export interface Line {
  /** The line number in the text, from 1. */
  number: number;
  /** The line as it is displayed: invisible and bidirectional characters are escaped. */
  text: string;
  /** Path inside the statement, without list positions: `Action`, `Condition/Bool/aws:MFA`. */
  path: string;
  /** The scalar on the line; undefined on a line that only opens or closes. */
  value: string | undefined;
  /** The line as `formatLines` formats it, without indentation and trailing comma. */
  plain: string;
}

/** The lines of one statement, or those outside any. */
export interface LineGroup {
  /** Position of the statement in its document, from 0; undefined for lines outside any. */
  statement: number | undefined;
  lines: Line[];
}

/**
 * The lines of a document as `JSON.stringify(document, null, 2)` formats it, grouped by
 * statement. Invisible and bidirectional characters are JSON escapes, so the lines joined are the
 * same document and cannot display as another one.
 */
export function formatLines(document: object): LineGroup[] {
  const text = JSON.stringify(document, null, 2);
  return readLines(text, parseTree(text) as Node);
}

/**
 * The lines of a document inside a JSON text, with their numbers and spelling in that text: one
 * for each value and bracket. Values that share a line of the text share its number.
 */
export function readLines(text: string, document: Node): LineGroup[] {
  const reader = new Reader(text);
  reader.readDocument(document);
  return reader.groups;
}

/**
 * A key that lines with the same meaning share: actions ignore letter case, and a scalar means
 * the same as a list of that one value.
 */
export function getLineKey({ path, value, plain }: Line): string {
  if (value === undefined) return `${path} ${plain.slice(-1)}`;
  return `${path}=${isActionPath(path) ? value.toLowerCase() : value}`;
}

/** The keys of the values of a statement, without its Sid, which permits nothing. */
export function listValueKeys({ lines }: LineGroup): Set<string> {
  return new Set(
    lines.filter(({ path, value }) => value !== undefined && path !== 'Sid').map(getLineKey),
  );
}

export function isActionPath(path: string): boolean {
  return path === 'Action' || path === 'NotAction';
}

/** Where a value is in the text and in the document. */
interface Place {
  /** Offset of its key, or of the value itself where it has no key. */
  start: number;
  /** The key as `formatLines` formats it, with colon and space; empty where it has no key. */
  head: string;
  depth: number;
  path: string;
  statement: number | undefined;
}

class Reader {
  readonly groups: LineGroup[] = [];
  /** The offset at which each line of the text starts. */
  private readonly starts: number[];
  private lastNumber = 0;

  constructor(private readonly text: string) {
    this.starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  readDocument(node: Node) {
    const place = { start: node.offset, head: '', depth: 0, path: '', statement: undefined };
    this.open(node, place);
    for (const property of listChildren(node)) {
      const [key, value] = property.children as [Node, Node];
      const inner = placeProperty(key, 1, key.value, undefined);
      if (key.value !== 'Statement') this.readValue(value, inner);
      else if (value.type !== 'array') this.readValue(value, { ...inner, path: '', statement: 0 });
      else this.readStatements(value, inner);
    }
    this.close(node, place);
  }

  private readStatements(list: Node, place: Place) {
    this.open(list, place);
    for (const [index, node] of listChildren(list).entries()) {
      const start = node.offset;
      this.readValue(node, { start, head: '', depth: 2, path: '', statement: index });
    }
    this.close(list, place);
  }

  private readValue(node: Node, place: Place) {
    const children = listChildren(node);
    if (children.length === 0) {
      const empty = node.type === 'object' ? '{}' : node.type === 'array' ? '[]' : undefined;
      this.write(place, node.offset, this.findEnd(node), {
        value: empty ?? String(node.value),
        plain: place.head + (empty ?? JSON.stringify(node.value)),
      });
      return;
    }
    this.open(node, place);
    for (const child of children) {
      const { depth, path, statement } = place;
      if (node.type === 'array') {
        this.readValue(child, { start: child.offset, head: '', depth: depth + 1, path, statement });
      } else {
        const [key, value] = child.children as [Node, Node];
        const inner = path === '' ? key.value : `${path}/${key.value}`;
        this.readValue(value, placeProperty(key, depth + 1, inner, statement));
      }
    }
    this.close(node, place);
  }

  private open(node: Node, place: Place) {
    const plain = place.head + this.text[node.offset];
    this.write(place, node.offset, node.offset + 1, { value: undefined, plain });
  }

  private close(node: Node, place: Place) {
    const start = node.offset + node.length - 1;
    const plain = this.text[start] as string;
    this.write({ ...place, start }, start, this.findEnd(node), { value: undefined, plain });
  }

  /** The offset after a value, and after the comma that follows it on the same line. */
  private findEnd(node: Node): number {
    const end = node.offset + node.length;
    const comma = /^[ \t]*,/.exec(this.text.slice(end, end + 200));
    return end + (comma?.[0].length ?? 0);
  }

  /** Writes a value with its key; a key on an earlier line of the text has a line of its own. */
  private write(
    { start, depth, path, statement }: Place,
    valueStart: number,
    end: number,
    content: Pick<Line, 'value' | 'plain'>,
  ) {
    const isSplit = this.findLineNumber(start) < this.findLineNumber(valueStart);
    if (isSplit) {
      const head = this.text.slice(start, valueStart).split('\n')[0] as string;
      const key = { path, statement, value: undefined, plain: head.trim() };
      this.writeLine(start, start + head.length, depth, key);
    }
    this.writeLine(isSplit ? valueStart : start, end, depth, { path, statement, ...content });
  }

  private writeLine(
    start: number,
    end: number,
    depth: number,
    { statement, ...line }: Pick<Line, 'path' | 'value' | 'plain'> & Pick<Place, 'statement'>,
  ) {
    let group = this.groups.at(-1);
    if (group === undefined || group.statement !== statement) {
      group = { statement, lines: [] };
      this.groups.push(group);
    }
    const number = this.findLineNumber(start);
    const before = this.text.slice(this.starts[number - 1], start);
    // A value in the middle of a line has no indentation in the text. Some authors write the
    // comma in front of a value.
    const isFirst = number !== this.lastNumber && /^\s*(,\s*)?$/.test(before);
    const indent = isFirst ? before : '  '.repeat(depth);
    this.lastNumber = number;
    const text = escapeHidden(indent + this.text.slice(start, end).trimEnd());
    group.lines.push({ number, text, ...line, plain: escapeHidden(line.plain) });
  }

  /** The number of the line at an offset in the text, from 1, by binary search. */
  private findLineNumber(offset: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

function placeProperty(
  key: Node,
  depth: number,
  path: string,
  statement: number | undefined,
): Place {
  return { start: key.offset, head: `${JSON.stringify(key.value)}: `, depth, path, statement };
}

function listChildren({ children = [] }: Node): Node[] {
  return children;
}
