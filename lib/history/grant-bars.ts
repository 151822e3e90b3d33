import type { Version } from '../record/types';
import type { GrantSpan } from './action-history';
import type { Axis } from './axis';
import { dayOf } from './days';

/** A bar from the version that added an action to the one that removed it, as shares of the width. */
export interface GrantBar {
  from: number;
  to: number;
  /** Whether the action is still granted at the right edge. */
  isOpen: boolean;
  /** Parts of the bar in which versions are missing. */
  missing: { from: number; to: number }[];
}

/**
 * Where versions right before the first are missing, the bar begins at the version on record
 * before them, since one of them may have added the action; likewise at its end.
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
