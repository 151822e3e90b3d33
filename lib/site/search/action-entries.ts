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
import type { Findable } from './entry';

/** What of a policy gives or denies an action, at its newest. */
interface Giver {
  policy: Policy;
  /** The newest version that names it, be it by a wildcard. */
  version: Version;
  /** The wildcard, where it does not name the action itself. */
  through: string | undefined;
}

/**
 * Every action pattern that a document names, and every action that IAM has and only a
 * wildcard of the record allows; found by the name.
 */
export function listActionEntries(policies: readonly Policy[], catalog: ActionCatalog): Findable[] {
  const lives = listActionHistories(policies);
  const index = indexActionHistories(lives);
  const named = lives.map((life) =>
    life.negated ? describeRest(life) : describeNamed(life, index),
  );
  return [
    ...named,
    ...listInherited(lives, catalog).map((action) => describeAction(action, 'Allow', index)),
  ];
}

function describeNamed({ patterns, effect }: ActionHistory, index: ActionHistoryIndex): Findable {
  return describeAction(patterns[0] as string, effect, index);
}

/** What IAM has of the patterns that are allowed, and none of them names. */
function listInherited(lives: readonly ActionHistory[], catalog: ActionCatalog): string[] {
  const allowed = lives
    .filter(({ effect, negated }) => effect === 'Allow' && !negated)
    .map(({ patterns }) => patterns[0] as string);
  const known = new Set(allowed.map((pattern) => pattern.toLowerCase()));
  const given = allowed
    .filter(isPattern)
    .flatMap((pattern) =>
      catalog.listActions(readService(pattern)).filter((action) => coversAction(pattern, action)),
    );
  return [...new Set(given)].filter((action) => !known.has(action.toLowerCase())).sort();
}

function describeAction(action: string, effect: Effect, index: ActionHistoryIndex): Findable {
  const givers = findGivers(action, effect, index);
  const denying = effect === 'Deny' ? [] : findGivers(action, 'Deny', index).filter(isNow);
  const isDenied = ({ policy }: Giver) => denying.some((giver) => giver.policy === policy);
  const [now, past] = [givers.filter(isNow), givers.filter((giver) => !isNow(giver))];
  const sides = [
    ...groupByJsonKey(now, (giver) => [giver.through, isDenied(giver)]).map(
      (alike) => `${nameGivers(alike)}${isDenied(alike[0]) ? ' beside a Deny' : ''}`,
    ),
    ...groupByJsonKey(past, (giver) => [giver.through, findEnd(giver)]).map(
      (alike) => `${nameGivers(alike)} until ${findEnd(alike[0])}`,
    ),
  ];
  return {
    kind: 'action',
    title: effect === 'Allow' ? action : `Deny ${action}`,
    detail: `${effect === 'Allow' ? 'Allowed' : 'Denied'} ${now.length > 0 ? 'now ' : ''}${sides.join('; ')}`,
    path: paths.action(action, effect),
    words: [],
  };
}

/** So many policies are named of those that give one action; a line has no room for hundreds. */
const mostNamed = 8;

/** `by A and B`, `through s3:* by C`. */
function nameGivers(alike: readonly [Giver, ...Giver[]]): string {
  const [{ through }] = alike;
  const all = alike.map(({ policy }) => policy.policyName);
  const more = all.length - mostNamed;
  const names = joinWords(more > 1 ? [...all.slice(0, mostNamed), countOf(more, 'other')] : all);
  return `${through === undefined ? '' : `through ${through} `}by ${names}`;
}

/** Of each policy the newest version that names an action; of several wildcards the first. */
function findGivers(action: string, effect: Effect, index: ActionHistoryIndex): Giver[] {
  const givers = new Map<Policy, Giver>();
  for (const { patterns, spans } of index.listCovering(action, effect)) {
    const pattern = patterns[0] as string;
    const isItself = coversAction(action, pattern);
    for (const { policy, versions } of spans) {
      const version = versions.at(-1) as Version;
      const known = givers.get(policy)?.version.number ?? 0;
      if (version.number > known || (version.number === known && isItself)) {
        givers.set(policy, { policy, version, through: isItself ? undefined : pattern });
      }
    }
  }
  // Who names the action itself comes before who gives it through a wildcard.
  return [...givers.values()].sort(
    (a, b) =>
      Number(a.through !== undefined) - Number(b.through !== undefined) ||
      compareText(a.policy.policyName, b.policy.policyName),
  );
}

function isNow({ policy, version }: Giver): boolean {
  return version === findCurrentVersion(policy);
}

/** The day on which the version after the last one came into force. */
function findEnd({ policy: { versions }, version }: Giver): string {
  return dayOf((versions[versions.indexOf(version) + 1] as Version).createDate);
}

/** What a NotAction leaves has no place among actions: the version that has it does. */
function describeRest({ effect, patterns, spans }: ActionHistory): Findable {
  const givers = spans.map(
    ({ policy, versions }): Giver => ({
      policy,
      version: versions.at(-1) as Version,
      through: undefined,
    }),
  );
  const newest = givers.find(isNow) ?? (givers.at(-1) as Giver);
  const { policy, version } = newest;
  return {
    kind: 'action',
    title: `${effect === 'Allow' ? '' : 'Deny '}everything but ${patterns.join(', ')}`,
    detail: isNow(newest)
      ? `Now in ${policy.policyName}`
      : `In ${policy.policyName} until ${findEnd(newest)}`,
    path: paths.change(policy.policyName, version.versionId),
    words: [],
  };
}
