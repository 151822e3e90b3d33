/** Where the JSON values of a text begin and end, and whether the last one is complete. */
export interface SplitText {
  /** The values that are objects or lists, in their order; without the last one if it is cut. */
  values: string[];
  /** Undefined where the last value ends. */
  cut?: { line: number; column: number };
  /** Whether there is other text between the values. */
  hasRest: boolean;
}

/**
 * Splits a text at the end of each object or list that is in no other. `--no-paginate` and scripts
 * write several answers into one file. The text between brackets is not checked.
 */
export function splitValues(text: string): SplitText {
  const values: string[] = [];
  let depth = 0;
  let start = 0;
  let end = 0;
  let hasRest = false;
  // Only these characters matter, and strings are skipped as a whole.
  const tokens = /["[\]{}]/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const { index } = match;
    const character = match[0];
    if (character === '"') {
      const next = findStringEnd(text, index + 1);
      if (next === undefined) return { values, hasRest, cut: locateEnd(text) };
      tokens.lastIndex = next;
    } else if (character === '{' || character === '[') {
      if (depth === 0) {
        hasRest ||= text.slice(end, index).trim() !== '';
        start = index;
      }
      depth += 1;
    } else {
      depth -= 1;
      if (depth < 0) return { values, hasRest: true };
      if (depth > 0) continue;
      end = index + 1;
      values.push(text.slice(start, end));
    }
  }
  if (depth > 0) return { values, hasRest, cut: locateEnd(text) };
  return { values, hasRest: hasRest || text.slice(end).trim() !== '' };
}

/** The index after the closing quote; undefined without one. */
function findStringEnd(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\' && at - 1 - backslashes >= from) backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return undefined;
}

/** The line and the column after the last character of a text. */
function locateEnd(text: string): { line: number; column: number } {
  const trimmed = text.trimEnd();
  let line = 1;
  let start = 0;
  for (let at = trimmed.indexOf('\n'); at >= 0; at = trimmed.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: trimmed.length - start + 1 };
}
