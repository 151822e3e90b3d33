/**
 * What cannot be seen or turns text around: controls but for tabs and ends of lines, soft
 * hyphens, marks and controls of direction (UAX 9), joiners and spaces without width, tags,
 * halves of a character, and what Unicode says is none.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}\u{e0000}-\u{e007f}]/gu;

/**
 * Shows what is hidden in a text as JSON may write it: `\u202e`. A reader is not fooled by what
 * a line seems to say, and JSON text stays the same JSON.
 */
export function escapeHidden(text: string): string {
  return text.replace(hidden, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
