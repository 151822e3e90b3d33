/**
 * A text as a terminal may show it: control, format and private characters as `\u{…}`, so that
 * an action's name can neither colour the screen nor begin a line of its own.
 */
export function showText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  );
}

/** The same, cut to at most so many characters. */
export function showStart(text: string, most: number): string {
  return showText(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}
