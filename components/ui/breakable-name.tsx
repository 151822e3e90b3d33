import { Fragment } from 'react';

/** A long IAM name that may break where its words begin, and is copied without the breaks. */
export function BreakableName({ name }: { name: string }) {
  const words = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=_)|(?=~)/);
  return words.map((word, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}
