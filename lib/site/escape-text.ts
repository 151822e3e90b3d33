/**
 * Removes the characters that XML 1.0 forbids, which have no escape, and further control characters
 * and noncharacters, which HTML and feed validators report as errors.
 * Sources: XML 1.0 (Fifth Edition), production 2, Char, and its note; HTML, "Preprocessing the
 * input stream".
 */
export function dropIllegalCharacters(text: string): string {
  return text.replace(illegal, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
const illegal = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Escapes a text for HTML. */
export function escapeHtml(text: string): string {
  return dropIllegalCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Escapes a text for an element or attribute of XML. The escapes are numeric, as the RSS profile
 * recommends for readers that take titles for HTML, and preserve line ends.
 * Source: RSS Advisory Board, "RSS Best Practices Profile", Character Data.
 */
export function escapeXml(text: string): string {
  return dropIllegalCharacters(text).replace(
    /[&<>"\t\n\r]/g,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** Wraps a text in CDATA sections; an end of section in the text is split between two. */
export function wrapCdata(text: string): string {
  return `<![CDATA[${dropIllegalCharacters(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** The maximum length of a title after the name of its subject. */
const maxTitleLength = 120;

/**
 * Shortens a title for lists: a longer text is cut after `; ` or `, `, otherwise at a space,
 * otherwise anywhere, and ends with `…`.
 */
export function shortenTitle(text: string): string {
  const points = [...text];
  if (points.length <= maxTitleLength) return text;
  const start = points.slice(0, maxTitleLength).join('');
  const end = /^.*[;,] /s.exec(start) ?? /^.* /s.exec(start) ?? [start];
  return `${end[0]}…`;
}

/**
 * Formats a text as one plain line, to be pasted elsewhere: line breaks and control characters become
 * spaces; lone surrogates and characters that change the direction of text are removed. Source:
 * Unicode, properties Cc, Cs, Zl, Zp and Bidi_Control.
 */
export function formatPlainLine(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Bidi_Control}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
