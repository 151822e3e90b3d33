import { findWordStarts } from './split-words';

/** A part of a text. */
interface TextPart {
  text: string;
  marked: boolean;
}

/** Splits a text to mark words: wherever one of its words starts with a mark, the longest mark. */
export function markWords(text: string, marks: readonly string[]): TextPart[] {
  const folded = text.toLowerCase();
  // Some letters are longer in lower case, which would shift the positions.
  if (folded.length !== text.length) return [{ text, marked: false }];
  const longestFirst = marks
    .filter((mark) => folded.includes(mark))
    .sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let end = 0;
  for (const start of new Set([0, ...findWordStarts(text)])) {
    const mark = longestFirst.find((each) => folded.startsWith(each, start));
    if (start < end || mark === undefined) continue;
    if (start > end) parts.push({ text: text.slice(end, start), marked: false });
    end = start + mark.length;
    parts.push({ text: text.slice(start, end), marked: true });
  }
  if (end < text.length) parts.push({ text: text.slice(end), marked: false });
  return parts;
}
