import { describe, expect, it, test } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildInline,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, buildPolicy, deny, v } from '../../testing/builders';
import { describeEffectiveChange } from './describe-effective-change';
import type { Principal } from './details';
import { findEffectiveChange } from './effective-change';
import { findPrincipals } from './reach';

const record = buildAccountRecord([
  buildPolicy('P', [v(1, allow('s3:GetObject')), v(2, allow(['s3:GetObject', 's3:PutObject']))]),
  buildPolicy('Q', [v(1, allow('s3:PutObject')), v(2, allow('sqs:SendMessage'))]),
  buildPolicy(
    'New',
    [v(5, allow('sns:Publish'))].map(([, , ...rest]) => ['v1', '2021-05-01T00:00:00Z', ...rest]),
  ),
  buildPolicy('Risky', [v(1, allow('s3:GetObject')), v(2, allow('iam:PutRolePolicy'))]),
  buildPolicy('Late', [v(3, allow('sns:Publish')), v(4, allow(['sns:Publish', 'sns:GetTopic']))]),
]);
const since = '2021-01-31';

const find = async (principal: Principal, ...rest: Parameters<typeof buildAccount>[1][]) => {
  const account = buildAccount([principal, buildPrincipal('group ops', ['Q'])], rest[0]);
  const change = await findEffectiveChange(principal, account, record, since);
  return { ...change, lines: describeEffectiveChange(change, record.risks.catalog) };
};

describe('the effective change', () => {
  it('is that of all policies together', async () => {
    const alone = await find(buildPrincipal('user a', ['P']));
    expect(alone.comparison.gained.map(({ action }) => action)).toEqual(['s3:PutObject']);
    // Q lost what P got.
    const both = await find(buildPrincipal('user a', ['P'], { groups: ['ops'] }));
    expect(both.comparison.gained.map(({ action }) => action)).toEqual(['sqs:SendMessage']);
    expect(both.comparison.lost).toEqual([]);
    expect(both.lines).toEqual([
      'user a since 2021-01-31: Wider: adds sqs:SendMessage on all resources.',
      'P v1 → v2, directly',
      'Q v1 → v2, through group ops',
      '0 policies of the account as of today, with Deny statements, on both sides.',
    ]);
  });

  it('takes denials and permissions of the account’s policies into account', async () => {
    const ours = { name: 'ours', arn: 'arn:aws:iam::111122223333:policy/ours' };
    const attached = [{ name: 'P', arn: awsArn('P') }, ours];
    const policies = [buildOwnPolicy('ours', [deny('s3:PutObject')])];
    const denied = await find(buildPrincipal('role a', [], { attached }), policies);
    expect(denied).toMatchObject({ comparison: { verdict: 'same' }, ownPolicies: 1, unread: [] });
    expect(denied.summary).toBe('No change: all its policies together allow the same as before.');
    const inline = [buildInline('own', allow('s3:*'))];
    const had = await find(buildPrincipal('role a', ['P'], { inline }));
    expect(had).toMatchObject({ comparison: { verdict: 'same' }, ownPolicies: 1 });
  });

  it('reads the document of the export where a policy of AWS is not on record', async () => {
    const policies = [buildOwnPolicy('X', [deny('s3:PutObject')], { arn: awsArn('X') })];
    expect(await find(buildPrincipal('role a', ['P', 'X']), policies)).toMatchObject({
      comparison: { verdict: 'same' },
      unread: [],
    });
  });

  it('names what cannot be read', async () => {
    const inline = [{ name: 'own', statements: undefined }];
    const { unread, lines } = await find(buildPrincipal('role a', ['P', 'X'], { inline }));
    expect(unread).toEqual(['a/own', awsArn('X')]);
    expect(lines[1]).toBe(
      `Not taken into account, because their documents cannot be read: a/own and ${awsArn('X')}.`,
    );
  });

  it('is that from no permissions for a new policy, and from the oldest version on record', async () => {
    const { policies, comparison, lines } = await find(buildPrincipal('role a', ['New', 'Late']));
    expect(policies).toMatchObject([
      { policyName: 'New', before: undefined, isBeforeMissing: false, after: 'v1' },
      { policyName: 'Late', before: 'v3', isBeforeMissing: true, after: 'v4' },
    ]);
    expect(comparison.gained.map(({ action }) => action)).toEqual(['sns:GetTopic']);
    expect(lines.slice(1, 3)).toEqual([
      'New no version → v1, directly',
      'Late v3 → v4, the oldest on record, directly',
    ]);
  });

  it('counts a policy once that a user has directly and through a group', async () => {
    const twice = await find(buildPrincipal('user a', ['Q'], { groups: ['ops'] }));
    expect(twice.policies.map(({ via }) => via.kind)).toEqual(['direct']);
  });

  it('names policies without a new version', async () => {
    const principal = buildPrincipal('role a', ['P']);
    const change = await findEffectiveChange(principal, buildAccount([]), record, '2021-03-01');
    expect(describeEffectiveChange(change, record.risks.catalog)).toEqual([
      'role a since 2021-03-01: No change: none of its policies on record has a new version.',
      'P v2, directly',
      '0 policies of the account as of today, with Deny statements, on both sides.',
    ]);
  });

  it('marks another partition, and has the risk', async () => {
    const attached = [{ name: 'Risky', arn: 'arn:aws-cn:iam::aws:policy/Risky' }];
    const found = await find(buildPrincipal('role a', [], { attached }));
    expect(found.policies).toMatchObject([{ otherPartition: 'aws-cn' }]);
    expect(found.risk.map(({ effect, finding }) => [effect, finding.entry])).toEqual([
      ['opens', 'iam-005'],
      ['closes', 's3:GetObject'],
    ]);
    expect(found.lines[1]).toBe('Adds privilege escalation: iam:PutRolePolicy.');
  });
});

