import { describe, expect, test } from 'vitest';
import { buildPolicy } from '../../../testing/builders';
import { observePolicy, observeVersion } from '../../../testing/observations';
import type { Policy } from '../../record/types';
import { matchPolicies as match } from './match-policies';
import type { ObservedPolicy } from './observation';

const own = (account: string, path = '/') => `arn:aws:iam::${account}:policy${path}Deploy`;
const [first, second] = ['111111111111', '222222222222'];

function known(policyName: string, arn: string | null) {
  const iamName = policyName.split('~')[0] as string;
  return { ...buildPolicy(policyName, [['v1', '2020-01-01T00:00:00Z']]), iamName, arn };
}

const observe = (arn: string | null, ...numbers: number[]) =>
  observePolicy('Deploy', numbers, { arn });

/** The matches of a source without refusals. */
function matchPolicies(policies: readonly Policy[], observed: readonly ObservedPolicy[]) {
  const { matched, refused } = match(policies, observed, 'test');
  expect(refused).toEqual([]);
  return matched;
}

const listRefusals = (policies: readonly Policy[], observed: readonly ObservedPolicy[]) =>
  match(policies, observed, 'test').refused.map(({ message }) => message);

describe('matchPolicies', () => {
  const record = [known(`Deploy~${first}`, own(first)), known(`Deploy~${second}`, own(second))];

  test('finds the policy of each account', () => {
    const found = matchPolicies(record, [observe(own(second)), observe(own(first))]);
    expect(found.map((each) => each.known?.policyName)).toEqual([
      `Deploy~${second}`,
      `Deploy~${first}`,
    ]);
  });

  test('finds the only policy of a name without an ARN', () => {
    const [found] = matchPolicies(record.slice(0, 1), [observe(null)]);
    expect(found?.known?.policyName).toBe(`Deploy~${first}`);
  });

  test('refuses a name of several policies', () => {
    expect(listRefusals(record, [observe(null)])).toEqual([
      `test at Deploy: expected an ARN, since several policies on record bear this name, found ${own(first)}, ${own(second)}. Say which one is meant: --policy-arn ARN.`,
    ]);
  });

  test('prefers the policy without an account among those of a name', () => {
    const bare = known('Deploy', null);
    const [found] = matchPolicies([...record, bare], [observe(null)]);
    expect(found?.known).toBe(bare);
  });

  test('finds no policy of another account', () => {
    const [found] = matchPolicies(record, [observe(own('333333333333'))]);
    expect(found?.known).toBeUndefined();
  });

  test.each([
    ['on record', [known('deploy', null)], [observe(own('aws'), 1)]],
    ['in one source', [], [observePolicy('deploy', [1], { arn: null }), observe(null, 1)]],
  ])('refuses a name that differs in letter case alone from one %s', (_, policies, observed) => {
    expect(listRefusals(policies, observed)).toEqual([
      'test at Deploy: expected a policy whose name differs from every other in more than letter case, found deploy. Leave one of the two out with --match "!Deploy", or state the account of each: "arn" in a line of jsonl:, --policy-arn ARN with file:.',
    ]);
  });

  test('accepts names that differ in letter case where accounts differ, or one has no version', () => {
    const lower = { arn: `arn:aws:iam::${first}:policy/deploy` };
    const observed = [observePolicy('deploy', [1], lower), observe(own(second), 1), observe(null)];
    expect(matchPolicies([known('DEPLOY', null)], observed.slice(0, 2))).toHaveLength(2);
    expect(matchPolicies([known('DEPLOY', null)], observed.slice(2))).toHaveLength(1);
  });

  test('refuses a path that differs from the record', () => {
    expect(listRefusals(record, [observe(own(first, '/team/'))])).toEqual([
      `test at Deploy: expected the ARN of the other observations, ${own(first)}, found ${own(first, '/team/')}. Correct policies/Deploy~${first}/policy.json or the source, or leave the policy out with --match "!Deploy".`,
    ]);
  });

  test('refuses two paths in one source', () => {
    const [refusal] = listRefusals([], [observe(own(first)), observe(own(first, '/team/'))]);
    expect(refusal).toContain('expected the ARN of the other observations');
  });

  test('merges observations with an ARN and without', () => {
    const observed = [
      observePolicy('Deploy', [1], {
        arn: null,
        createDate: '2020-01-01T00:00:00Z',
        defaults: [{ versionId: 'v1', firstObserved: '2020-05-01T00:00:00Z' }],
        noLongerObserved: '2020-06-01T00:00:00Z',
        lastObserved: '2020-05-01T00:00:00Z',
      }),
      observePolicy('Deploy', [2], {
        arn: own(first),
        defaults: [{ versionId: 'v2', firstObserved: '2020-02-02T00:00:00Z' }],
      }),
    ];
    const found = matchPolicies(record.slice(0, 1), observed);
    expect(found.map((each) => each.observed)).toEqual([
      {
        policyName: 'Deploy',
        arn: own(first),
        createDate: '2020-01-01T00:00:00Z',
        versions: [observeVersion(1), observeVersion(2)],
        defaults: [
          { versionId: 'v2', firstObserved: '2020-02-02T00:00:00Z' },
          { versionId: 'v1', firstObserved: '2020-05-01T00:00:00Z' },
        ],
      },
    ]);
  });

  test('sets noLongerObserved only where all observations have it', () => {
    const gone = (day: string) => ({ noLongerObserved: `2020-06-${day}T00:00:00Z` });
    const both = [observePolicy('A', [1], gone('01')), observePolicy('A', [2], gone('03'))];
    expect(matchPolicies([], both)[0]?.observed).toMatchObject(gone('03'));
  });
});
