import { beforeAll, describe, expect, it, test } from 'vitest';
import {
  awsArn,
  buildAccount,
  buildAccountRecord,
  buildInline,
  buildOwnPolicy,
  buildPrincipal,
} from '../../testing/account';
import { allow, announce, buildAnnouncement, buildPolicy, deny, v } from '../../testing/builders';
import { hostile } from '../../testing/hostile-text';
import { type AccountAnalysis, analyzeAccount, type ReachedPolicy } from './analyze-account';
import { describeAnalysis, summarizeAnalysis } from './describe-analysis';
import { listAddedRisks } from './describe-policy';
import { findEffectiveChange } from './effective-change';
import { writeCell, writeCsv } from './export-csv';
import { convertAnalysis, convertEffectiveChange } from './export-json';
import { escapeMarkdown, writeMarkdown } from './export-markdown';
import { type AccountFailOn, findAccountFailure, isAccountFailOn } from './fail-on';

const six = ['s3:A', 's3:B', 's3:C', 's3:D', 's3:E', 's3:F'];
const record = buildAccountRecord(
  [
    buildPolicy('Risky', [
      v(1, allow('s3:GetObject')),
      v(2, allow(['s3:GetObject', 'iam:PutRolePolicy'])),
    ]),
    buildPolicy('Bounds', [
      v(1, allow('s3:Get')),
      v(3, allow(['s3:Get', 's3:Put'])),
      v(4, allow(['s3:Get', 's3:Put', 's3:List'])),
    ]),
    {
      ...buildPolicy('Old', [v(1, allow('s3:Get'))]),
      deprecated: { knownBy: '2021-06-01', supersededBy: 'Risky' },
    },
    buildPolicy('Copied', [v(1, allow(six)), v(2, allow([...six, 's3:G']))]),
    buildPolicy('New', [['v1', '2021-05-01T00:00:00Z', allow('s3:Get')]]),
    {
      ...buildPolicy('Back', [v(1, allow('s3:Get')), v(2, allow('s3:Put'))]),
      defaults: [{ versionId: 'v1', firstObserved: '2021-08-01T00:00:00Z' }],
      noLongerObserved: '2021-09-01T00:00:00Z',
    },
    buildPolicy('Late', [v(3, allow('s3:Get'))]),
  ],
  [
    buildAnnouncement('2021-01-01', null),
    announce('2021-02-03 iam:PutRolePolicy', { of: 'Risky' }),
  ],
);
const { catalog } = record.risks;
const analyze = (...args: Parameters<typeof buildAccount>) =>
  analyzeAccount(buildAccount(...args), record, { since: '2021-01-31' });

const boundary = { name: 'Bounds', arn: awsArn('Bounds') };
const roles = [
  buildPrincipal('role app', ['Risky', 'Nothing'], { boundary, lastUsed: '' }),
  buildPrincipal('user jane', [], { groups: ['ops'] }),
  buildPrincipal('group ops', ['Old']),
];
let analysis: AccountAnalysis;
beforeAll(async () => {
  analysis = await analyze(roles, [buildOwnPolicy('copy', [allow(six)])]);
});