describe('a boundary', () => {
  const withBoundary = (name: string, ...policies: object[]) =>
    find(
      buildPrincipal('role a', ['P'], { boundary: { name, arn: awsArn(name) } }),
      policies.length === 0 ? [] : [buildOwnPolicy(name, policies, { arn: awsArn(name) })],
    );

  it('limits what is added', async () => {
    const { boundary, lines } = await withBoundary('B', allow('s3:GetObject'));
    expect(boundary).toMatchObject({ limited: [0], change: { comparison: { verdict: 'same' } } });
    expect(lines).toContain(
      'The permissions boundary B limits this: it does not allow the example of 1 of 1 addition.',
    );
    const wide = await withBoundary('B', allow('s3:*'));
    expect(wide.boundary?.limited).toEqual([]);
  });

  it('can change itself', async () => {
    const { boundary, lines } = await withBoundary('Q');
    expect(boundary).toMatchObject({ limited: [0], change: { comparison: { verdict: 'both' } } });
    expect(lines).toContain(
      'The boundary itself changed. Mixed: adds sqs:SendMessage on all resources; removes s3:PutObject on all resources. It grants nothing by itself.',
    );
  });

  it('that is also attached is compared as both', async () => {
    const boundary = { name: 'P', arn: awsArn('P') };
    const found = await find(buildPrincipal('role a', ['P'], { boundary }));
    expect(found.policies).toHaveLength(1);
    expect(found.boundary).toMatchObject({
      limited: [],
      change: { comparison: { verdict: 'wider' } },
    });
  });

  it('that cannot be read may limit everything', async () => {
    const { boundary, lines } = await withBoundary('B');
    expect(boundary).toEqual({ arn: awsArn('B'), limited: [0] });
    expect(lines).toContain('The permissions boundary B cannot be read: it may limit all of this.');
  });
});

test('what is undecided is said', async () => {
  const change = await find(buildPrincipal('role a', ['P']));
  const undecided = [{ action: 's3:*', resource: '*', reason: 'too many patterns' }];
  const comparison = { ...change.comparison, undecided };
  expect(describeEffectiveChange({ ...change, comparison }, record.risks.catalog)).toContain(
    'Undecided: s3:* on * (too many patterns).',
  );
});

test('principals are found by name and by ARN', () => {
  const account = buildAccount([
    buildPrincipal('user a'),
    buildPrincipal('role a'),
    buildPrincipal('role b', [], { arn: '' }),
  ]);
  const list = (text: string) =>
    findPrincipals([account], text).map(({ principal }) => `${principal.type} ${principal.name}`);
  expect(list('a')).toEqual(['user a', 'role a']);
  expect(list('arn:aws:iam::111122223333:role/a')).toEqual(['role a']);
  expect(list('')).toEqual([]);
});
