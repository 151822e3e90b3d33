import { compareText } from '../shared/collections';
import { type Axis, createAxis, type Span, type Tick, widenSpan } from './axis';
import { dayOf } from './days';
import type { DefaultChange } from './default-changes';
import { listLags } from './figures';
import type { ReconciledAnnouncement, ReconciledChange, Reconciliation } from './reconcile';

/**
 * The picture of both records: a line of what was in force with a dot a version, one more where it is the default again, a line of
 * what AWS announced with a square a row, and a joint from each square to its dot. Places
 * are shares of the width, from 0 to 1.
 */
export interface TwoLines {
  years: Tick[];
  /** First days of quarters that begin no year. */
  quarters: number[];
  lines: PolicyLine[];
}

export interface PolicyLine {
  policyName: string;
  /** Where the policy's oldest version on record stands; 0 where that is older than the span. */
  servedFrom: number;
  /** Where AWS's changelog begins to speak of the policy; undefined where it never does. */
  announcedFrom: number | undefined;
  /** Between which places versions were made that nobody here observed. */
  gaps: { from: number; to: number }[];
  dots: Dot[];
  squares: Square[];
  joints: Joint[];
}

/**
 * announced: a row names it. misnamed: a row announces it under a wrong name. silent: no row
 * does. unknown: it is newer than the last reading. quiet: nothing was to be announced, or no
 * row is on record.
 */
export type DotForm = 'announced' | 'misnamed' | 'silent' | 'unknown' | 'quiet';

/** never: there is no room. wide: only on a wide screen. always: on a phone too. */
export type Room = 'never' | 'wide' | 'always';

export interface Dot {
  at: number;
  versionId: string;
  /** An instant: when the version was made, or seen as the default again. */
  since: string;
  isAgain: boolean;
  form: DotForm;
  room: Room;
}

export interface Square {
  at: number;
  id: string;
  date: string;
}

export interface Joint {
  versionId: string;
  /** Of the row, with its date. */
  id: string;
  date: string;
  dot: number;
  square: number;
  lagDays: number;
  room: Room;
}

/** The span of some tracked dates and of the versions that their rows are joined to. */
export function spanTracked(dates: readonly string[], { announcements }: Reconciliation): Span {
  const [first, last] = [dates[0] as string, dates.at(-1) as string];
  const days = announcements
    .filter(({ announcement: { date } }) => date >= first && date <= last)
    .flatMap(({ matches }) => matches.map(({ change }) => dayOf(change.version.createDate)));
  return widenSpan([...days, first, last]);
}

/**
 * Lays out the lines of some policies over a span; what lies outside it is left out. The
 * label of the version `here` gets room before all others.
 */
export function layOutTwoLines(
  { announcements, changes, defaultChanges, trackedSince }: Reconciliation,
  policyNames: readonly string[],
  span: Span,
  here?: string,
): TwoLines {
  const axis = createAxis(span);
  return {
    years: axis.years,
    quarters: axis.quarters,
    lines: policyNames.map((policyName) =>
      layOutPolicy(
        policyName,
        announcements.filter((row) => row.announcement.policyName === policyName),
        changes.filter(({ change }) => change.policy.policyName === policyName),
        defaultChanges.filter(({ policy }) => policy.policyName === policyName),
        { ...axis, trackedSince, here },
      ),
    ),
  };
}

interface Scale extends Axis {
  trackedSince: string | undefined;
  here: string | undefined;
}

function layOutPolicy(
  policyName: string,
  rows: readonly ReconciledAnnouncement[],
  changes: readonly ReconciledChange[],
  defaultChanges: readonly DefaultChange[],
  { place, clip, isInside, trackedSince, here }: Scale,
): PolicyLine {
  const oldestFirst = changes.toReversed();
  const oldest = oldestFirst[0] as ReconciledChange;
  const dots = [
    ...oldestFirst.map(({ change: { version }, state }) => ({
      versionId: version.versionId,
      since: version.createDate,
      isAgain: false,
      form: judgeForm(state),
    })),
    ...defaultChanges.map(({ version, seen }) => ({
      versionId: version.versionId,
      since: seen,
      isAgain: true,
      form: 'quiet' as const,
    })),
  ]
    .filter(({ since }) => isInside(dayOf(since)))
    .sort((a, b) => compareText(a.since, b.since))
    .map((dot) => ({ at: place(dayOf(dot.since)), ...dot }));
  const inside = rows.filter(({ announcement }) => isInside(announcement.date));
  const joints = inside
    .flatMap(listLags)
    .filter(({ match: { change } }) => isInside(dayOf(change.version.createDate)))
    .map(({ row: { announcement }, match: { change }, lagDays }) => ({
      versionId: change.version.versionId,
      id: announcement.id,
      date: announcement.date,
      dot: place(dayOf(change.version.createDate)),
      square: place(announcement.date),
      lagDays,
    }));
  const spoken = [
    ...changes.map(({ change }) => dayOf(change.version.createDate)),
    ...rows.map(({ announcement }) => announcement.date),
  ].sort()[0] as string;
  return {
    policyName,
    servedFrom: clip(dayOf(oldest.change.version.createDate)),
    announcedFrom:
      trackedSince === undefined ? undefined : clip(spoken > trackedSince ? spoken : trackedSince),
    gaps: oldestFirst.flatMap(({ change: { beforeSince, version, unobserved } }) => {
      if (beforeSince === undefined || unobserved === undefined) return [];
      const [from, to] = [clip(dayOf(beforeSince)), clip(dayOf(version.createDate))];
      return from < to ? [{ from, to }] : [];
    }),
    dots: giveRoom(
      dots,
      (dot) => dot.at,
      (dot) => dot.versionId.length,
      (dot) => (dot.versionId === here ? 0 : dot === dots.at(-1) ? 1 : 2),
    ),
    squares: inside.map(({ announcement: { id, date } }) => ({ at: place(date), id, date })),
    joints: giveRoom(
      joints,
      (joint) => joint.square,
      () => 13,
      ({ lagDays }) => -Math.abs(lagDays),
    ),
  };
}

function judgeForm(state: ReconciledChange['state']): DotForm {
  return forms[state] ?? 'quiet';
}

const forms: Partial<Record<ReconciledChange['state'], DotForm>> = {
  full: 'announced',
  part: 'announced',
  misnamed: 'misnamed',
  never: 'silent',
  'after-reading': 'unknown',
};

/** Pixels that a picture is at least wide, and that a letter of its labels takes. */
const widths = { wide: 900, always: 320 };
const letter = 7;

/** Gives labels room, those of the lowest rank first, so that none stands on another. */
function giveRoom<T>(
  items: readonly T[],
  at: (item: T) => number,
  letters: (item: T) => number,
  rank: (item: T) => number,
): (T & { room: Room })[] {
  const ranked = [...items].sort((a, b) => rank(a) - rank(b));
  const fits = (width: number) => {
    const taken: { at: number; half: number }[] = [];
    return new Set(
      ranked.filter((item) => {
        const mine = { at: at(item) * width, half: (letters(item) * letter + 4) / 2 };
        const isFree = taken.every(
          (other) => Math.abs(other.at - mine.at) >= other.half + mine.half,
        );
        if (isFree) taken.push(mine);
        return isFree;
      }),
    );
  };
  const [wide, always] = [fits(widths.wide), fits(widths.always)];
  return items.map((item) => ({
    ...item,
    room: always.has(item) && wide.has(item) ? 'always' : wide.has(item) ? 'wide' : 'never',
  }));
}
