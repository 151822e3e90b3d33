import { paths } from '../../addresses/paths';
import { type ActionHistory, listActionHistories } from '../../history/action-history';
import { type ActionHistoryIndex, indexActionHistories } from '../../history/action-history-index';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { ActionCatalog } from '../../iam/compare/difference';
import type { Effect } from '../../iam/document';
import { coversAction, isPattern, readService } from '../../iam/patterns';
import type { Policy, Version } from '../../record/types';
import { compareText, groupByJsonKey } from '../../shared/collections';
import { countOf, joinWords } from '../../text/wording';
import type { IndexedEntry } from './search-index';

/** A policy that allows or denies an action. */
interface PolicyGrant {
  policy: Policy;
  /** The newest version that names the action, itself or by a wildcard. */
  version: Version;
  /** The wildcard, if the version does not name the action itself. */
  through: string | undefined;
}

/**
 * Lists every action pattern of a document, and every action of IAM that only wildcards of the
 * record allow. An entry is found by its name.
 */
export function listActionEntries(
  policies: readonly Policy[],
  catalog: ActionCatalog,
): IndexedEntry[] {
  const histories = listActionHistories(policies);
  const index = indexActionHistories(histories);
  const named = histories.map((history) =>
    history.negated
      ? describeNotAction(history)
      : describeAction(history.patterns[0] as string, history.effect, index),
  );
  return [
    ...named,
    ...listUnnamed(histories, catalog).map((action) => describeAction(action, 'Allow', index)),
  ];
}

/** Lists the actions of IAM that wildcards allow and no document names. */
function listUnnamed(histories: readonly ActionHistory[], catalog: ActionCatalog): string[] {
  const allowed = histories
    .filter(({ effect, negated }) => effect === 'Allow' && !negated)
    .map(({ patterns }) => patterns[0] as string);
  const named = new Set(allowed.map((pattern) => pattern.toLowerCase()));
  const covered = allowed
    .filter(isPattern)
    .flatMap((pattern) =>
      catalog.listActions(readService(pattern)).filter((action) => coversAction(pattern, action)),
    );
  return [...new Set(covered)].filter((action) => !named.has(action.toLowerCase())).sort();
}

function describeAction(action: string, effect: Effect, index: ActionHistoryIndex): IndexedEntry {
  const grants = findGrants(action, effect, index);
  const denies = effect === 'Deny' ? [] : findGrants(action, 'Deny', index).filter(isCurrent);
  const isDenied = ({ policy }: PolicyGrant) => denies.some((deny) => deny.policy === policy);
  const [current, past] = [grants.filter(isCurrent), grants.filter((grant) => !isCurrent(grant))];
  const parts = [
    ...groupByJsonKey(current, (grant) => [grant.through, isDenied(grant)]).map(
      (group) => `${namePolicies(group)}${isDenied(group[0]) ? ' with a Deny' : ''}`,
    ),
    ...groupByJsonKey(past, (grant) => [grant.through, findEnd(grant)]).map(
      (group) => `${namePolicies(group)} until ${findEnd(group[0])}`,
    ),
  ];
  const detail = parts.length > maxParts ? countGrants(current, past) : parts.join('; ');
  return {
    kind: 'action',
    title: effect === 'Allow' ? action : `Deny ${action}`,
    detail: `${effect === 'Allow' ? 'Allowed' : 'Denied'} ${current.length > 0 ? 'now ' : ''}${detail}`,
    path: paths.action(action, effect),
    words: [],
  };
}

/** More parts than this are counted, to keep an entry on one line. */
const maxParts = 4;

/** Returns for example `by 12 policies; earlier by 1 other policy`. */
function countGrants(current: readonly PolicyGrant[], past: readonly PolicyGrant[]): string {
  const parts = [
    ...(current.length > 0 ? [`by ${countOf(current.length, 'policy', 'policies')}`] : []),
    ...(past.length > 0
      ? [`earlier by ${countOf(past.length, 'other policy', 'other policies')}`]
      : []),
  ];
  return parts.join('; ');
}

/** More policies than this are counted, to keep an entry on one line. */
const maxNamed = 8;

/** Returns for example `by A and B` or `through s3:* by C`. */
function namePolicies(grants: readonly [PolicyGrant, ...PolicyGrant[]]): string {
  const [{ through }] = grants;
  const all = grants.map(({ policy }) => policy.policyName);
  const more = all.length - maxNamed;
  const names = joinWords(more > 1 ? [...all.slice(0, maxNamed), countOf(more, 'other')] : all);
  return `${through === undefined ? '' : `through ${through} `}by ${names}`;
}

/** Finds the newest version of each policy that names an action; by the first of its wildcards. */
function findGrants(action: string, effect: Effect, index: ActionHistoryIndex): PolicyGrant[] {
  const grants = new Map<Policy, PolicyGrant>();
  for (const { patterns, spans } of index.listCovering(action, effect)) {
    const pattern = patterns[0] as string;
    const isItself = coversAction(action, pattern);
    for (const { policy, versions } of spans) {
      const version = versions.at(-1) as Version;
      const newest = grants.get(policy)?.version.number ?? 0;
      if (version.number > newest || (version.number === newest && isItself)) {
        grants.set(policy, { policy, version, through: isItself ? undefined : pattern });
      }
    }
  }
  // Policies that name the action itself come before those with a wildcard.
  return [...grants.values()].sort(
    (a, b) =>
      Number(a.through !== undefined) - Number(b.through !== undefined) ||
      compareText(a.policy.policyName, b.policy.policyName),
  );
}

function isCurrent({ policy, version }: PolicyGrant): boolean {
  return version === findCurrentVersion(policy);
}

/** Returns the day of the version after the one that has the grant. */
function findEnd({ policy: { versions }, version }: PolicyGrant): string {
  return dayOf((versions[versions.indexOf(version) + 1] as Version).createDate);
}

/** The first patterns, and the number of the others where they would not be one line. */
function nameExceptions(patterns: readonly string[]): string {
  const more = patterns.length - maxNamed;
  if (more <= 1) return patterns.join(', ');
  return `${patterns.slice(0, maxNamed).join(', ')} and ${countOf(more, 'other')}`;
}

/** The entry of a NotAction leads to the version that has it. */
function describeNotAction({ effect, patterns, spans }: ActionHistory): IndexedEntry {
  const grants = spans.map(
    ({ policy, versions }): PolicyGrant => ({
      policy,
      version: versions.at(-1) as Version,
      through: undefined,
    }),
  );
  const newest = grants.find(isCurrent) ?? (grants.at(-1) as PolicyGrant);
  const { policy, version } = newest;
  return {
    kind: 'action',
    title: `${effect === 'Allow' ? '' : 'Deny '}everything but ${nameExceptions(patterns)}`,
    detail: isCurrent(newest)
      ? `Now in ${policy.policyName}`
      : `In ${policy.policyName} until ${findEnd(newest)}`,
    path: paths.change(policy.policyName, version.versionId),
    words: [],
  };
}
