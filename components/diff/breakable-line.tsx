import { Fragment } from 'react';

/** Shorter lines fit in half of a wide screen. */
const maxWhole = 44;

/** A line of a document that can break after separators, so that identifiers remain whole. */
export function BreakableLine({ text }: { text: string }) {
  if (text.length <= maxWhole) return text;
  return text.split(/(?<=[:./](?=[\w*$]))/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
