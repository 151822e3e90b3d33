import { dayOf } from '../history/days';
import type { Connector, Dot, Square, Summary } from '../history/timeline';
import { countOf, joinWords, labelLag } from './wording';

const forms = {
  announced: ', announced',
  unannounced: ', never announced',
  misnamed: ', announced under a wrong name',
  unknown: ', announcements not checked yet',
  exempt: '',
} satisfies Record<Dot['form'], string>;

/**
 * Describes the dot of a version: its day and its announcements.
 * @param connectors those of the policy.
 */
export function describeDot(
  { versionId, since, isAgain, form }: Dot,
  connectors: readonly Connector[],
): string {
  const announced = isAgain ? [] : connectors.filter((each) => each.versionId === versionId);
  const dates = announced.map(({ date, lagDays }) => `${date} (${labelLag(lagDays)})`);
  return [
    `${versionId}: default version${isAgain ? ' again' : ''} since ${dayOf(since)}`,
    dates.length > 0 ? `, announced ${joinWords(dates)}` : forms[form],
  ].join('');
}

/** Describes the square of an announcement: its date, its versions and how late it was. */
export function describeSquare({ date, versions }: Square): string {
  const matches = versions.map(({ versionId, lagDays }) => `${versionId} (${labelLag(lagDays)})`);
  return `Announcement of ${date}: ${matches.length > 0 ? joinWords(matches) : 'no version matches'}`;
}

/** Describes the mark of a year with many versions: their number, ids and days. */
export function describeSummary({ year, dots }: Pick<Summary, 'year' | 'dots'>): string {
  const [first, last] = [dots[0], dots.at(-1)] as [Dot, Dot];
  return `${countOf(dots.length, 'version')} of ${year}, ${first.versionId} to ${last.versionId}`;
}
