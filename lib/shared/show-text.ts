/**
 * Escapes control, format and private characters as `\u{…}` for output in a terminal, where an
 * action's name could otherwise send control sequences or start a new line.
 */
export function showText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  );
}

/** The first `max` characters, escaped like `showText`; an ellipsis marks a cut. */
export function showTruncated(text: string, max: number): string {
  return showText(text.length > max ? `${text.slice(0, max - 1)}…` : text);
}
