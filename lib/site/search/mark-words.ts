import { findStarts } from './split-words';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts a text at the words to mark: where a word of it begins with one, the longest counts. */
export function markWords(text: string, marks: readonly string[]): Piece[] {
  const folded = text.toLowerCase();
  // Some letters change their number in lower case, and places would no longer be the same.
  if (folded.length !== text.length) return [{ text, marked: false }];
  const longestFirst = marks
    .filter((mark) => folded.includes(mark))
    .sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let end = 0;
  for (const start of new Set([0, ...findStarts(text)])) {
    const mark = longestFirst.find((each) => folded.startsWith(each, start));
    if (start < end || mark === undefined) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), marked: false });
    end = start + mark.length;
    pieces.push({ text: text.slice(start, end), marked: true });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}
