import { expect, test, vi } from 'vitest';
import { buildKnown } from '../../testing/builders';
import { findPageLastRead } from '../history/last-days';
import { reconcile } from '../history/reconcile';
import { loadRecord } from '../record/load';
import type { Policy } from '../record/types';
import { readRisks } from '../risk/project-risks';
import { describeSketches, readSketches } from '../site/client/candidate-policies';
import { describeOverview } from '../site/client/overview';
import { packOverview, unpackOverview } from '../site/client/overview-file';
import { describePolicyFile, readPolicyFile } from '../site/client/policy-file';
import { analyzeAccount } from './analyze-account';
import { describeRecord } from './describe-record';
import { describeSiteRecord } from './describe-site-record';
import { convertAnalysis } from './export-json';
import { readDetails } from './read-details';
import { buildSampleAccount } from './sample-account';

const { policies: own, announcements, guides, site } = loadRecord('data');
/** Policies of an account and of a partition, and what is rare in policy.json. */
const policies: Policy[] = own.map((policy, index) => {
  const version = policy.versions[0] as (typeof policy.versions)[0];
  const rare: Partial<Policy>[] = [
    { iamName: 'Other', arn: 'arn:aws-cn:iam::aws:policy/Other' },
    { defaults: [{ versionId: version.versionId, firstObserved: '2026-07-01T00:00:00Z' }] },
    { noLongerObserved: '2026-07-01T00:00:00Z' },
  ];
  return { ...policy, ...rare[index] };
});
const reconciliation = reconcile(policies, announcements, {
  guides,
  readUntil: findPageLastRead(site),
});
const more = { catalog: buildKnown(() => true), risks: readRisks() };
const record = describeRecord(policies, reconciliation, more);

const through = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const overview = describeOverview(
  policies,
  reconciliation,
  { span: { from: '2018-01-01', to: '2026-12-31' }, trackedDates: [] },
  { describeAccess: () => '', judge: () => 'same', markChange: () => [], markPolicy: () => [] },
);
const loadPolicy = vi.fn(async (policyName: string) => {
  const found = policies.find((policy) => policy.policyName === policyName) as Policy;
  return readPolicyFile(through(describePolicyFile(found)));
});
const siteRecord = describeSiteRecord({
  overview: unpackOverview(through(packOverview(overview))),
  sketches: readSketches(through(describeSketches(policies))),
  loadPolicy,
  ...more,
});

test('the files of the site have what the record has, except ARNs that follow from the name', () => {
  const isOwn = (arn: string | null) => arn?.startsWith('arn:aws:iam::aws:policy/');
  const sort = (each: (typeof record.policies)[0]) =>
    each.versions.map((version) => ({
      ...version,
      announcements: version.announcements.toSorted((a, b) => a.id.localeCompare(b.id)),
    }));
  expect(siteRecord.policies.map((each) => ({ ...each, versions: sort(each) }))).toEqual(
    record.policies.map((each) => ({
      ...each,
      arn: isOwn(each.arn) ? null : each.arn,
      versions: sort(each),
    })),
  );
});

test('the analysis is the same from both, and loads each policy once', async () => {
  const sample = buildSampleAccount(
    policies,
    reconciliation.changes.map(({ change }) => change),
  );
  const { accounts } = await readDetails([{ name: 'sample', text: JSON.stringify(sample) }]);
  const [account] = accounts as [(typeof accounts)[0]];
  const convert = async (from: typeof record) =>
    through(convertAnalysis(await analyzeAccount(account, from), more.risks.catalog));
  expect(await convert(siteRecord)).toEqual(await convert(record));
  const names = loadPolicy.mock.calls.map(([name]) => name);
  expect(names.length).toBeGreaterThan(2);
  expect(new Set(names).size).toBe(names.length);
});
