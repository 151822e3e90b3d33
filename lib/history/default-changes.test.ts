import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../testing/builders';
import type { DefaultSetting } from '../record/types';
import { listDefaultChanges } from './default-changes';

const make = (name: string, ...defaults: [versionId: string, day: string][]) => ({
  ...buildPolicy(name, [
    v(1, allow('a:One')),
    v(2, allow(['a:One', 'a:Two'])),
    ['v4', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two'])],
  ]),
  defaults: defaults.map(
    ([versionId, day]): DefaultSetting => ({ versionId, firstObserved: `${day}T00:00:00Z` }),
  ),
});

const show = (...policies: ReturnType<typeof make>[]) =>
  listDefaultChanges(policies).map(
    ({ policy, before, version, observed, effect, access }) =>
      `${observed.slice(0, 10)} ${policy.policyName} ${before.versionId} → ${version.versionId} ${effect} ${access().verdict}`,
  );

describe('default changes', () => {
  test.each([
    ['a policy without defaults', [make('P')], []],
    [
      'a default set back',
      [make('P', ['v1', '2021-04-01'])],
      ['2021-04-01 P v4 → v1 changed narrower'],
    ],
    [
      'a default set back to the same document',
      [make('P', ['v2', '2021-04-01'])],
      ['2021-04-01 P v4 → v2 same-document same'],
    ],
    [
      'a default set back and forth',
      [make('P', ['v1', '2021-04-01'], ['v4', '2021-05-01'])],
      ['2021-05-01 P v1 → v4 changed wider', '2021-04-01 P v4 → v1 changed narrower'],
    ],
    [
      'a default set back until the next version',
      [make('P', ['v1', '2021-02-10'])],
      ['2021-02-10 P v2 → v1 changed narrower'],
    ],
    ['a default that was already set', [make('P', ['v4', '2021-04-01'])], []],
    [
      'several policies at the same instant, by name',
      [make('Q', ['v1', '2021-04-01']), make('P', ['v1', '2021-04-01'], ['v2', '2021-06-01'])],
      [
        '2021-06-01 P v1 → v2 changed wider',
        '2021-04-01 P v4 → v1 changed narrower',
        '2021-04-01 Q v4 → v1 changed narrower',
      ],
    ],
  ])('of %s', (_, policies, expected) => {
    expect(show(...policies)).toEqual(expected);
  });

  test('have the versions of the policy, with the dates when they were made', () => {
    const policy = make('P', ['v1', '2021-04-01']);
    const [change] = listDefaultChanges([policy]);
    expect(change?.version).toBe(policy.versions[0]);
    expect(change?.before).toBe(policy.versions[2]);
  });
});
