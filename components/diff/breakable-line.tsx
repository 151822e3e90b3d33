import { Fragment } from 'react';

/** Shorter lines fit in half of a wide screen. */
const maxWhole = 44;
/** Longer words, such as those of a Sid, may not fit in a line. */
const maxWord = 30;

/**
 * A line of a document that can break after separators, and very long words where a capital letter
 * begins a part, so that no part of an identifier is broken.
 */
export function BreakableLine({ text }: { text: string }) {
  if (text.length <= maxWhole) return text;
  const parts = text
    .split(/(?<=[:./](?=[\w*$]))/)
    .flatMap((part) => (part.length > maxWord ? part.split(/(?<=[a-z0-9])(?=[A-Z])/) : part));
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
