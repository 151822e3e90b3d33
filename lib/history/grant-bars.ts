import type { Version } from '../record/types';
import type { GrantSpan } from './action-history';
import type { Axis } from './axis';
import { dayOf } from './days';

/** A bar from what granted an action to what took it away, as shares of the width. */
export interface GrantBar {
  from: number;
  to: number;
  /** Whether it goes on at the right edge. */
  isOpen: boolean;
  /** Stretches of it in which versions were not observed. */
  missing: { from: number; to: number }[];
}

/**
 * Where versions before its first were not observed, a bar begins at the one on record before
 * them, for it may have begun then; the same at its end.
 */
export function layOutGrantBar(
  { policy, versions, until, mayBeginEarlier }: GrantSpan,
  { clip }: Pick<Axis, 'clip'>,
): GrantBar {
  const at = ({ createDate }: Version) => clip(dayOf(createDate));
  const before = policy.versions[policy.versions.indexOf(versions[0]) - 1];
  const marks = [
    ...(mayBeginEarlier && before !== undefined ? [before] : []),
    ...versions,
    ...(until === undefined ? [] : [until]),
  ];
  return {
    from: at(marks[0] as Version),
    to: until === undefined ? 1 : at(until),
    isOpen: until === undefined,
    missing: marks.flatMap((mark, index) => {
      const next = marks[index + 1];
      return next === undefined || next.number === mark.number + 1
        ? []
        : [{ from: at(mark), to: at(next) }];
    }),
  };
}
