/**
 * Breaks a text into lines of at most `width`, at white space where possible, otherwise within a
 * word. Beyond `maxLines` lines the text ends with an ellipsis.
 *
 * @param measure returns the width of a text on one line
 * @param indent the width at the beginning of the first line that is not free
 */
export function wrapText(
  text: string,
  width: number,
  maxLines: number,
  measure: (text: string) => number,
  indent = 0,
): string[] {
  const lines: string[] = [];
  const measureRoom = () => (lines.length === 0 ? width - indent : width);
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= measureRoom()) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = breakWord(word, measureRoom(), measure);
    line = parts.pop() ?? '';
    lines.push(...parts);
    if (lines.length > maxLines) break;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return lines;
  const shown = lines.slice(0, maxLines);
  const room = maxLines === 1 ? width - indent : width;
  return [...shown.slice(0, -1), shorten(shown.at(-1) ?? '', room, measure)];
}

function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function shorten(text: string, width: number, measure: (text: string) => number): string {
  const letters = [...text];
  while (letters.length > 0 && measure(`${letters.join('').trimEnd()}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
