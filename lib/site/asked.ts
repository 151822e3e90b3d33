import { type AllowedDay, listTelling, type PolicyAnswer } from '../history/ask';
import { countDays, dayOf } from '../history/days';
import type { Saying } from '../history/sayings';
import type { ToldPolicy, ToldVersion } from '../tools/policy-file';
import { countOf, describeLag, joinWords } from './wording';

export type ToldAnswer = PolicyAnswer<ToldVersion, ToldPolicy>;

/** What came of a question, in a sentence or two that name every policy which allowed it. */
export function summarizeAsked(
  answers: readonly ToldAnswer[],
  { day, nearest }: { day?: string | undefined; nearest?: AllowedDay<ToldVersion> | undefined },
): string {
  if (answers.every(({ periods }) => periods.length === 0)) {
    return day === undefined
      ? 'No tracked policy has ever allowed it.'
      : 'No tracked policy allowed it on that day, or on any other.';
  }
  return day === undefined ? summarizeHistory(answers) : summarizeOn(answers, nearest);
}

function summarizeOn(answers: readonly ToldAnswer[], nearest?: AllowedDay<ToldVersion>): string {
  const allowed = answers.flatMap(({ standing }) => (standing?.period ? [standing.version] : []));
  if (allowed.length > 0) {
    return `${countOf(allowed.length, 'tracked policy', 'tracked policies')} allowed it: ${joinWords(allowed.map(nameVersion))}.`;
  }
  const near =
    nearest === undefined
      ? 'No day ended with one that did.'
      : `The nearest day on which one did is ${nearest.day}: ${nameVersion(nearest.version)}.`;
  return `No tracked policy allowed it on that day. ${near}`;
}

function summarizeHistory(answers: readonly ToldAnswer[]): string {
  const now = answers.flatMap(({ policy: { policyName }, periods }) => {
    const last = periods.at(-1);
    if (last === undefined || last.until !== undefined) return [];
    const [{ versionId, createDate }] = last.versions;
    const since = `since ${versionId} · ${dayOf(createDate)}`;
    return [`${policyName}, ${since}${last.mayBeginEarlier ? ' or earlier' : ''}`];
  });
  const before = answers.flatMap(({ policy: { policyName }, periods }) => {
    const until = periods.at(-1)?.until;
    return until === undefined ? [] : [`${policyName}, until ${dayOf(until.createDate)}`];
  });
  if (now.length === 0) {
    return `No tracked policy allows it now. ${countOf(before.length, 'policy', 'policies')} did: ${before.join('; ')}.`;
  }
  const earlier =
    before.length === 0 ? '' : ` ${before.length} more did earlier: ${before.join('; ')}.`;
  return `${countOf(now.length, 'tracked policy allows', 'tracked policies allow')} it now: ${now.join('; ')}.${earlier}`;
}

function nameVersion({ policyName, versionId }: ToldVersion): string {
  return `${policyName} ${versionId}`;
}

/** How a statement speaks of what was asked: `by name`, `through profile:*`. */
export function describeSaying({ by, patterns, isWhole }: Saying): string {
  const part = isWhole ? '' : ', in part';
  if (by === 'not-action') return `by leaving out only ${joinWords(patterns)}${part}`;
  if (by === 'name') return 'by name';
  return `through ${joinWords(patterns)}${part}`;
}

/** Whether AWS spoke of what a version brought, by a day or at all, and which row it was. */
export interface Told {
  /** The row's id; undefined where there is none. */
  row: string | undefined;
  text: string;
  isSilent: boolean;
}

export function describeTold(version: ToldVersion, action: string, day?: string): Told {
  const [first] = listTelling(version.rows, action);
  if (first === undefined) {
    const isSilent = version.rows.length > 0 || version.state === 'never';
    // Rows that speak of the version and not of this say nothing of it.
    const text = version.rows.length > 0 ? 'not named in any announcement' : version.announced;
    return { row: undefined, text, isSilent };
  }
  const lag = describeLag(countDays(dayOf(version.createDate), first.date));
  if (day === undefined) {
    return { row: first.id, text: `announced ${first.date}, ${lag}`, isSilent: false };
  }
  return first.date <= day
    ? { row: first.id, text: `announced by then, on ${first.date}, ${lag}`, isSilent: false }
    : {
        row: first.id,
        text: `not announced by then: only on ${first.date}, ${lag}`,
        isSilent: true,
      };
}
