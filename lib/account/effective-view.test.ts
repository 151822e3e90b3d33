import { expect, it } from 'vitest';
import { awsArn, buildAccount, buildInline, buildPrincipal } from '../../testing/account';
import { allow } from '../../testing/builders';
import { boundary, exampleRecord } from '../../testing/example-account';
import type { Principal } from './details';
import { findEffectiveChange } from './effective-change';
import { viewEffectiveChange } from './effective-view';

const view = async (principal: Principal) => {
  const account = buildAccount([principal]);
  const change = await findEffectiveChange(principal, account, exampleRecord, '2021-01-31');
  const findReference = (action: string) =>
    action === 'iam:PutRolePolicy' ? 'https://x/#put' : undefined;
  return viewEffectiveChange(change, '2021-12-31', findReference);
};

it('has what changed, its policies, and addresses in the reference', async () => {
  const shown = await view(buildPrincipal('role a\u0007', ['Risky', 'Old']));
  expect(shown).toMatchObject({
    principal: { type: 'role', name: 'a\\u{7}' },
    since: '2021-01-31',
    chip: { text: 'Wider' },
    sentence: 'Adds iam:PutRolePolicy on all resources.',
    policies: [
      { policyName: 'Risky', before: 'v1', after: 'v2', text: 'v1 → v2, directly' },
      { policyName: 'Old', before: 'v1', after: 'v1', text: 'v1, directly' },
    ],
    limited: { names: [], more: 0 },
    references: [['iam:PutRolePolicy', 'https://x/#put']],
  });
  expect(shown.risk.length).toBeGreaterThan(0);
  expect(shown.notes).toEqual([
    '0 policies of the account as of today, with Deny statements, on both sides.',
  ]);
  expect(structuredClone(shown)).toEqual(shown);
});

it('names additions without an address, and those that the boundary does not allow', async () => {
  const shown = await view(buildPrincipal('role a', ['Risky', 'Copied'], { boundary }));
  expect(shown.limited.names).toEqual(['iam:PutRolePolicy', 's3:G']);
  expect(shown.references).toHaveLength(1);
  expect(shown.notes[0]).toContain('The permissions boundary Bounds limits this');
});

it('says why nothing changed', async () => {
  expect((await view(buildPrincipal('role a', ['Old']))).sentence).toBe(
    'No change: none of its policies on record has a new version.',
  );
  const inline = [buildInline('own', allow('*'))];
  expect((await view(buildPrincipal('role a', ['Risky'], { inline }))).sentence).toBe(
    'No change: all its policies together allow the same as before.',
  );
});

it('names policies that cannot be read', async () => {
  const unread = { name: 'x', arn: awsArn('NotOnRecord') };
  const shown = await view(buildPrincipal('role a', ['Risky'], { attached: [unread] }));
  expect(shown.notes.join(' ')).toContain('Not taken into account');
});
