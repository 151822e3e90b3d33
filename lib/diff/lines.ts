import { escapeHidden } from '../shared/json/escape-hidden';

/** One line of a document as `printLines` prints it. */
export interface Line {
  /** Counted from 1 over the whole document. */
  number: number;
  text: string;
  /** Path inside the statement, list positions left out: `Action`, `Condition/Bool/aws:MFA`. */
  path: string;
  /** The scalar on the line; undefined on a line that only opens or closes. */
  value: string | undefined;
  /** The line as `printLines` writes it, without its indentation and the comma after it. */
  plain: string;
}

/** The lines of one statement, or those outside any. */
export interface LineGroup {
  /** Position of the statement in its document, from 0; undefined for lines outside any. */
  statement: number | undefined;
  lines: Line[];
}

/**
 * Prints a document as lines, grouped by statement, each knowing what it says.
 * Joined by newlines the texts are `JSON.stringify(document, null, 2)`, but that what cannot be
 * seen or turns text around is written as an escape: it is the same document, and fools nobody.
 */
export function formatLines(document: object): LineGroup[] {
  const printer = new Printer();
  printer.printDocument(document as Record<string, unknown>);
  return printer.groups;
}

class Printer {
  readonly groups: LineGroup[] = [];
  private number = 0;

  printDocument(document: Record<string, unknown>) {
    this.write(undefined, '{', '', undefined);
    const entries = Object.entries(document);
    for (const [index, [key, value]] of entries.entries()) {
      const comma = index < entries.length - 1 ? ',' : '';
      const head = `  ${JSON.stringify(key)}: `;
      if (key === 'Statement' && Array.isArray(value) && value.length > 0) {
        this.write(undefined, `${head}[`, key, undefined);
        for (const [at, statement] of value.entries()) {
          this.printValue(statement, '    ', '    ', at < value.length - 1 ? ',' : '', '', at);
        }
        this.write(undefined, `  ]${comma}`, key, undefined);
      } else if (key === 'Statement') {
        this.printValue(value, head, '  ', comma, '', 0);
      } else {
        this.printValue(value, head, '  ', comma, key, undefined);
      }
    }
    this.write(undefined, '}', '', undefined);
  }

  /** `head` is what stands before the value on its first line; `indent` that of its last. */
  private printValue(
    value: unknown,
    head: string,
    indent: string,
    comma: string,
    path: string,
    statement: number | undefined,
  ) {
    if (typeof value !== 'object' || value === null) {
      this.write(statement, head + JSON.stringify(value) + comma, path, String(value));
      return;
    }
    const isList = Array.isArray(value);
    const entries: [string, unknown][] = Object.entries(value);
    const [open, close] = isList ? '[]' : '{}';
    if (entries.length === 0) {
      this.write(statement, `${head}${open}${close}${comma}`, path, `${open}${close}`);
      return;
    }
    this.write(statement, `${head}${open}`, path, undefined);
    for (const [index, [key, child]] of entries.entries()) {
      const childIndent = `${indent}  `;
      const childHead = isList ? childIndent : `${childIndent}${JSON.stringify(key)}: `;
      const childPath = isList ? path : path === '' ? key : `${path}/${key}`;
      const childComma = index < entries.length - 1 ? ',' : '';
      this.printValue(child, childHead, childIndent, childComma, childPath, statement);
    }
    this.write(statement, `${indent}${close}${comma}`, path, undefined);
  }

  private write(
    statement: number | undefined,
    text: string,
    path: string,
    value: string | undefined,
  ) {
    let group = this.groups.at(-1);
    if (group === undefined || group.statement !== statement) {
      group = { statement, lines: [] };
      this.groups.push(group);
    }
    this.number += 1;
    const shown = escapeHidden(text);
    const plain = shown.trim().replace(/,$/, '');
    group.lines.push({ number: this.number, text: shown, path, value, plain });
  }
}

/**
 * What a line says, apart from how it is written: two lines of one key say the same. Actions
 * ignore case, and a scalar says what a list of that one says.
 */
export function getLineKey({ path, value, plain }: Line): string {
  if (value === undefined) return `${path} ${plain.slice(-1)}`;
  return `${path}=${/^(Not)?Action$/.test(path) ? value.toLowerCase() : value}`;
}