describe('text', () => {
  it('begins with the answer, and has policies, principals, versions and copies', () => {
    expect(
      describeAnalysis(analysis, catalog),
    ).toBe(`Account 111122223333 has 3 principals and 3 attached policies on record: 2 with new versions since 2021-01-31, 2 of them with more access, 1 with a new high risk.
Risky v2, 2021-02-01, announced: Adds privilege escalation: iam:PutRolePolicy. Principals: role app (unused for 90 days).
Deprecated or withdrawn: Old.
1 copy of an AWS policy lags behind.
1 attached AWS policy is not on record: Nothing.

Risky v1 → v2: Wider. Adds iam:PutRolePolicy on all resources.
  Adds privilege escalation: iam:PutRolePolicy.
  → role app (unused for 90 days)
  v2, 2021-02-01, announced: Adds iam:PutRolePolicy on all resources.

Bounds v1 → v4: Wider. Adds s3:Put and s3:List on all resources.
  It is only a permissions boundary: a wider one allows more, but grants nothing by itself.
  → role app as permissions boundary (unused for 90 days)
  v4, 2021-04-01, never announced: Adds s3:List on all resources.
  v3, 2021-03-01, never announced: Adds s3:Put on all resources.

Old v1: No new version.
  The policy is deprecated since 2021-06-01, replaced by Risky.
  → user jane through group ops
  → group ops

Copies
  policy copy allows the same as Copied v1 (of 2021-01-01, replaced on 2021-02-01). It lags behind since v2 of 2021-02-01.
    Your copy lacks s3:G.`);
  });

  it('names the version that added a risk', () => {
    const [risky, , old] = analysis.policies as [ReachedPolicy, ReachedPolicy, ReachedPolicy];
    expect(listAddedRisks(risky).map(({ change }) => change.versionId)).toEqual(['v2']);
    expect(listAddedRisks(old)).toEqual([]);
  });

  it('of an account without policies on record says so', async () => {
    const empty = await analyze([], [], { accountId: '' });
    expect(summarizeAnalysis(empty, catalog)).toEqual([
      'The account has 0 principals and 0 attached policies on record.',
    ]);
  });

  it('names new, withdrawn and incomplete policies, and counts many principals', async () => {
    const exported = buildOwnPolicy('New', [], { arn: awsArn('New'), defaultVersionId: 'v2' });
    const china = { name: 'Late', arn: 'arn:aws-cn:iam::aws:policy/Late' };
    const many = await analyze(
      [
        ...Array.from({ length: 12 }, (_, index) => buildPrincipal(`user u${index}`, ['New'])),
        buildPrincipal('role r', ['Back'], {
          attached: [china, { name: 'Back', arn: awsArn('Back') }],
        }),
      ],
      [exported],
    );
    const text = describeAnalysis(many, catalog);
    for (const line of [
      'New v1: New policy. Allows s3:Get on all resources.',
      'The export has v2 as the default version, the record v1.',
      '→ user u9\n  → and 2 others',
      'Back v1: No change. Same permissions, written differently.',
      'v1, 2021-08-01, set as the default again: ',
      'The policy is withdrawn since 2021-09-01.',
      'The record has this policy of the partition aws; that of aws-cn can differ. The record begins after that day, with v3.',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('of copies names how near they are, and how many are alike', async () => {
    const copies = await analyze(
      [],
      [
        buildOwnPolicy('a', [allow([...six, 's3:Own'])]),
        buildOwnPolicy('b', [allow([...six, 's3:Own'])]),
        buildOwnPolicy('c', [allow([...six, 's3:G'])]),
      ],
    );
    const text = describeAnalysis(copies, catalog);
    expect(text).toContain(
      'policy a and 1 other like it has 6 of 7 action patterns in common with Copied v1 (of 2021-01-01, replaced on 2021-02-01). It lags behind since v2',
    );
    expect(text).toContain('policy c allows the same as Copied v2 (of 2021-02-01).\n');
    expect(copies.copies).toHaveLength(2);
    const inline = [buildInline('own', allow(six))];
    const role = await analyze([buildPrincipal('role r', [], { inline })]);
    expect(describeAnalysis(role, catalog)).toContain(
      'inline policy own of role r allows the same',
    );
  });
});

describe('CSV', () => {
  it('has a row for each way in which a principal has a policy', () => {
    const [head, ...rows] = writeCsv([analysis], catalog).split('\r\n');
    expect(head).toBe(
      'account,since,policy,policy_arn,before,after,change,difference,high_risk,versions,never_announced,last_change,retired,principal_type,principal,principal_arn,via,marks',
    );
    expect(rows).toEqual([
      '111122223333,2021-01-31,Risky,arn:aws:iam::aws:policy/Risky,v1,v2,Wider,Adds iam:PutRolePolicy on all resources.,Adds privilege escalation: iam:PutRolePolicy.,"v2, 2021-02-01, announced",0,2021-02-01,,role,app,arn:aws:iam::111122223333:role/app,directly,unused',
      '111122223333,2021-01-31,Bounds,arn:aws:iam::aws:policy/Bounds,v1,v4,Wider,Adds s3:Put and s3:List on all resources.,,"v3, 2021-03-01, never announced; v4, 2021-04-01, never announced",2,2021-04-01,,role,app,arn:aws:iam::111122223333:role/app,as permissions boundary,unused',
      '111122223333,2021-01-31,Old,arn:aws:iam::aws:policy/Old,v1,v1,No new version,,,,0,,"deprecated since 2021-06-01, replaced by Risky",user,jane,arn:aws:iam::111122223333:user/jane,through group ops,',
      '111122223333,2021-01-31,Old,arn:aws:iam::aws:policy/Old,v1,v1,No new version,,,,0,,"deprecated since 2021-06-01, replaced by Risky",group,ops,arn:aws:iam::111122223333:group/ops,directly,',
      '',
    ]);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    [' =1', "' =1"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a=1', 'a=1'],
  ])('writes the cell %j', (text, cell) => {
    expect(writeCell(text)).toBe(cell);
  });

  it('has an empty cell for the version before a new policy', async () => {
    const fresh = await analyze([buildPrincipal('user a', ['New'])]);
    expect(writeCsv([fresh], catalog)).toContain('policy/New,,v1,New policy,');
  });
});

describe('JSON', () => {
  it('has policies, what is not on record, and copies', () => {
    expect(convertAnalysis(analysis, catalog)).toMatchObject({
      account: '111122223333',
      since: '2021-01-31',
      exportDay: '2022-01-31',
      principals: 3,
      policies: [
        {
          policyName: 'Risky',
          before: 'v1',
          after: 'v2',
          otherPartition: null,
          exportedVersion: null,
          net: {
            verdict: 'wider',
            highRisk: [
              {
                effect: 'opens',
                category: 'privilege-escalation',
                grade: 'unrestricted',
                name: 'iam:PutRolePolicy',
              },
            ],
          },
          versions: [
            {
              versionId: 'v2',
              verdict: 'wider',
              highRisk: [{ effect: 'opens' }],
              announced: 'full',
              announcements: [{ id: '2021-02-03-Risky', date: '2021-02-03' }],
            },
          ],
          retired: null,
          principals: [{ type: 'role', name: 'app', via: 'direct', marks: ['unused'] }],
        },
        { policyName: 'Bounds', principals: [{ via: 'boundary' }] },
        {
          policyName: 'Old',
          net: null,
          retired: { kind: 'deprecated', replacement: 'Risky' },
          principals: [
            { name: 'jane', via: 'group', group: 'ops' },
            { name: 'ops', via: 'direct' },
          ],
        },
      ],
      notOnRecord: [{ name: 'Nothing', principals: 1 }],
      copies: [
        {
          policyName: 'Copied',
          nearest: { versionId: 'v1' },
          replacedBy: { versionId: 'v2' },
          isIdentical: true,
          sharedPatterns: 6,
          allPatterns: 6,
          lagsSince: { versionId: 'v2' },
          lacks: [{ action: 's3:G', resource: '*', conditions: [] }],
          beyond: [],
        },
      ],
    });
  });

  it('has null for what is unknown', async () => {
    const china = { name: 'New', arn: 'arn:aws-cn:iam::aws:policy/New' };
    const back = { name: 'Back', arn: awsArn('Back') };
    const found = await analyze(
      [buildPrincipal('user a', [], { attached: [china, back] })],
      [
        buildOwnPolicy('x', [allow([...six, 's3:G'])]),
        buildOwnPolicy('Back', [], { arn: back.arn, defaultVersionId: 'v2' }),
      ],
    );
    expect(convertAnalysis(found, catalog)).toMatchObject({
      policies: [
        {
          before: null,
          otherPartition: 'aws-cn',
          versions: [{ before: null, verdict: 'first' }],
        },
        {
          exportedVersion: 'v2',
          versions: [{ announced: 'never' }, { announced: null, isSetBack: true }],
        },
      ],
      copies: [{ replacedBy: null, lagsSince: null }],
    });
  });

  it('has the effective change of a principal', async () => {
    const convert = async (index: number) => {
      const principal = roles[index] as (typeof roles)[0];
      const change = await findEffectiveChange(
        principal,
        buildAccount(roles),
        record,
        '2021-01-31',
      );
      return convertEffectiveChange(change, catalog);
    };
    expect(await convert(0)).toMatchObject({
      type: 'role',
      name: 'app',
      verdict: 'wider',
      added: [{ action: 'iam:PutRolePolicy', limitedByBoundary: true }],
      removed: [],
      risk: [{ effect: 'opens', category: 'privilege-escalation' }],
      unread: [awsArn('Nothing')],
      boundary: { arn: awsArn('Bounds'), verdict: 'wider' },
    });
    expect(await convert(1)).toMatchObject({ name: 'jane', verdict: 'same', boundary: null });
    const unread = buildPrincipal('role x', ['Risky'], {
      boundary: { name: 'Y', arn: awsArn('Y') },
    });
    const change = await findEffectiveChange(unread, buildAccount([unread]), record, '2021-01-31');
    expect(convertEffectiveChange(change, catalog).boundary).toEqual({
      arn: awsArn('Y'),
      verdict: null,
    });
    const free = buildPrincipal('role y', ['Risky']);
    const plain = await findEffectiveChange(free, buildAccount([free]), record, '2021-01-31');
    expect(convertEffectiveChange(plain, catalog).added[0]).not.toHaveProperty('limitedByBoundary');
  });
});

describe('Markdown', () => {
  it('has tables of policies and copies', () => {
    expect(
      writeMarkdown([analysis], catalog),
    ).toBe(`## Account 111122223333, changes since 2021-01-31

| Policy | Change | High risk | Versions | Status | Principals |
| --- | --- | --- | --- | --- | --- |
| Risky v1 → v2 | Wider: Adds iam:PutRolePolicy on all resources. | Adds privilege escalation: iam:PutRolePolicy. | 1 version |  | role app \\(unused for 90 days\\) |
| Bounds v1 → v4 | Wider: Adds s3:Put and s3:List on all resources. |  | 2 versions, 2 never announced |  | role app as permissions boundary \\(unused for 90 days\\) |
| Old v1 | No new version |  |  | deprecated since 2021-06-01, replaced by Risky | user jane through group ops; group ops |

Not on record: Nothing

| Copy | Of | Lags since | Difference |
| --- | --- | --- | --- |
| policy copy | Copied v1 | 2021-02-01 | Your copy lacks s3:G. |
`);
  });

  it('has only what there is', async () => {
    const empty = await analyze([]);
    expect(writeMarkdown([empty, empty], catalog)).not.toContain('Not on record');
    const current = await analyze([], [buildOwnPolicy('x', [allow([...six, 's3:G'])])]);
    expect(writeMarkdown([current], catalog)).toContain('| policy x | Copied v2 |  | Your copy');
  });

  it.each(hostile)('escapes %s', (_, text) => {
    const escaped = escapeMarkdown(text);
    expect(escaped).not.toMatch(/[<>\n\r]|(?<!\\)[|`*_[\]]/);
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['<b>&', '&lt;b&gt;&amp;'],
    ['[x](https://y)', '\\[x\\]\\(https&#58;//y\\)'],
    ['@team', '&#64;team'],
    ['a\nb', 'a\\\\u\\{a\\}b'],
  ])('escapes %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('--fail-on', () => {
  test.each<[AccountFailOn, string]>([
    ['risk', 'Risky v1 → v2: adds a high risk'],
    ['wider', 'Risky v1 → v2: wider'],
    ['deprecated', 'Old is deprecated'],
    ['lagging', 'policy copy lags behind Copied'],
  ])('%s names the first reason', (failOn, reason) => {
    expect(findAccountFailure(failOn, analysis)).toBe(reason);
  });

  test.each<AccountFailOn>(['risk', 'wider', 'deprecated', 'lagging'])(
    '%s passes without a reason, and where a wider policy is only a boundary',
    async (failOn) => {
      const passing = await analyze(
        [buildPrincipal('role a', ['Late'], { boundary })],
        [buildOwnPolicy('x', [allow([...six, 's3:G'])])],
      );
      expect(findAccountFailure(failOn, passing)).toBeUndefined();
    },
  );

  test.each(['both', 'undecided', 'narrower', 'same'] as const)('wider and %s', (verdict) => {
    const policies = analysis.policies.slice(0, 1).map((each) => ({
      ...each,
      net: { verdict, sentence: '', risk: [], highRisk: [] },
    }));
    const failure = findAccountFailure('wider', { ...analysis, policies });
    expect(failure !== undefined).toBe(verdict === 'both' || verdict === 'undecided');
  });

  test.each([
    ['risk', true],
    ['narrower', false],
  ])('%s is a choice: %s', (text, expected) => {
    expect(isAccountFailOn(text)).toBe(expected);
  });
});

test('a denial of a user that nothing allows is no copy', async () => {
  expect((await analyze([], [buildOwnPolicy('x', [deny(six)])])).copies).toEqual([]);
});
