import { expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
  announce,
  buildAnnouncement,
  buildCatalog,
  buildPolicy,
  v,
} from '../../testing/builders';
import { listDefaultChanges } from '../history/default-changes';
import { reconcile } from '../history/reconcile';
import { loadCatalog } from '../iam/catalog/load';
import type { Verdict } from '../iam/compare/difference';
import { loadRecord } from '../record/load';
import type { Announcement } from '../record/types';
import { type Chip, verdictChip } from './chip';
import { chipsOfAnnouncement, chipsOfChange, chipsOfDefaultChange, chipsOfPolicy } from './chips';

const show = (chips: readonly Chip[]) => chips.map(({ text, tone }) => `${text} (${tone})`);

test.each<[Verdict, string]>([
  ['wider', 'Wider (wider)'],
  ['narrower', 'Narrower (narrower)'],
  ['both', 'Mixed (mixed)'],
  ['same', 'No change (neutral)'],
  ['undecided', 'Undecided (neutral)'],
])('the chip of the verdict %s is %s', (verdict, text) => {
  expect(show([verdictChip(verdict)])).toEqual([text]);
});

const tracking = buildAnnouncement('2021-01-01', null);
/** Two actions more, in February. */
const policy = buildPolicy('P', [v(1, allow('a:A')), v(2, allow(['a:A', 'a:B', 'a:C']))]);

const reconcileLast = (announcements: Announcement[], readUntil?: string) => {
  const { changes } = reconcile([policy], [...announcements, tracking], { readUntil });
  return changes[0] as (typeof changes)[number];
};

test.each<[string, string[], string[]]>([
  ['on the day', ['2021-02-01 a:B a:C'], ['Announced on the day (good)']],
  ['early', ['2021-01-25 a:B a:C'], ['Announced 7 days early (early)']],
  ['late', ['2021-02-02 a:B a:C'], ['Announced 1 day late (late)']],
  ['in two announcements', ['2021-01-31 a:B', '2021-02-06 a:C'], ['Announced 5 days late (late)']],
  ['twice', ['2021-02-01 a:B a:C', '2021-02-20 a:A a:B'], ['Announced on the day (good)']],
  ['in part', ['2021-02-01 a:B'], ['Announced in part, on the day (late)']],
  ['never', [], ['Never announced (never)']],
])('the chips of a change announced %s', (_, announcements, chips) => {
  const reconciled = reconcileLast(
    announcements.map((text) => announce(text)),
    '2021-12',
  );
  expect(show(chipsOfChange(reconciled))).toEqual(['Wider (wider)', '+2 (neutral)', ...chips]);
});

test('the chips of a change that widens some actions and removes others', () => {
  const changed = buildPolicy('P', [
    v(1, allow(['a:A', 'a:B'], 'x'), allow('a:C')),
    v(2, allow(['a:A', 'a:B'])),
  ]);
  const { changes } = reconcile([changed], []);
  expect(show(chipsOfChange(changes[0] as (typeof changes)[number]))).toEqual([
    'Mixed (mixed)',
    '2 wider, −1 (neutral)',
  ]);
});

test('the chips of a change announced under a wrong name', () => {
  const misnamed = buildPolicy('P', [v(1, allow('a:A')), v(2, allow(['a:A', 'a:GetThing']))]);
  const { changes } = reconcile([misnamed], [announce('2021-02-01 a:GetThings'), tracking], {
    readUntil: '2021-12',
  });
  expect(changes.flatMap((each) => show(chipsOfChange(each)))).toContain(
    'Announced under a wrong name (never)',
  );
});

test('the chips of a change that AWS may have announced since its page was read', () => {
  expect(show(chipsOfChange(reconcileLast([], '2021-01')))).toEqual([
    'Wider (wider)',
    '+2 (neutral)',
    'Not announced yet (neutral)',
  ]);
});

test.each<[string, Parameters<typeof chipsOfPolicy>[0], string[]]>([
  ['an ordinary policy', { kind: 'attachable' }, ['Attachable (neutral)']],
  ['a policy that IAM does not attach', { kind: 'not-attachable' }, ['Not attachable (neutral)']],
  ['a policy of an unknown type', { kind: 'unknown' }, ['Type unknown (neutral)']],
  [
    'a deprecated policy of an unknown type',
    { kind: 'unknown', deprecated: { knownBy: '2021-04-02' } },
    ['Deprecated (late)', 'Type unknown (neutral)'],
  ],
  ['a service’s policy', { kind: 'service-linked-role' }, ['Service-linked role (neutral)']],
  [
    'a deprecated policy',
    { kind: 'attachable', deprecated: { knownBy: '2021-04-02' } },
    ['Deprecated (late)'],
  ],
  [
    'a withdrawn policy of a service',
    { kind: 'service-linked-role', noLongerObserved: '2021-04-02T00:00:00Z' },
    ['Withdrawn (danger)', 'Service-linked role (neutral)'],
  ],
])('the chips of %s', (_, of, chips) => {
  expect(show(chipsOfPolicy(of))).toEqual(chips);
});

