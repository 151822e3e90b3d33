import { Fragment } from 'react';

/** A long address that may break after its slashes, and is copied without the breaks. */
export function BreakableAddress({ url }: { url: string }) {
  return url.split(/(?<=[^/]\/)(?=[^/])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
