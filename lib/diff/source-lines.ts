import type { Node } from 'jsonc-parser';
import { escapeHidden } from '../shared/json/escape-hidden';
import type { Line, LineGroup } from './lines';

/**
 * The lines of a document in a JSON text, with the numbers and the words that they have there,
 * in the shape of `printLines`: one line for each value and bracket. What stands on one line of
 * the text beside other values is a piece of that line, and has its number.
 */
export function readSourceLines(text: string, document: Node): LineGroup[] {
  const reader = new Reader(text);
  reader.readDocument(document);
  return reader.groups;
}

/** Where a value stands, and what is said of it. */
interface Place {
  /** Where its key begins, or the value itself without one. */
  start: number;
  /** The key as it is written, with colon and space; empty without one. */
  head: string;
  depth: number;
  path: string;
  statement: number | undefined;
}

class Reader {
  readonly groups: LineGroup[] = [];
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
      const scalar = node.type === 'object' ? '{}' : node.type === 'array' ? '[]' : undefined;
      const written = scalar ?? JSON.stringify(node.value);
      this.write(place, node.offset, this.findEnd(node), {
        value: scalar ?? String(node.value),
        plain: place.head + written,
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
    const bracket = this.text[node.offset] as string;
    this.write(place, node.offset, node.offset + 1, {
      value: undefined,
      plain: place.head + bracket,
    });
  }

  private close(node: Node, place: Place) {
    const end = node.offset + node.length;
    const plain = this.text[end - 1] as string;
    this.write({ ...place, start: end - 1 }, end - 1, this.findEnd(node), {
      value: undefined,
      plain,
    });
  }

  /** Where a value ends: after the comma, where it follows on the same line. */
  private findEnd(node: Node): number {
    const end = node.offset + node.length;
    const after = /^[ \t]*,/.exec(this.text.slice(end, end + 200));
    return end + (after?.[0].length ?? 0);
  }

  /** Writes a value and its key; a line of its own for a key that stands on an earlier line. */
  private write(
    { start, depth, path, statement }: Place,
    valueStart: number,
    end: number,
    says: Pick<Line, 'value' | 'plain'>,
  ) {
    const isSplit = this.findLineNumber(start) < this.findLineNumber(valueStart);
    if (isSplit) {
      const head = this.text.slice(start, valueStart).split('\n')[0] as string;
      const plain = head.trim();
      this.writeLine(start, start + head.length, depth, {
        path,
        statement,
        value: undefined,
        plain,
      });
    }
    this.writeLine(isSplit ? valueStart : start, end, depth, { path, statement, ...says });
  }

  private writeLine(
    start: number,
    end: number,
    depth: number,
    {
      statement,
      ...line
    }: Pick<Line, 'path' | 'value' | 'plain'> & { statement: number | undefined },
  ) {
    let group = this.groups.at(-1);
    if (group === undefined || group.statement !== statement) {
      group = { statement, lines: [] };
      this.groups.push(group);
    }
    const number = this.findLineNumber(start);
    const before = this.text.slice(this.starts[number - 1], start);
    // A piece in the middle of its line is indented by its depth, to be read at all.
    // Some write the comma before a value.
    const isFirst = number !== this.lastNumber && /^\s*(,\s*)?$/.test(before);
    const indent = isFirst ? before : '  '.repeat(depth);
    this.lastNumber = number;
    const text = escapeHidden(indent + this.text.slice(start, end).trimEnd());
    group.lines.push({ number, text, ...line, plain: escapeHidden(line.plain) });
  }

  /** The number of the line of a place in the text, from 1. */
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
