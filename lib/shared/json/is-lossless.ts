/** JSON can escape a lone surrogate, which is lost when it is written. */
const escapedSurrogate = /\\u[dD][89a-fA-F]/;

const [quote, backslash] = [0x22, 0x5c];
const whiteSpace = [0x20, 0x0a, 0x0d, 0x09];

/**
 * Whether a text differs from what JSON.stringify writes for its value in white space alone, so
 * that JSON.parse has lost nothing. It is false for some texts that lose nothing, such as those with
 * other escapes. Every file of an archive is read with it, since scanning tokens takes ten times as long.
 *
 * @param value of the text, not nested deeper than a stack allows
 */
export function isLossless(text: string, value: unknown): boolean {
  const compact = JSON.stringify(value);
  let [at, isInText] = [0, false];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!isInText && whiteSpace.includes(code)) continue;
    if (code !== compact.charCodeAt(at)) return false;
    at += 1;
    if (code === quote) isInText = !isInText;
    if (code !== backslash) continue;
    // The character after it does not end the text.
    index += 1;
    if (text.charCodeAt(index) !== compact.charCodeAt(at)) return false;
    at += 1;
  }
  return !escapedSurrogate.test(compact);
}

/** Whether lists and objects are nested in more levels. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}
