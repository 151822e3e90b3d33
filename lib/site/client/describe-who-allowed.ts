import { countDays, dayOf } from '../../history/days';
import type { StatementMatch } from '../../history/match-statements';
import {
  type AccessPeriod,
  type AllowedDay,
  listAnnouncementsOf,
  type PolicyAccess,
} from '../../history/who-allowed';
import { isPattern } from '../../iam/patterns';
import { countOf, describeLag, joinWords, nameMissingVersions } from '../../text/wording';
import type { ToolPolicy, ToolVersion } from './policy-file';

export type PolicyFileAccess = PolicyAccess<ToolVersion, ToolPolicy>;

/**
 * Who allowed an action, in a few sentences: every policy that allowed it or denies it, and the
 * missing versions.
 */
export function summarizeWhoAllowed(
  access: readonly PolicyFileAccess[],
  { day, closest }: { day?: string | undefined; closest?: AllowedDay<ToolVersion> | undefined },
): string {
  const summary = day === undefined ? summarizeHistory(access) : summarizeDay(access, closest);
  const denials = access.flatMap(({ denied, onDay }) =>
    denied.flatMap(({ versions, until }) => {
      const newest = until === undefined ? versions.at(-1) : undefined;
      const version = day === undefined ? newest : versions.find((each) => each === onDay?.version);
      return version === undefined ? [] : [nameVersion(version)];
    }),
  );
  return denials.length === 0
    ? summary
    : `${summary} ${joinWords(denials)} ${denials.length === 1 ? 'denies' : 'deny'} it.`;
}

function summarizeDay(
  access: readonly PolicyFileAccess[],
  closest?: AllowedDay<ToolVersion>,
): string {
  const allowed = access.flatMap(({ onDay }) =>
    onDay?.period ? [`${nameVersion(onDay.version)}${noteDeny(onDay.statements)}`] : [],
  );
  if (allowed.length > 0) {
    return `${countOf(allowed.length, 'tracked policy', 'tracked policies')} allowed it: ${joinWords(allowed)}.`;
  }
  const missing = access.flatMap(({ policy: { policyName }, onDay }) =>
    onDay?.missing ? [`${policyName} ${nameMissingVersions(onDay.missing)}`] : [],
  );
  const limit =
    missing.length === 0 ? '' : ` Not observed, and maybe in force then: ${joinWords(missing)}.`;
  if (access.every(({ allowed }) => allowed.length === 0)) {
    return `No tracked policy allowed it on that day, or on any other.${limit}`;
  }
  const closestDay =
    closest === undefined
      ? 'No day ended with one that did.'
      : `The nearest day on which one did is ${closest.day}: ${nameVersion(closest.version)}.`;
  return `No tracked policy allowed it on that day. ${closestDay}${limit}`;
}

function summarizeHistory(access: readonly PolicyFileAccess[]): string {
  const ever = access.filter(({ allowed }) => allowed.length > 0);
  if (ever.length === 0) return 'No tracked policy has ever allowed it.';
  const now = ever.flatMap(({ policy: { policyName }, allowed }) => {
    const last = allowed.at(-1) as AccessPeriod<ToolVersion>;
    if (last.until !== undefined) return [];
    const [{ versionId, createDate }] = last.versions;
    const since = `since ${versionId} · ${dayOf(createDate)}`;
    const beside = noteDeny(last.statements);
    return [`${policyName}, ${since}${last.mayBeginEarlier ? ' or earlier' : ''}${beside}`];
  });
  const before = ever.flatMap(({ policy: { policyName }, allowed }) => {
    const { until, mayEndEarlier } = allowed.at(-1) as AccessPeriod<ToolVersion>;
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

/** A version that allows an action may deny it on some resources or under some conditions. */
function noteDeny(statements: readonly StatementMatch[]): string {
  return statements.some(({ effect }) => effect === 'Deny') ? ' (beside a Deny)' : '';
}

function nameVersion({ policyName, versionId }: ToolVersion): string {
  return `${policyName} ${versionId}`;
}

/** How a statement covers an action: `by name`, `through profile:*`. */
export function describeStatementMatch({ by, patterns, isWhole }: StatementMatch): string {
  const part = isWhole ? '' : ', in part';
  if (by === 'not-action') return `by leaving out only ${joinWords(patterns)}${part}`;
  // The given action was itself a pattern.
  if (by === 'name') return patterns.every(isPattern) ? 'as it stands' : 'by name';
  return `through ${joinWords(patterns)}${part}`;
}

/**
 * Since which version an action is covered in the same way as in a given version, and in which
 * ways it was covered before that: by name, then through a wildcard.
 * @param statements those that cover the action, for each version, oldest first.
 * @param index of the given version.
 */
export function describeMatchHistory(
  statements: readonly (readonly StatementMatch[])[],
  index: number,
): { since: number; earlier: string[] } {
  const ways = statements
    .slice(0, index + 1)
    .map((each) => [...new Set(each.map(describeStatementMatch))].join(' and '));
  const since = ways.findLastIndex((way) => way !== ways[index]) + 1;
  return { since, earlier: [...new Set(ways.slice(0, since))] };
}

/** Whether AWS had announced an action of a version, by a day or ever. */
export interface AnnouncementStatus {
  /** Undefined where there is no announcement. */
  announcementId: string | undefined;
  text: string;
  isUnannounced: boolean;
}

export function describeAnnouncementStatus(
  { versions }: ToolPolicy,
  version: ToolVersion,
  { action, day }: { action: string; day?: string | undefined },
): AnnouncementStatus {
  const [first] = listAnnouncementsOf(version.rows, action);
  if (first === undefined) return describeUnannounced(versions, version, action);
  const { id: announcementId, date } = first;
  const lag = describeLag(countDays(dayOf(version.createDate), date));
  if (day === undefined) {
    return { announcementId, text: `announced ${date}, ${lag}`, isUnannounced: false };
  }
  const isUnannounced = date > day;
  const text = isUnannounced ? 'not announced by then: only on' : 'announced by then, on';
  return { announcementId, text: `${text} ${date}, ${lag}`, isUnannounced };
}

/** An announcement of a later version may name the action although that of its own version does not. */
function describeUnannounced(
  versions: readonly ToolVersion[],
  version: ToolVersion,
  action: string,
): AnnouncementStatus {
  const isUnannounced = version.rows.length > 0 || version.state === 'never';
  const text =
    version.rows.length > 0
      ? `not named in ${version.versionId}’s announcement`
      : version.announced;
  const later = versions.slice(versions.indexOf(version) + 1).flatMap((each) =>
    listAnnouncementsOf(each.rows, action)
      .filter(({ actions }) => actions.length > 0)
      .map((announcement) => ({ announcement, versionId: each.versionId })),
  )[0];
  if (later === undefined) return { announcementId: undefined, text, isUnannounced };
  return {
    announcementId: later.announcement.id,
    text: `${text}; named on ${later.announcement.date}, with ${later.versionId}`,
    isUnannounced,
  };
}
