import { compareText } from '../shared/collections';
import { type Axis, createAxis, type Tick } from './axis';
import { type DateRange, dayOf, findDateRange } from './days';
import type { DefaultChange } from './default-changes';
import type { Reconciliation } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import type { ReconciledChange } from './reconcile-change';
import { listLags } from './statistics';

/**
 * The layout of a chart. Each policy has a line of versions with a dot each, and another dot
 * where a version is the default again; a line of announcements with a square each; and a
 * connector from each square to its dot. Positions are shares of the width, from 0 to 1.
 */
export interface Timeline {
  years: Tick[];
  /** First days of quarters that begin no year. */
  quarters: number[];
  policies: PolicyTimeline[];
}

export interface PolicyTimeline {
  policyName: string;
  /** The place of the policy's oldest version on record; 0 where that is older than the range. */
  servedFrom: number;
  /** Where AWS began to track the policy; undefined where it never did. */
  announcedFrom: number | undefined;
  /** Where versions are missing. */
  missing: { from: number; to: number }[];
  dots: Dot[];
  squares: Square[];
  connectors: Connector[];
}

/**
 * announced: an announcement names it. misnamed: an announcement has it under a wrong name.
 * unannounced: none has it. unknown: it is newer than the last time AWS's page was read.
 * exempt: AWS had nothing to announce, or no announcement is on record.
 */
export type DotForm = 'announced' | 'misnamed' | 'unannounced' | 'unknown' | 'exempt';

/** never: there is no room. wide: only on a wide screen. always: on a phone too. */
export type LabelVisibility = 'never' | 'wide' | 'always';

export interface Dot {
  at: number;
  versionId: string;
  /** An instant: when the version was made, or first observed as the default again. */
  since: string;
  isAgain: boolean;
  form: DotForm;
  labelVisibility: LabelVisibility;
}

export interface Square {
  at: number;
  id: string;
  date: string;
}

export interface Connector {
  versionId: string;
  /** Of the announcement, with its date. */
  id: string;
  date: string;
  dot: number;
  square: number;
  lagDays: number;
  labelVisibility: LabelVisibility;
}

/** The range of some tracked dates and of the versions announced within them. */
export function findTrackedRange(
  dates: readonly string[],
  { announcements }: Pick<Reconciliation, 'announcements'>,
): DateRange {
  const [first, last] = [dates[0] as string, dates.at(-1) as string];
  const days = announcements
    .filter(({ announcement: { date } }) => date >= first && date <= last)
    .flatMap(({ matches }) => matches.map(({ change }) => dayOf(change.version.createDate)));
  return findDateRange([...days, first, last]);
}

/**
 * Leaves out what lies outside the range.
 * @param here the version whose label gets room before all others.
 */
export function layOutTimeline(
  { announcements, changes, defaultChanges, trackedSince }: Reconciliation,
  policyNames: readonly string[],
  range: DateRange,
  here?: string,
): Timeline {
  const axis = createAxis(range);
  return {
    years: axis.years,
    quarters: axis.quarters,
    policies: policyNames.map((policyName) =>
      layOutPolicy(
        policyName,
        announcements.filter(({ announcement }) => announcement.policyName === policyName),
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
  announcements: readonly ReconciledAnnouncement[],
  changes: readonly ReconciledChange[],
  defaultChanges: readonly DefaultChange[],
  { place, clip, isInside, trackedSince, here }: Scale,
): PolicyTimeline {
  const oldestFirst = changes.toReversed();
  const oldest = oldestFirst[0] as ReconciledChange;
  const dots = [
    ...oldestFirst.map(({ change: { version }, state }) => ({
      versionId: version.versionId,
      since: version.createDate,
      isAgain: false,
      form: forms[state],
    })),
    ...defaultChanges.map(({ version, observed }) => ({
      versionId: version.versionId,
      since: observed,
      isAgain: true,
      form: 'exempt' as const,
    })),
  ]
    .filter(({ since }) => isInside(dayOf(since)))
    .sort((a, b) => compareText(a.since, b.since))
    .map((dot) => ({ at: place(dayOf(dot.since)), ...dot }));
  const inside = announcements.filter(({ announcement }) => isInside(announcement.date));
  const connectors = inside
    .flatMap(listLags)
    .filter(({ match: { change } }) => isInside(dayOf(change.version.createDate)))
    .map(({ announcement: { announcement }, match: { change }, lagDays }) => ({
      versionId: change.version.versionId,
      id: announcement.id,
      date: announcement.date,
      dot: place(dayOf(change.version.createDate)),
      square: place(announcement.date),
      lagDays,
    }));
  const firstDay = [
    ...changes.map(({ change }) => dayOf(change.version.createDate)),
    ...announcements.map(({ announcement }) => announcement.date),
  ].sort()[0] as string;
  return {
    policyName,
    servedFrom: clip(dayOf(oldest.change.version.createDate)),
    announcedFrom:
      trackedSince === undefined
        ? undefined
        : clip(firstDay > trackedSince ? firstDay : trackedSince),
    missing: oldestFirst.flatMap(({ change: { beforeSince, version, missing } }) => {
      if (beforeSince === undefined || missing === undefined) return [];
      const [from, to] = [clip(dayOf(beforeSince)), clip(dayOf(version.createDate))];
      return from < to ? [{ from, to }] : [];
    }),
    dots: placeLabels(
      dots,
      (dot) => dot.at,
      (dot) => dot.versionId.length,
      (dot) => (dot.versionId === here ? 0 : dot === dots.at(-1) ? 1 : 2),
    ),
    squares: inside.map(({ announcement: { id, date } }) => ({ at: place(date), id, date })),
    connectors: placeLabels(
      connectors,
      ({ square }) => square,
      () => 13,
      ({ lagDays }) => -Math.abs(lagDays),
    ),
  };
}

const forms: Record<ReconciledChange['state'], DotForm> = {
  full: 'announced',
  part: 'announced',
  misnamed: 'misnamed',
  never: 'unannounced',
  'after-reading': 'unknown',
  'nothing-to-announce': 'exempt',
  'before-tracking': 'exempt',
  'no-changelog': 'exempt',
};

/** Widths in pixels: of the narrowest chart on each kind of screen, and of a letter of a label. */
const widths = { wide: 900, always: 320 };
const letter = 7;

/** Decides which labels are visible, those of the lowest rank first, so that none overlap. */
function placeLabels<T>(
  items: readonly T[],
  at: (item: T) => number,
  letters: (item: T) => number,
  rank: (item: T) => number,
): (T & { labelVisibility: LabelVisibility })[] {
  const ranked = [...items].sort((a, b) => rank(a) - rank(b));
  const listFitting = (width: number) => {
    const taken: { at: number; half: number }[] = [];
    return new Set(
      ranked.filter((item) => {
        const label = { at: at(item) * width, half: (letters(item) * letter + 4) / 2 };
        const isFree = taken.every(
          (other) => Math.abs(other.at - label.at) >= other.half + label.half,
        );
        if (isFree) taken.push(label);
        return isFree;
      }),
    );
  };
  const [wide, always] = [listFitting(widths.wide), listFitting(widths.always)];
  return items.map((item) => ({
    ...item,
    labelVisibility:
      always.has(item) && wide.has(item) ? 'always' : wide.has(item) ? 'wide' : 'never',
  }));
}
