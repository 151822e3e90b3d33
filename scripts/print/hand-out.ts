import type { ToldVersion } from '../../lib/text/told';
import type { GroupOrder, PrintReport } from './messages';

/** What a process is to do next. */
export interface HandedOut {
  order: GroupOrder;
  /** The first order of the process that takes its place. */
  heir?: GroupOrder;
}

/**
 * Answers each report with work, until none is left. A process keeps much of what it has printed:
 * the whole record is for a new one, in the place of one that gives all of that back.
 */
export function createHandOut(): (report: Exclude<PrintReport, { error: string }>) => HandedOut {
  const told: ToldVersion[] = [];
  let place = 0;
  return (report) => {
    told.push(...report.told);
    const group = placeGroup(place, report.groups);
    place += 1;
    if (group !== 0) return { order: { group } };
    const whole = { group, told };
    return report.files === 0 ? { order: whole } : { order: {}, heir: whole };
  };
}

/**
 * The group that comes at a place: the first, of the whole record, when three fifths are
 * done. What the others found is then told and not worked out once more, and enough is left
 * for the other processes meanwhile. Undefined past the end.
 */
export function placeGroup(place: number, groups: number): number | undefined {
  const whole = Math.floor(groups * 0.6);
  if (place >= groups) return undefined;
  if (place === whole) return 0;
  return place < whole ? place + 1 : place;
}
