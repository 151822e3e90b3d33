import { compareText } from '../shared/collections';
import { type Axis, createAxis, type Tick } from './axis';
import { type DateRange, dayOf, findDateRange } from './days';
import type { DefaultChange } from './default-changes';
import type { Reconciliation } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import type { ReconciledChange } from './reconcile-change';
import { listLags } from './statistics';
import { findLeastWidth, type Label, type LabelledMark, placeLabels } from './timeline-labels';
import { summarizeYears, type YearSummary } from './timeline-summary';

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
  /** The least width in pixels at which no labels overlap. */
  width: number;
}

export interface PolicyTimeline {
  policyName: string;
  /** The place of the policy's oldest version on record; 0 where that is older than the range. */
  servedFrom: number;
  /** Where AWS began to track the policy; undefined where it never did. */
  announcedFrom: number | undefined;
  /** Where versions are missing. */
  missing: { from: number; to: number }[];
  /** Those that are drawn by themselves. */
  dots: Dot[];
  /** Years with many versions. */
  summaries: Summary[];
  squares: Square[];
  connectors: Connector[];
}

/**
 * announced: an announcement names it. misnamed: an announcement has it under a wrong name.
 * unannounced: none has it. unknown: it is newer than the last time AWS's page was read.
 * exempt: AWS had nothing to announce, or no announcement is on record.
 */
export type DotForm = 'announced' | 'misnamed' | 'unannounced' | 'unknown' | 'exempt';

export interface Dot extends PlainDot {
  /** The text of its label. */
  text: string;
  label: Label;
}

/** A mark in place of the dots of a year, without those that are announced or marked. */
export interface Summary extends YearSummary<PlainDot> {
  label: Label;
}

export interface PlainDot {
  at: number;
  versionId: string;
  /** An instant: when the version was made, or first observed as the default again. */
  since: string;
  isAgain: boolean;
  form: DotForm;
}

export interface Square {
  at: number;
  id: string;
  date: string;
  /** The versions that it announces, and the days from each to it; negative where it came first. */
  versions: { versionId: string; lagDays: number }[];
  /** The text of its label: "+75d" where it was 75 days late, "?" where it announces no version. */
  text: string;
  label: Label;
}

export interface Connector {
  versionId: string;
  /** Of the announcement, with its date. */
  id: string;
  date: string;
  dot: number;
  square: number;
  lagDays: number;
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
 * Leaves out what lies outside the range. Dots and squares are from left to right.
 *
 * @param markedVersion the id of a version that no summary includes
 */
export function layOutTimeline(
  { announcements, changes, defaultChanges, trackedSince }: Reconciliation,
  policyNames: readonly string[],
  range: DateRange,
  markedVersion?: string,
): Timeline {
  const axis = createAxis(range);
  const lines = policyNames.map((policyName) =>
    layOutLines(
      policyName,
      announcements.filter(({ announcement }) => announcement.policyName === policyName),
      changes.filter(({ change }) => change.policy.policyName === policyName),
      defaultChanges.filter(({ policy }) => policy.policyName === policyName),
      { ...axis, trackedSince, markedVersion },
    ),
  );
  const width = findLeastWidth(
    lines.flatMap((line) => [listServedMarks(line), line.squares] as LabelledMark[][]),
  );
  return {
    years: axis.years,
    quarters: axis.quarters,
    policies: lines.map((line) => {
      const labels = labelMarks(listServedMarks(line), width);
      return {
        ...line,
        dots: line.dots.map((dot) => ({ ...dot, label: labels.get(dot) as Label })),
        summaries: line.summaries.map((each) => ({ ...each, label: labels.get(each) as Label })),
        squares: [...labelMarks(line.squares, width)].map(([square, label]) => ({
          ...square,
          label,
        })),
      };
    }),
    width,
  };
}

/** The labels of marks, which are from left to right. */
function labelMarks<T extends LabelledMark>(marks: readonly T[], width: number): Map<T, Label> {
  const labels = placeLabels(marks, width);
  return new Map(marks.map((mark, index) => [mark, labels[index] as Label]));
}

/** The dots and summaries of a line, from left to right. */
function listServedMarks<T extends LabelledMark>(line: {
  dots: readonly T[];
  summaries: readonly LabelledMark[];
}): LabelledMark[] {
  return [...line.dots, ...line.summaries].sort((a, b) => a.at - b.at);
}

interface Scale extends Axis {
  trackedSince: string | undefined;
  markedVersion: string | undefined;
}

/** The two lines of a policy, without labels. */
function layOutLines(
  policyName: string,
  announcements: readonly ReconciledAnnouncement[],
  changes: readonly ReconciledChange[],
  defaultChanges: readonly DefaultChange[],
  { place, clip, isInside, trackedSince, markedVersion }: Scale,
) {
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
  ];
  const inside = announcements.filter(({ announcement }) => isInside(announcement.date));
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
    ...summarizeYears(
      dots
        .filter(({ since }) => isInside(dayOf(since)))
        .sort((a, b) => compareText(a.since, b.since))
        .map((dot) => ({
          at: place(dayOf(dot.since)),
          text: dot.versionId,
          isKept: dot.form === 'announced' || dot.versionId === markedVersion,
          ...dot,
        })),
    ),
    squares: inside
      .map((reconciled) => ({
        ...describeSquare(reconciled),
        at: place(reconciled.announcement.date),
      }))
      .sort((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id)),
    connectors: inside
      .flatMap(listLags)
      .filter(({ match: { change } }) => isInside(dayOf(change.version.createDate)))
      .map(({ announcement: { announcement }, match: { change }, lagDays }) => ({
        versionId: change.version.versionId,
        id: announcement.id,
        date: announcement.date,
        dot: place(dayOf(change.version.createDate)),
        square: place(announcement.date),
        lagDays,
      })),
  };
}

function describeSquare(reconciled: ReconciledAnnouncement) {
  const { id, date } = reconciled.announcement;
  const versions = listLags(reconciled)
    .map(({ match: { change }, lagDays }) => ({ versionId: change.version.versionId, lagDays }))
    .sort((a, b) => a.lagDays - b.lagDays);
  const text = versions.length > 0 ? versions.map(abbreviateLag).join(' ') : '?';
  return { id, date, versions, text };
}

/** A lag as the label of a square: "+75d", "−7d", "0d". */
function abbreviateLag({ lagDays }: { lagDays: number }): string {
  return `${lagDays > 0 ? '+' : lagDays < 0 ? '−' : ''}${Math.abs(lagDays)}d`;
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
