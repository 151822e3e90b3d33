import { Fragment } from 'react';

/** An IAM name with line-break opportunities between its words, which are not copied. */
export function BreakableName({ name }: { name: string }) {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=_)|(?=~)/);
  return words.map((word, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

/** An address with line-break opportunities after its slashes, which are not copied. */
export function BreakableAddress({ url }: { url: string }) {
  return url.split(/(?<=[^/]\/)(?=[^/])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
