/** Punctuation at the edges of words; no name of IAM starts or ends with it. */
const punctuation = /^[.,;:!?()[\]"“”„‘’'`…]+|[.,;:!?()[\]"“”„‘’'`…]+$/gu;

/** Days and parts of days, such as `2022-02`, are one word. */
const dateLike = /^\d[\d-]*$/;

/** `Profile` and `Object` of `ProfileObject`, `SES` and `Access` of `SESAccess`, `v4`. */
const camelWord = /\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\p{Lo}+|\d+/gu;

/** A word of a query in lower case. */
export interface QueryWord {
  whole: string;
  /** The words that it consists of; none if it is a single word. */
  parts: string[];
}

/**
 * Lists the terms that find a text, in lower case: its words; of a name also its parts, the rest
 * of the name from each part, so that `profileobject` finds `profile:GetProfileObjectType`, and
 * each two adjacent parts, so that `custmerprofiles` has one typing error.
 */
export function listTerms(text: string): string[] {
  return [...new Set(splitChunks(text).flatMap(listTermsOf))];
}

/**
 * Splits a query into words, and names into parts as `listTerms` does. Single letters are left out:
 * nearly every name has a part that starts with them.
 */
export function parseQuery(query: string): QueryWord[] {
  const chunks = splitChunks(query).filter((chunk) => !/^\p{Ll}$|^\p{Lu}$/u.test(chunk));
  return chunks.map((chunk) => {
    const whole = chunk.toLowerCase();
    const parts = splitParts(chunk).flatMap(splitCamel).filter(isWord);
    return { whole, parts: parts.length === 1 && parts[0] === whole ? [] : parts };
  });
}

/** Returns the offsets at which words start: after a character that is no letter, and in camel case. */
export function findWordStarts(text: string): number[] {
  return [...text.matchAll(camelWord)].map(({ index }) => index);
}

function splitChunks(text: string): string[] {
  return text
    .split(/\s+/)
    .map((chunk) => chunk.replace(punctuation, '') || chunk)
    .filter((chunk) => chunk !== '');
}

function listTermsOf(chunk: string): string[] {
  if (dateLike.test(chunk)) return [chunk];
  const parts = splitParts(chunk).flatMap((part) => {
    const words = splitCamel(part);
    const tails = words.map((_, index) => words.slice(index).join(''));
    const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
    return [part.toLowerCase(), ...words, ...tails, ...pairs];
  });
  return [chunk.toLowerCase(), ...listJoined(chunk), ...parts.filter(isWord)];
}

/** Returns `amazonathenafullaccess` for `AmazonAthena_FullAccess`: readers may omit separators. */
function listJoined(chunk: string): string[] {
  return chunk
    .split(/[^\p{L}\p{N}_-]+/u)
    .map((segment) => segment.replace(/[_-]/g, '').toLowerCase())
    .filter(isWord);
}

function splitParts(chunk: string): string[] {
  if (dateLike.test(chunk)) return [chunk];
  return chunk.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}

function splitCamel(part: string): string[] {
  if (dateLike.test(part)) return [part];
  return (part.match(camelWord) ?? [part]).map((word) => word.toLowerCase());
}

/** Whether a part is more than a single letter. */
function isWord(text: string): boolean {
  return text.length > 1;
}
