import { expect, test } from 'vitest';
import { allow, deny, denyNotAction, parseStatements } from '../../testing/builders';
import { buildPath, buildRisks, buildSensitive } from '../../testing/risk';
import { compareFindings, createRiskAssessor, rankFinding } from './assess';
import { riskCategories } from './catalog';

const role = 'arn:aws:iam::*:role/*';
const object = 'arn:aws:s3:::*/*';
const kind = 'arn:aws:lambda:*:*:function:*';
const { assessor, catalog } = buildRisks({
  resources: {
    'iam:PassRole': [role],
    'iam:PutRolePolicy': [role],
    's3:GetObject': [object],
    's3:PutObjectAcl': [object],
    's3:DeleteObject': [object],
    'f:Update': [kind],
    'f:Start': [kind],
    'f:Create': [],
  },
  paths: [
    buildPath('put', ['iam:PutRolePolicy']),
    buildPath('create', ['iam:PassRole>f.amazonaws.com', 'f:Create'], { needs: ['a role'] }),
    buildPath('update', ['f:Update', 'f:Start']),
  ],
  actions: [
    buildSensitive(['s3:GetObject', 'a:Read']),
    buildSensitive(['s3:PutObjectAcl'], { category: 'resource-exposure' }),
    buildSensitive(['s3:DeleteObject'], { category: 'destruction' }),
    buildSensitive(['a:Key'], { category: 'credential-access' }),
    buildSensitive(['a:Stop'], { category: 'detection-evasion' }),
    buildSensitive(['iam:PassRole'], { category: 'privilege-escalation', needs: ['an action'] }),
  ],
});

const assess = (...statements: object[]) =>
  assessor.assess(parseStatements(statements)).map(({ entry, grade }) => `${entry} ${grade}`);
const to = (service: string) => ({
  Condition: { StringEquals: { 'iam:PassedToService': service } },
});

test.each<[title: string, statements: object[], expected: string[]]>([
  ['nothing', [], []],
  ['an action without a risk', [allow('s3:ListBucket')], []],
  ['an action on all resources', [allow('s3:GetObject')], ['s3:GetObject unrestricted']],
  ['an action on some', [allow('s3:Get*', 'arn:aws:s3:::a/*')], ['s3:GetObject limited']],
  ['an action on resources of another kind', [allow('s3:*', 'arn:aws:s3:::a')], []],
  ['an action that is denied', [allow('s3:GetObject'), deny('s3:*')], []],
  [
    'a Deny of everything else',
    [allow('*'), denyNotAction('s3:Get*')],
    ['s3:GetObject unrestricted'],
  ],
  ['a path of one action', [allow('iam:PutRolePolicy')], ['put unrestricted']],
  ['an action of a path without the other', [allow('f:Create')], []],
  [
    'a path that needs a role',
    [allow(['iam:PassRole', 'f:Create'])],
    ['create indirect', 'iam:PassRole indirect'],
  ],
  [
    'a role for another service',
    [allow('f:Create'), allow('iam:PassRole', '*', to('g.amazonaws.com'))],
    ['iam:PassRole indirect'],
  ],
  ['a path with an action that is denied', [allow('f:*'), deny('f:Start', kind)], []],
  ['a path on common resources', [allow('f:*', `${kind}a`)], ['update limited']],
  [
    'a path on different resources',
    [allow('f:Start', `${kind}a`), allow('f:Update', 'arn:aws:lambda:*:*:function:b')],
    [],
  ],
  [
    'a path with one limited action',
    [allow('f:Start', `${kind}a`), allow('f:Update')],
    ['update limited'],
  ],
  [
    'everything, the most severe first',
    [allow('*')],
    [
      ...['put unrestricted', 'update unrestricted', 'a:Key unrestricted'],
      ...['s3:PutObjectAcl unrestricted', 'a:Stop unrestricted', 'a:Read unrestricted'],
      ...['s3:GetObject unrestricted', 's3:DeleteObject unrestricted'],
      ...['create indirect', 'iam:PassRole indirect'],
    ],
  ],
  [
    'limited after unrestricted, indirect on all roles before some roles',
    [
      allow('iam:PassRole', `${role}x`),
      allow('iam:PassRole', '*', to('f.amazonaws.com')),
      allow(['f:Create', 'a:*']),
      allow('iam:PutRolePolicy', `${role}x`),
    ],
    [
      ...['a:Key unrestricted', 'a:Stop unrestricted', 'a:Read unrestricted', 'put limited'],
      ...['create indirect', 'iam:PassRole indirect'],
    ],
  ],
])('%s', (_, statements, expected) => {
  expect(assess(...statements)).toEqual(expected);
});

test('has how far each action is allowed, in the order of the entry', () => {
  const [finding] = assessor.assess(
    parseStatements([allow('iam:PassRole', `${role}x`), allow('f:Create')]),
  );
  expect(finding?.actions).toEqual([
    {
      action: 'iam:PassRole',
      isUnrestricted: false,
      scopes: [{ resource: `${role}x`, exceptResources: [], conditions: [] }],
      denials: [],
    },
    {
      action: 'f:Create',
      isUnrestricted: true,
      scopes: [{ resource: '*', exceptResources: [], conditions: [] }],
      denials: [],
    },
  ]);
});

test('ranks by grade, then category, then limits, then id', () => {
  const finding = (
    entry: string,
    grade: 'unrestricted' | 'limited' | 'indirect',
    isUnrestricted = true,
  ) => ({
    entry,
    grade,
    actions: [{ action: entry, isUnrestricted, scopes: [], denials: [] }],
  });
  const sorted = [
    finding('put', 'unrestricted'),
    finding('update', 'unrestricted'),
    finding('s3:DeleteObject', 'unrestricted'),
    finding('put', 'limited', false),
    finding('create', 'indirect'),
    finding('iam:PassRole', 'indirect'),
    finding('create', 'indirect', false),
  ];
  expect(sorted.toReversed().sort((a, b) => compareFindings(a, b, catalog))).toEqual(sorted);
  expect(rankFinding(finding('put', 'unrestricted'), catalog)).toBe(0);
  expect(rankFinding(finding('s3:DeleteObject', 'indirect', false), catalog)).toBe(
    200 + 2 * riskCategories.indexOf('destruction') + 1,
  );
});

test.each([1, 20_000])('returns the same with a cache of %i', (max) => {
  const cached = createRiskAssessor(catalog, max);
  const statements = parseStatements([allow('s3:*', 'arn:aws:s3:::a/*'), allow('f:*')]);
  const first = cached.assess(statements);
  expect(first).toEqual(assessor.assess(statements));
  expect(cached.assess(statements)).toEqual(first);
  expect(cached.assess([...statements])).toEqual(first);
  // The caller may sort its list.
  first.length = 0;
  expect(cached.assess(statements)).not.toEqual([]);
});

test('grades entries of the same action for each list of services', () => {
  const services = buildRisks({
    resources: { 'iam:PassRole': [role] },
    paths: [
      buildPath('f', ['iam:PassRole>f.amazonaws.com']),
      buildPath('g', ['iam:PassRole>g.amazonaws.com']),
    ],
  });
  const statements = parseStatements([allow('iam:PassRole', '*', to('g.amazonaws.com'))]);
  expect(services.assessor.assess(statements).map(({ entry }) => entry)).toEqual(['g']);
});
