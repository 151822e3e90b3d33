import { paths } from '../../addresses/paths';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { Statement } from '../../iam/document';
import type { Policy, Version } from '../../record/types';
import { countOf, joinWords } from '../../text/wording';
import type { IndexedEntry } from './search-index';

/** An entry with more actions than this is not found by them. */
export const maxActions = 100;

/** More actions than this are only counted. */
const maxNamed = 2;

/**
 * Lists the resource patterns of each policy, in the newest version that has them. An entry leads
 * to the statement of the current document, otherwise to the version. It is found by the pattern,
 * the policy and the actions.
 */
export function listResourceEntries(policies: readonly Policy[]): IndexedEntry[] {
  return policies.flatMap((policy) => {
    const newestVersions = new Map(
      policy.versions.flatMap((version) =>
        version.statements.flatMap(({ resource }) =>
          resource.patterns.map((pattern): [string, Version] => [pattern, version]),
        ),
      ),
    );
    return [...newestVersions].map(([pattern, version]) =>
      describeResource(policy, version, pattern),
    );
  });
}

function describeResource(policy: Policy, version: Version, pattern: string): IndexedEntry {
  const { policyName, versions } = policy;
  const places = [...version.statements.entries()].filter(([, { resource }]) =>
    resource.patterns.includes(pattern),
  );
  const statements = places.map(([, statement]) => statement);
  const actions = [...new Set(statements.flatMap(({ action }) => action.patterns))];
  const numbers = places.map(([position]) => `${position + 1}`);
  const where = `statement${numbers.length === 1 ? '' : 's'} ${joinWords(numbers)}`;
  const isCurrent = version === findCurrentVersion(policy);
  const until = versions[versions.indexOf(version) + 1]?.createDate ?? '';
  return {
    kind: 'resource',
    title: pattern,
    detail: `${policyName} ${version.versionId}, ${where}${isCurrent ? '' : `, until ${dayOf(until)}`}: ${describeActions(statements, actions)}`,
    path: isCurrent
      ? paths.statement(policyName, places[0]?.[0] as number)
      : paths.change(policyName, version.versionId),
    // The pattern `*` has too many actions to be found by them.
    words: [policyName, ...(pattern === '*' || actions.length > maxActions ? [] : actions)],
  };
}

function describeActions(statements: readonly Statement[], actions: readonly string[]): string {
  // The patterns of a negated element are those that the statement leaves out.
  const isNegated = statements.some(({ action, resource }) => action.negated || resource.negated);
  if (isNegated) return 'named as an exception, or for all actions but some';
  return actions.length > maxNamed ? countOf(actions.length, 'action') : joinWords(actions);
}
