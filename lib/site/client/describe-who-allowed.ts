import type { StatementMatch } from '../../history/match-statements';
import type { PolicyAccess } from '../../history/who-allowed';
import type { Patterns } from '../../iam/document';
import { isPattern } from '../../iam/patterns';
import { countOf, describeMissingVersions, joinWords } from '../../text/wording';
import type { AccessPolicy, AccessVersion } from './access-file';

export type PolicyFileAccess = PolicyAccess<AccessVersion, AccessPolicy>;

/**
 * Who allowed an action, as sentences; the first is the answer, the others are what to know besides.
 * Actions are between backticks. The policies are named in the list that follows.
 */
export function summarizeWhoAllowed(
  access: readonly PolicyFileAccess[],
  action: string,
  day?: string,
): string[] {
  const denials = access.flatMap(({ denied, onDay }) =>
    denied.flatMap(({ versions, until }) => {
      const newest = until === undefined ? versions.at(-1) : undefined;
      const version = day === undefined ? newest : versions.find((each) => each === onDay?.version);
      return version === undefined ? [] : [nameVersion(version)];
    }),
  );
  return [
    ...(day === undefined ? summarizeHistory(access, action) : summarizeDay(access, action, day)),
    ...(denials.length === 0
      ? []
      : [`${nameDenials(denials)} ${denials.length === 1 ? 'denies' : 'deny'} it.`]),
  ];
}

/** Sentences name at most so many policies. */
const maxNamed = 8;

function nameDenials(denials: readonly string[]): string {
  return denials.length > maxNamed
    ? countOf(denials.length, 'policy', 'policies')
    : joinWords(denials);
}

function summarizeDay(access: readonly PolicyFileAccess[], action: string, day: string): string[] {
  const allowed = access.flatMap(({ policy, onDay }) =>
    onDay?.period === undefined ? [] : [{ policy, statements: onDay.statements }],
  );
  if (allowed.length > 0) {
    return [
      `On ${day}, ${countOf(allowed.length, 'policy', 'policies')} allowed \`${action}\`.`,
      ...summarizeKinds(allowed),
    ];
  }
  const isNever = access.every(({ allowed }) => allowed.length === 0);
  return [
    `On ${day}, no policy on record allowed \`${action}\`.`,
    ...(isNever ? ['No policy on record allowed it on any other day.'] : []),
    ...access
      .flatMap(({ policy: { policyName }, onDay }) =>
        onDay?.missing ? [`${policyName} ${describeMissingVersions(onDay.missing)}`] : [],
      )
      .slice(0, maxNamed),
  ];
}

function summarizeHistory(access: readonly PolicyFileAccess[], action: string): string[] {
  const ever = access.filter(({ allowed }) => allowed.length > 0);
  const now = ever.flatMap(({ policy, allowed }) => {
    const last = allowed.at(-1);
    return last === undefined || last.until !== undefined
      ? []
      : [{ policy, statements: last.statements }];
  });
  const earlier = ever.length - now.length;
  if (ever.length === 0) return [`No policy on record has ever allowed \`${action}\`.`];
  if (now.length === 0) {
    return [
      `No policy on record allows \`${action}\` now.`,
      `${countOf(earlier, 'policy', 'policies')} allowed it earlier.`,
    ];
  }
  return [
    `${countOf(now.length, 'policy allows', 'policies allow')} \`${action}\` now.`,
    ...summarizeKinds(now),
    ...(earlier === 0
      ? []
      : [`${countOf(earlier, 'other policy', 'other policies')} allowed it earlier.`]),
  ];
}

/** A policy with its statements that match an action. */
interface Matched {
  policy: AccessPolicy;
  statements: readonly StatementMatch[];
}

/** How several policies can be used, and how many allow an action only in part. */
function summarizeKinds(matched: readonly Matched[]): string[] {
  if (matched.length < 2) return [];
  const roles = matched.filter(({ policy }) => policy.kind === 'service-linked-role').length;
  const isEvery = (test: (statement: StatementMatch) => boolean) => (each: Matched) =>
    each.statements.filter(({ effect }) => effect === 'Allow').every(test);
  const conditional = matched.filter(isEvery(({ conditions }) => conditions.length > 0)).length;
  const partial = matched.filter(isEvery(({ resource }) => !coversAll(resource))).length;
  return [
    ...(roles === 0 ? [] : [`${countOf(roles, 'is', 'are')} for service-linked roles.`]),
    ...(conditional === 0
      ? []
      : [`${countOf(conditional, 'allows', 'allow')} it only under conditions.`]),
    ...(partial === 0 ? [] : [`${countOf(partial, 'allows', 'allow')} it only on some resources.`]),
  ];
}

function coversAll({ negated, patterns }: Patterns): boolean {
  return !negated && patterns.includes('*');
}

function nameVersion({ policyName, versionId }: AccessVersion): string {
  return `${policyName} ${versionId}`;
}

/** How a statement covers an action: `by name`, `through profile:*`, `by excluding only iam:*`. */
export function describeStatementMatch({ by, patterns, isWhole }: StatementMatch): string {
  const part = isWhole ? '' : ', in part';
  if (by === 'not-action') return `by excluding only ${joinWords(patterns)}${part}`;
  // The given action was itself a pattern.
  if (by === 'name') return patterns.every(isPattern) ? 'as this pattern' : 'by name';
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
