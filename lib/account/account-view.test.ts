import { describe, expect, it } from 'vitest';
import { buildAccount, buildOwnPolicy, buildPrincipal } from '../../testing/account';
import { allow, buildKnown } from '../../testing/builders';
import {
  analyze,
  catalog,
  copiedActions,
  exampleRecord,
  principals,
} from '../../testing/example-account';
import { findPageLastRead } from '../history/last-days';
import { reconcile } from '../history/reconcile';
import { measureAnnouncedLag } from '../history/reconcile-change';
import { loadRecord } from '../record/load';
import { readRisks } from '../risk/project-risks';
import { announcedChip } from '../text/announced-chip';
import { type AccountView, viewAnalysis } from './account-view';
import { analyzeAccount } from './analyze-account';
import { summarizeAnalysis } from './describe-analysis';
import { describeRecord } from './describe-record';

async function view(...args: Parameters<typeof buildAccount>): Promise<AccountView> {
  return viewAnalysis(await analyze(...args), buildAccount(...args), exampleRecord);
}

const find = ({ policies }: AccountView, name: string) => {
  const policy = policies.find(({ iamName }) => iamName === name);
  if (policy === undefined) throw new Error(`The view has no ${name}.`);
  return policy;
};

describe('the view of an account', () => {
  it('has the answer of the command, with the change that it is about', async () => {
    const policies = [buildOwnPolicy('copy', [allow(copiedActions)])];
    const shown = await view(principals, policies);
    const [summary, risk, ...others] = summarizeAnalysis(
      await analyze(principals, policies),
      catalog,
    );
    expect(shown.summary).toBe(summary);
    const [answer] = shown.answers;
    expect(shown.answers).toHaveLength(1);
    expect(answer).toMatchObject({
      policyName: 'Risky',
      change: {
        versionId: 'v2',
        before: 'v1',
        day: '2021-02-01',
        isSetBack: false,
        announced: { text: 'Announced 2 days late', tone: 'late' },
        announcement: '2021-02-03-Risky',
      },
    });
    expect(risk).toContain(answer?.risks);
    expect(risk).toContain(`Principals: ${answer?.holders}.`);
    expect(Object.values(shown.others)).toEqual(others);
    expect(others).toHaveLength(3);
  });

  it('is plain data without documents', async () => {
    const shown = await view(principals, [buildOwnPolicy('copy', [allow(copiedActions)])]);
    expect(structuredClone(shown)).toEqual(shown);
    expect(JSON.stringify(shown)).not.toContain('"statements"');
  });

  it('has each principal once, and holders by its index', async () => {
    const shown = await view(principals);
    expect(shown.principals.map(({ type, name, marks }) => [type, name, marks])).toEqual([
      ['role', 'app', ['unused']],
      ['user', 'jane', []],
      ['group', 'ops', []],
    ]);
    expect(find(shown, 'Bounds').holders).toEqual([
      { principal: 0, via: 'boundary', how: 'as permissions boundary' },
    ]);
    expect(find(shown, 'Old').holders).toEqual([
      { principal: 1, via: 'group', how: 'through group ops' },
      { principal: 2, via: 'direct', how: 'directly' },
    ]);
  });

  it('describes policies that changed, are new, did not change, and are deprecated', async () => {
    const shown = await view([
      buildPrincipal('role a', ['Risky', 'New', 'Old', 'Back', 'Bounds', 'Late']),
    ]);
    expect(find(shown, 'Risky')).toMatchObject({
      verdict: 'wider',
      versions: 'v1 → v2',
      hasHighRisk: true,
      isUnannounced: false,
      chips: [{ text: 'Wider' }, { tone: 'danger' }],
    });
    expect(find(shown, 'New')).toMatchObject({
      verdict: 'new',
      chips: [{ text: 'New policy', tone: 'neutral' }],
      changes: [
        { versionId: 'v1', hasHighRisk: false, chips: [{ text: 'First version on record' }] },
      ],
    });
    expect(find(shown, 'Old')).toMatchObject({
      verdict: 'none',
      sentence: '',
      risks: '',
      chips: [{ text: 'No new version' }, { text: 'Deprecated', tone: 'late' }],
      retired: {
        text: 'deprecated since 2021-06-01',
        replacement: { name: 'Risky', isOnRecord: true },
      },
    });
    const back = find(shown, 'Back');
    expect(back.changes.map(({ versionId, isSetBack }) => [versionId, isSetBack])).toEqual([
      ['v1', true],
      ['v2', false],
    ]);
    expect(back.changes[0]?.chips[0]?.text).toBe('Default set back');
    expect(back.changes[0]).not.toHaveProperty('announced');
    expect(back.retired).toEqual({ text: 'withdrawn since 2021-09-01' });
    expect(find(shown, 'Risky')).not.toHaveProperty('retired');
    expect(find(shown, 'Bounds')).toMatchObject({
      isUnannounced: true,
      changes: [{ versionId: 'v4' }, { versionId: 'v3', missing: { from: 'v2', to: 'v2' } }],
    });
  });

  it('escapes control characters in names', async () => {
    const shown = await view([
      { ...buildPrincipal('role a', ['Risky']), name: 'a\u202eb' },
      buildPrincipal('user u', [], { groups: ['g\u0007'] }),
      { ...buildPrincipal('group g', ['Old', 'Bad\u200bName']), name: 'g\u0007' },
    ]);
    expect(shown.principals[0]?.name).toBe('a\\u{202e}b');
    expect(shown.answers[0]?.holders).toBe('role a\\u{202e}b');
    expect(find(shown, 'Old').holders[0]?.how).toBe('through group g\\u{7}');
    expect(shown.unknown[0]?.name).toBe('Bad\\u{200b}Name');
    expect(shown.others.unknown).toContain('Bad\\u{200b}Name');
  });
});

it('describes the announcement of each change as the page of the change does', async () => {
  const { policies, announcements, guides, site } = loadRecord('data');
  const readUntil = findPageLastRead(site);
  const reconciliation = reconcile(policies, announcements, { guides, readUntil });
  const record = describeRecord(policies, reconciliation, {
    catalog: buildKnown(() => true),
    risks: readRisks(),
  });
  const attached = policies.map(({ iamName, arn }) => ({
    name: iamName,
    arn: arn ?? `arn:aws:iam::aws:policy/${iamName}`,
  }));
  const account = buildAccount([buildPrincipal('role a', [], { attached })]);
  const analysis = await analyzeAccount(account, record, { since: '2000-01-01' });
  const shown = viewAnalysis(analysis, account, record);
  const found = shown.policies.flatMap(({ policyName, changes }) =>
    changes.map(({ versionId, announced }) => [`${policyName} ${versionId}`, announced?.text]),
  );
  const expected = reconciliation.changes.map((each) => [
    `${each.change.policy.policyName} ${each.change.version.versionId}`,
    announcedChip(each.state, measureAnnouncedLag(each))?.text,
  ]);
  // The oldest version of a policy without its first one is no change since a day.
  const all = new Map(expected as [string, string | undefined][]);
  expect(found.length).toBeGreaterThan(40);
  for (const [name, text] of found) expect([name, text]).toEqual([name, all.get(name as string)]);
});
