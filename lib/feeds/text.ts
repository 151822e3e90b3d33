/**
 * Text as XML and JSON may carry it: control characters that XML 1.0 forbids and lone
 * surrogates are taken out, since no escape can save them.
 * Source: XML 1.0 (Fifth Edition), production 2, Char.
 */
export function dropIllegalCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '');
}

/** Text as HTML shows it: nothing of it is markup. */
export function escapeHtml(text: string): string {
  return dropIllegalCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
