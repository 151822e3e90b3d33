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
