/**
 * Text as XML, HTML and JSON may carry it. What XML 1.0 forbids is taken out, since no escape
 * can save it, and so are the further control characters and noncharacters, which are no text
 * either: HTML calls them errors and feed validators complain of them.
 * Sources: XML 1.0 (Fifth Edition), production 2, Char, and its note; HTML, "Preprocessing the
 * input stream".
 */
export function dropIllegalCharacters(text: string): string {
  return text.replace(illegal, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out.
const illegal = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Text as HTML shows it: nothing of it is markup. */
export function escapeHtml(text: string): string {
  return dropIllegalCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Text as XML holds it, in an element or an attribute. By number, as the RSS profile asks: a
 * reader that takes titles for HTML then has less to misread; and line ends stay what they are.
 * Source: RSS Advisory Board, "RSS Best Practices Profile", Character Data.
 */
export function escapeXml(text: string): string {
  return dropIllegalCharacters(text).replace(
    /[&<>"\t\n\r]/g,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** Text as a CDATA section holds it: an end of section in it is parted between two of them. */
export function wrapCdata(text: string): string {
  return `<![CDATA[${dropIllegalCharacters(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** What a title says beside the name of its subject; what is longer goes on in the summary. */
const longestTitle = 120;

/**
 * What a title says, in no more characters than are well read in a list: a longer text ends
 * where a part of it does, after `; ` or `, `, else at a space, else anywhere, and says with
 * `…` that it goes on.
 */
export function shortenTitle(text: string): string {
  const points = [...text];
  if (points.length <= longestTitle) return text;
  const start = points.slice(0, longestTitle).join('');
  const end = /^.*[;,] /s.exec(start) ?? /^.* /s.exec(start) ?? [start];
  return `${end[0]}…`;
}

/**
 * Text as one plain line, for places that are pasted elsewhere: line breaks and control
 * characters are spaces, lone surrogates go, and so do the marks that would turn the words
 * around them. Source: Unicode, properties Cc, Cs, Zl, Zp and Bidi_Control.
 */
export function writePlainLine(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Bidi_Control}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
