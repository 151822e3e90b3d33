/**
 * Invisible characters and those that change the direction of text: controls other than tabs and
 * line ends, soft hyphens, direction marks and controls (UAX 9), joiners and spaces without
 * width, tags, lone surrogates, and code points that are no characters.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the function escapes.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}\u{e0000}-\u{e007f}]/gu;

/** Texts without any of these have no hidden character. Without `u`, it is several times as fast. */
const mayBeHidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]/;

/**
 * Escapes hidden characters as JSON does: `\u202e`. Without it, a line can look like another
 * one. JSON text keeps its value.
 */
export function escapeHidden(text: string): string {
  if (!mayBeHidden.test(text)) return text;
  return text.replace(hidden, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
