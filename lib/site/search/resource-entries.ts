import { paths } from '../../addresses/paths';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { Statement } from '../../iam/document';
import type { Policy, Version } from '../../record/types';
import { countOf, joinWords } from '../../text/wording';
import type { Findable } from './entry';

/** More actions than this are counted and not named. */
const mostNamed = 2;

/**
 * A resource pattern of a policy, in the newest version that has it: the statement of the
 * document in force, else the version. Found by the pattern, the policy and the actions on it.
 */
export function listResourceEntries(policies: readonly Policy[]): Findable[] {
  return policies.flatMap((policy) => {
    const newestOf = new Map(
      policy.versions.flatMap((version) =>
        version.statements.flatMap(({ resource }) =>
          resource.patterns.map((pattern): [string, Version] => [pattern, version]),
        ),
      ),
    );
    return [...newestOf].map(([pattern, version]) => describeResource(policy, version, pattern));
  });
}

function describeResource(policy: Policy, version: Version, pattern: string): Findable {
  const { policyName, versions } = policy;
  const places = [...version.statements.entries()].filter(([, { resource }]) =>
    resource.patterns.includes(pattern),
  );
  const statements = places.map(([, statement]) => statement);
  const actions = [...new Set(statements.flatMap(({ action }) => action.patterns))];
  const numbers = places.map(([position]) => `${position + 1}`);
  const where = `statement${numbers.length === 1 ? '' : 's'} ${joinWords(numbers)}`;
  const isNow = version === findCurrentVersion(policy);
  const until = versions[versions.indexOf(version) + 1]?.createDate ?? '';
  return {
    kind: 'resource',
    title: pattern,
    detail: `${policyName} ${version.versionId}, ${where}${isNow ? '' : `, until ${dayOf(until)}`}: ${describeActions(statements, actions)}`,
    path: isNow
      ? paths.statement(policyName, places[0]?.[0] as number)
      : paths.change(policyName, version.versionId),
    // On all resources is every action of some policy: that would find nothing in particular.
    words: [policyName, ...(pattern === '*' ? [] : actions)],
  };
}

function describeActions(statements: readonly Statement[], actions: readonly string[]): string {
  const isAllBut = statements.some(({ action, resource }) => action.negated || resource.negated);
  // What a statement leaves out is not to be read as what it gives.
  if (isAllBut) return 'named as an exception, or for all actions but some';
  return actions.length > mostNamed ? countOf(actions.length, 'action') : joinWords(actions);
}
