import { countDays, dayOf } from '../history/days';
import type { StatementMatch } from '../history/match-statements';
import {
  type AccessPeriod,
  type AllowedDay,
  listAnnouncementsOf,
  type PolicyAccess,
} from '../history/who-allowed';
import { isPattern } from '../iam/patterns';
import type { ToldPolicy, ToldVersion } from '../site/client/policy-file';
import { countOf, describeLag, joinWords, nameMissingVersions } from './wording';

export type PolicyFileAccess = PolicyAccess<ToldVersion, ToldPolicy>;

/**
 * What came of a question, in a few sentences that name every policy which allowed it or denies
 * it, and what was not observed.
 */
export function summarizeWhoAllowed(
  answers: readonly PolicyFileAccess[],
  { day, nearest }: { day?: string | undefined; nearest?: AllowedDay<ToldVersion> | undefined },
): string {
  const said = day === undefined ? summarizeHistory(answers) : summarizeOn(answers, nearest);
  const denials = answers.flatMap(({ denied, onDay }) =>
    denied.flatMap(({ versions, until }) => {
      const newest = until === undefined ? versions.at(-1) : undefined;
      const version = day === undefined ? newest : versions.find((each) => each === onDay?.version);
      return version === undefined ? [] : [nameVersion(version)];
    }),
  );
  return denials.length === 0
    ? said
    : `${said} ${joinWords(denials)} ${denials.length === 1 ? 'denies' : 'deny'} it.`;
}

function summarizeOn(
  answers: readonly PolicyFileAccess[],
  nearest?: AllowedDay<ToldVersion>,
): string {
  const allowed = answers.flatMap(({ onDay }) =>
    onDay?.period ? [`${nameVersion(onDay.version)}${besideDeny(onDay.statements)}`] : [],
  );
  if (allowed.length > 0) {
    return `${countOf(allowed.length, 'tracked policy', 'tracked policies')} allowed it: ${joinWords(allowed)}.`;
  }
  const unseen = answers.flatMap(({ policy: { policyName }, onDay }) =>
    onDay?.missing ? [`${policyName} ${nameMissingVersions(onDay.missing)}`] : [],
  );
  const limit =
    unseen.length === 0 ? '' : ` Not observed, and maybe in force then: ${joinWords(unseen)}.`;
  if (answers.every(({ allowed }) => allowed.length === 0)) {
    return `No tracked policy allowed it on that day, or on any other.${limit}`;
  }
  const near =
    nearest === undefined
      ? 'No day ended with one that did.'
      : `The nearest day on which one did is ${nearest.day}: ${nameVersion(nearest.version)}.`;
  return `No tracked policy allowed it on that day. ${near}${limit}`;
}

function summarizeHistory(answers: readonly PolicyFileAccess[]): string {
  const ever = answers.filter(({ allowed }) => allowed.length > 0);
  if (ever.length === 0) return 'No tracked policy has ever allowed it.';
  const now = ever.flatMap(({ policy: { policyName }, allowed }) => {
    const last = allowed.at(-1) as AccessPeriod<ToldVersion>;
    if (last.until !== undefined) return [];
    const [{ versionId, createDate }] = last.versions;
    const since = `since ${versionId} · ${dayOf(createDate)}`;
    const beside = besideDeny(last.statements);
    return [`${policyName}, ${since}${last.mayBeginEarlier ? ' or earlier' : ''}${beside}`];
  });
  const before = ever.flatMap(({ policy: { policyName }, allowed }) => {
    const { until, mayEndEarlier } = allowed.at(-1) as AccessPeriod<ToldVersion>;
    if (until === undefined) return [];
    return [`${policyName}, until ${dayOf(until.createDate)}${mayEndEarlier ? ' or earlier' : ''}`];
  });
  if (now.length === 0) {
    return `No tracked policy allows it now. ${countOf(before.length, 'policy', 'policies')} did: ${before.join('; ')}.`;
  }
  const earlier =
    before.length === 0 ? '' : ` ${before.length} more did earlier: ${before.join('; ')}.`;
  return `${countOf(now.length, 'tracked policy allows', 'tracked policies allow')} it now: ${now.join('; ')}.${earlier}`;
}

/** What a version denies of an action it does not deny whole, or it would not allow it. */
function besideDeny(sayings: readonly StatementMatch[]): string {
  return sayings.some(({ effect }) => effect === 'Deny') ? ' (beside a Deny)' : '';
}

function nameVersion({ policyName, versionId }: ToldVersion): string {
  return `${policyName} ${versionId}`;
}

/** How a statement speaks of what was asked: `by name`, `through profile:*`. */
export function describeStatementMatch({ by, patterns, isWhole }: StatementMatch): string {
  const part = isWhole ? '' : ', in part';
  if (by === 'not-action') return `by leaving out only ${joinWords(patterns)}${part}`;
  // A pattern that was asked for, as it stands.
  if (by === 'name') return patterns.every(isPattern) ? 'as it stands' : 'by name';
  return `through ${joinWords(patterns)}${part}`;
}

/**
 * Since which of some versions they name an action as the one at a place does, and how earlier
 * ones did: by name, and later through a wildcard. `says` has what each version says, oldest
 * first.
 */
export function describeMatchHistory(
  says: readonly (readonly StatementMatch[])[],
  at: number,
): { since: number; earlier: string[] } {
  const ways = says
    .slice(0, at + 1)
    .map((each) => [...new Set(each.map(describeStatementMatch))].join(' and '));
  const since = ways.findLastIndex((way) => way !== ways[at]) + 1;
  return { since, earlier: [...new Set(ways.slice(0, since))] };
}

/** Whether AWS spoke of what a version brought, by a day or at all, and which row it was. */
export interface AnnouncementStatus {
  /** The row's id; undefined where there is none. */
  announcementId: string | undefined;
  text: string;
  isUnannounced: boolean;
}

export function describeAnnouncementStatus(
  { versions }: ToldPolicy,
  version: ToldVersion,
  { action, day }: { action: string; day?: string | undefined },
): AnnouncementStatus {
  const [first] = listAnnouncementsOf(version.rows, action);
  if (first === undefined) return describeSilence(versions, version, action);
  const lag = describeLag(countDays(dayOf(version.createDate), first.date));
  if (day === undefined) {
    return {
      announcementId: first.id,
      text: `announced ${first.date}, ${lag}`,
      isUnannounced: false,
    };
  }
  return first.date <= day
    ? {
        announcementId: first.id,
        text: `announced by then, on ${first.date}, ${lag}`,
        isUnannounced: false,
      }
    : {
        announcementId: first.id,
        text: `not announced by then: only on ${first.date}, ${lag}`,
        isUnannounced: true,
      };
}

/** Of a version that no row announced: a row on a later one may name the action all the same. */
function describeSilence(
  versions: readonly ToldVersion[],
  version: ToldVersion,
  action: string,
): AnnouncementStatus {
  const isUnannounced = version.rows.length > 0 || version.state === 'never';
  // Rows that speak of the version and not of this say nothing of it.
  const text =
    version.rows.length > 0
      ? `not named in ${version.versionId}’s announcement`
      : version.announced;
  const later = versions.slice(versions.indexOf(version) + 1).flatMap((each) =>
    listAnnouncementsOf(each.rows, action)
      .filter(({ actions }) => actions.length > 0)
      .map((row) => ({ row, versionId: each.versionId })),
  )[0];
  if (later === undefined) return { announcementId: undefined, text, isUnannounced };
  return {
    announcementId: later.row.id,
    text: `${text}; named on ${later.row.date}, with ${later.versionId}`,
    isUnannounced,
  };
}
