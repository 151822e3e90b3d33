import { describe, expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { loadRecord } from '../record/load';
import type { Note, Policy } from '../record/types';
import { listWarnings } from './warnings';

const catalog = {
  listActions: (service: string) =>
    service === 'iam' ? ['iam:PutRolePolicy', 'iam:PassRole', 'iam:PutUserPolicy'] : [],
  readLevels: () => [],
};
const warn = (text: string, ...warnsAbout: string[]): Note => ({
  title: text,
  text,
  source: 'guide',
  ...(warnsAbout.length > 0 && { warnsAbout: warnsAbout as [string] }),
});
const build = (name: string, action: string, notes: Note[] = []): Policy => ({
  ...buildPolicy(name, [['v1', '2021-01-01T00:00:00Z', allow(action)]]),
  ...(notes.length > 0 && { notes }),
});
const list = (policy: Policy, ...others: Policy[]) =>
  listWarnings(policy, [...others, policy], catalog).map(({ text }) => text);

describe('a warning of another policy', () => {
  const other = build('Other', 's3:GetObject', [warn('Wide.', 'iam:PutRolePolicy'), warn('Note.')]);

  test.each([
    ['iam:PutRolePolicy', ['Wide.']],
    ['iam:putrolepolicy', ['Wide.']],
    ['iam:Put*', ['Wide.']],
    ['*', ['Wide.']],
    ['iam:PassRole', []],
    ['iam:PutRolePolicy*s', []],
  ])('holds for a policy that allows %s: %j', (action, expected) => {
    expect(list(build('P', action), other)).toEqual(expected);
  });

  test('does not hold where the action is denied or left out', () => {
    const denied = buildPolicy('P', [
      [
        'v1',
        '2021-01-01T00:00:00Z',
        { Effect: 'Allow', NotAction: 'iam:PutRolePolicy', Resource: '*' },
      ],
    ]);
    expect(list(denied, other)).toEqual([]);
  });

  test('holds by the default version, not by an older one', () => {
    const policy = buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('iam:*')],
      ['v2', '2021-02-01T00:00:00Z', allow('s3:*')],
    ]);
    expect(list(policy, other)).toEqual([]);
  });
});

test('own warnings come first, also about actions that the policy does not allow', () => {
  const policy = build('P', 'iam:*', [warn('Own.', 'kms:Decrypt')]);
  expect(list(policy, build('O', 's3:*', [warn('Other.', 'iam:PassRole')]))).toEqual([
    'Own.',
    'Other.',
  ]);
});

test('a text that several policies have is one warning', () => {
  const notes = [warn('Same.', 'iam:PassRole')];
  expect(list(build('P', 'iam:*', notes), build('O', 's3:*', notes))).toEqual(['Same.']);
});

test('the deprecated full-access policy has the warning about iam:PutRolePolicy', () => {
  const { policies } = loadRecord('data');
  const warned = policies.filter(
    (policy) =>
      listWarnings(policy, policies, catalog).filter(({ warnsAbout }) =>
        warnsAbout?.includes('iam:PutRolePolicy'),
      ).length === 1,
  );
  expect(warned.map(({ policyName }) => policyName)).toEqual([
    'AmazonConnectFullAccess',
    'AmazonConnectVoiceIDFullAccess',
    'AmazonConnect_FullAccess',
  ]);
});
