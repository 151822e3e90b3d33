/** Sentences end and quote with these; names of IAM's begin and end with none of them. */
const edges = /^[.,;:!?()[\]"“”„‘’'`…]+|[.,;:!?()[\]"“”„‘’'`…]+$/gu;

/** Days and parts of them, `2022-02`, are one word. */
const dateLike = /^\d[\d-]*$/;

/** `Profile` and `Object` of `ProfileObject`, `SES` and `Access` of `SESAccess`, `v4`. */
const camelWord = /\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\p{Lo}+|\d+/gu;

/** A word as it was asked, and what it is made of. */
export interface AskedWord {
  whole: string;
  /** In lower case; none where the whole is one word. */
  parts: string[];
}

/**
 * What finds a text: its words, of a name the whole, its parts and what begins at each of its
 * words, so that `profileobject` finds `profile:GetProfileObjectType`, and two words that stand
 * together, so that `custmerprofiles` is a slip of one; in lower case, each once.
 */
export function listTerms(text: string): string[] {
  return [...new Set(splitChunks(text).flatMap(listTermsOf))];
}

/**
 * The words of a question; where the index takes a name apart, so does this. A letter alone is
 * no word yet: nearly every name has one that begins with it.
 */
export function readQuestion(question: string): AskedWord[] {
  const chunks = splitChunks(question).filter((chunk) => !/^\p{Ll}$|^\p{Lu}$/u.test(chunk));
  return chunks.map((chunk) => {
    const whole = chunk.toLowerCase();
    const parts = splitParts(chunk).flatMap(splitCamel).filter(isWord);
    return { whole, parts: parts.length === 1 && parts[0] === whole ? [] : parts };
  });
}

/** Where words begin in a text, as an offset: after what is no letter, and at a hump. */
export function findStarts(text: string): number[] {
  return [...text.matchAll(camelWord)].map(({ index }) => index);
}

function splitChunks(text: string): string[] {
  return text
    .split(/\s+/)
    .map((chunk) => chunk.replace(edges, '') || chunk)
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

/** `amazonathenafullaccess` of `AmazonAthena_FullAccess`: few know where a name is parted. */
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

/** A letter alone finds everything that has the letter. */
function isWord(text: string): boolean {
  return text.length > 1;
}