test('the chips of a default that was set back', () => {
  const defaults = [{ versionId: 'v1', firstObserved: '2021-03-01T00:00:00Z' }];
  const [change] = listDefaultChanges([{ ...policy, defaults }]);
  expect(change && show(chipsOfDefaultChange(change))).toEqual([
    'Default set back to v1 (neutral)',
    'Narrower (narrower)',
    '−2 (neutral)',
  ]);
});

test.each<[string, Announcement, string[]]>([
  ['without a policy', tracking, ['General announcement (neutral)']],
  ['of two versions', announce('2021-02-02 a:A a:B'), ['1 day late (late)', '32 days late (late)']],
  [
    'of an unknown action',
    announce('2021-02-01 a:B a:Missing'),
    ['On the day (good)', 'Wrong name (never)'],
  ],
  [
    'without actions',
    announce('2021-02-01', { kind: 'actions-added' }),
    ['On the day (good)', 'Matched by date only (neutral)'],
  ],
  ['of a deprecation', announce('2021-02-01', { kind: 'policy-deprecated' }), []],
  [
    'of no version',
    announce('2021-02-01 a:Z'),
    ['No matching version (never)', 'Wrong name (never)'],
  ],
])('the chips of an announcement %s', (_, announcement, chips) => {
  const { announcements } = reconcile([policy], [announcement, tracking]);
  const found = announcements.find((each) => each.announcement === announcement);
  expect(found && show(chipsOfAnnouncement(found))).toEqual(chips);
});

test('an announced action that IAM has and the policy never had is no wrong name', () => {
  const catalog = {
    listActions: () => [],
    readLevels: (action: string) => (action === 'a:Known' ? ['Read'] : []),
  };
  const announcement = announce('2021-02-01 a:Known');
  const { announcements } = reconcile([policy], [announcement], { catalog });
  expect(announcements.map((each) => show(chipsOfAnnouncement(each)))).toEqual([
    ['No matching version (never)', 'Action never granted (never)'],
  ]);
});

test.each<[policyName: string, versionId: string, chips: string[]]>([
  [
    'AmazonConnectServiceLinkedRolePolicy',
    'v55',
    [
      'Mixed (mixed)',
      '+53 −65 (neutral)',
      '26 Write (neutral)',
      'Adds data access, limited (late)',
      'Adds destruction, limited (late)',
      'Announced in part, 7 days early (late)',
    ],
  ],
  [
    'AmazonConnectServiceLinkedRolePolicy',
    'v54',
    [
      'Wider (wider)',
      '+18 (neutral)',
      '1 Permissions management (danger)',
      'Adds data access, limited (late)',
      'Announced on the day (good)',
    ],
  ],
  ['AmazonConnectServiceLinkedRolePolicy', 'v53', ['No change (neutral)']],
  [
    'AmazonConnectSynchronizationServiceRolePolicy',
    'v1',
    [
      'First version (neutral)',
      '149 actions (neutral)',
      '104 Write (neutral)',
      'Credential access (danger)',
      'Data access (danger)',
      'Privilege escalation, indirect (neutral)',
      'Resource exposure, indirect (neutral)',
      'Announced 7 days late (late)',
    ],
  ],
  [
    'AmazonConnect_FullAccess',
    'v4',
    ['Wider (wider)', '1 wider (neutral)', '1 Write (neutral)', 'Announced 40 days early (early)'],
  ],
])('on record: %s %s', async (policyName, versionId, chips) => {
  const { policies, announcements } = loadRecord('data');
  const { changes } = reconcile(policies, announcements, {
    catalog: await loadCatalog(),
    readUntil: '2026-05',
  });
  const found = changes.find(
    ({ change }) =>
      change.policy.policyName === policyName && change.version.versionId === versionId,
  );
  expect(found && show(chipsOfChange(found))).toEqual(chips);
  const risk = /^(Adds |Removes )?(data access|destruction|credential|privilege|resource)/i;
  expect(found && show(chipsOfChange(found, false))).toEqual(
    chips.filter((each) => !risk.test(each)),
  );
});

test('the chips of changes of all actions of all services', () => {
  const catalog = {
    ...buildCatalog({ a: { Get: ['Read'], Put: ['Write'] }, b: { Get: ['Read'] } }),
    allServices: ['a', 'b'],
  };
  const made = buildPolicy('P', [
    v(1, allowNotAction('a:*')),
    v(2, allow('*')),
    v(3, allow('a:Get')),
    v(4, allow('*')),
  ]);
  const { changes } = reconcile([made, buildPolicy('Q', [v(1, allow('*'))])], [], { catalog });
  const chips = changes.map((each) => [
    each.change.version.policyName + each.change.version.versionId,
    chipsOfChange(each)
      .slice(0, 3)
      .map(({ text }) => text),
  ]);
  expect(Object.fromEntries(chips)).toMatchObject({
    Pv1: ['First version', 'All actions with exceptions', expect.anything()],
    Qv1: ['First version', 'All actions', '1 Write'],
    Pv2: ['Wider', '+2', '1 Write'],
    Pv3: ['Narrower', '−2', expect.anything()],
    Pv4: ['Wider', '+2', '1 Write'],
  });
});
