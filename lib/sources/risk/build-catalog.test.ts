import { describe, expect, test } from 'vitest';
import type { RiskCategory } from '../../risk/types';
import { createActionReference } from './action-reference';
import { buildCatalog, type CatalogInputs } from './build-catalog';
import type { OverlayPath, RiskOverlay } from './overlay';

const reference = createActionReference(
  [
    'ec2:RunInstances',
    'iam:PassRole',
    'iam:PutRolePolicy',
    'kms:CreateGrant',
    's3:GetObject',
    's3:ListBucket',
    's3:PutBucketPolicy',
  ].map((name) => ({
    name,
    levels: [/:Put|:CreateGrant/.test(name) ? 'Permissions management' : 'Write'],
    arns: name.startsWith('s3:') ? ['arn:${Partition}:s3:::${BucketName}'] : [],
  })),
);

const category: RiskCategory = 'privilege-escalation';
const describePath = (id: string): OverlayPath => ({ id, category, reason: 'Can.', needs: [] });

const group = { category, reason: 'Can.', needs: [], actions: [] as string[] };

function createInputs(overlay: Partial<RiskOverlay> = {}): CatalogInputs {
  const url = 'https://example.org';
  return {
    paths: [
      { id: 'iam-005', name: 'P', url, requires: ['iam:PutRolePolicy'], trusted: [] },
      {
        id: 'ec2-001',
        name: 'Q',
        url,
        requires: ['iam:passrole', 'ec2:RunInstances'],
        trusted: ['ec2.amazonaws.com'],
      },
    ],
    sensitiveActions: ['s3:GetObject', 's3:ListBucket', 'iam:PutRolePolicy', 'old:Action'],
    overlay: {
      sources: [],
      paths: [describePath('ec2-001'), describePath('iam-005')],
      actions: [
        {
          category: 'resource-exposure',
          reason: 'Can share.',
          needs: ['a key'],
          actions: ['kms:CreateGrant', 's3:GetObject'],
        },
        { category: 'data-access', reason: 'Can read.', needs: [], actions: ['iam:PassRole'] },
      ],
      excluded: [{ reason: 'Lists names.', actions: ['s3:ListBucket'] }],
      ...overlay,
    },
    reference,
  };
}

const build = (overlay?: Partial<RiskOverlay>) => buildCatalog(createInputs(overlay));

describe('the catalog', () => {
  const { catalog, unknown, problems } = build();

  test('has the paths by id, with the entries of the overlay', () => {
    expect(problems).toEqual([]);
    expect(catalog.paths.map(({ id }) => id)).toEqual(['ec2-001', 'iam-005']);
    expect(catalog.paths[0]).toEqual({
      id: 'ec2-001',
      category,
      name: 'Q',
      reason: 'Can.',
      needs: [],
      requires: [
        { action: 'iam:PassRole', passedTo: ['ec2.amazonaws.com'] },
        { action: 'ec2:RunInstances' },
      ],
      source: 'pathfinding',
      url: 'https://example.org',
    });
  });

  test('has the groups by category, reason and source', () => {
    const [own, other] = ['policy-history', 'primeharbor'];
    const shared = { category: 'resource-exposure', reason: 'Can share.', needs: ['a key'] };
    expect(catalog.actions).toEqual([
      {
        category: 'data-access',
        reason: 'Can read.',
        needs: [],
        source: own,
        actions: ['iam:PassRole'],
      },
      { ...shared, source: own, actions: ['kms:CreateGrant'] },
      { ...shared, source: other, actions: ['s3:GetObject'] },
    ]);
  });

  test('has the resources of its actions', () => {
    expect(catalog.resources).toEqual({
      'ec2:RunInstances': [],
      'iam:PassRole': [],
      'iam:PutRolePolicy': [],
      'kms:CreateGrant': [],
      's3:GetObject': ['arn:aws:s3:::*'],
    });
  });

  test('lists what has no category, and what the reference does not have', () => {
    expect(catalog.uncategorized).toEqual(['s3:PutBucketPolicy']);
    expect(unknown).toEqual(['old:Action']);
  });

  test('does not depend on the order of its inputs', () => {
    const inputs = createInputs();
    const { overlay } = inputs;
    const reversed = buildCatalog({
      ...inputs,
      paths: [...inputs.paths].reverse(),
      sensitiveActions: [...inputs.sensitiveActions].reverse(),
      overlay: {
        ...overlay,
        paths: [...overlay.paths].reverse(),
        actions: [...overlay.actions].reverse(),
      },
    });
    expect(reversed).toEqual({ catalog, unknown, problems });
  });
});

test('the overlay can name other actions and services of a path', () => {
  const { catalog, problems } = build({
    paths: [
      describePath('iam-005'),
      {
        ...describePath('ec2-001'),
        requires: ['iam:PassRole', 's3:GetObject'],
        passedTo: ['ssm.amazonaws.com', 'glue.amazonaws.com'],
      },
    ],
  });
  expect(problems).toEqual([]);
  expect(catalog.paths[0]?.requires).toEqual([
    { action: 'iam:PassRole', passedTo: ['glue.amazonaws.com', 'ssm.amazonaws.com'] },
    { action: 's3:GetObject' },
  ]);
});

describe('a problem is', () => {
  const [ec2, iam] = [describePath('ec2-001'), describePath('iam-005')];
  const { actions, excluded } = createInputs().overlay;
  const cases: [string, Partial<RiskOverlay>, string[]][] = [
    [
      'a path without an entry',
      { paths: [ec2], actions: [...actions, { ...group, actions: ['iam:PutRolePolicy'] }] },
      ['an entry for the path iam-005, found nothing'],
    ],
    [
      'an entry without a path',
      { paths: [ec2, iam, describePath('x-1')] },
      ['paths of the source, found x-1'],
    ],
    [
      'two entries for a path',
      { paths: [ec2, iam, iam] },
      ['one entry a path, found iam-005 a second time'],
    ],
    [
      "a path with an action that IAM's reference does not have",
      { paths: [{ ...ec2, requires: ['old:Action', 'iam:PassRole'] }, iam] },
      ["an action of IAM's reference, found old:Action"],
    ],
    [
      'no service that can receive the role',
      { paths: [{ ...ec2, passedTo: [] }, iam] },
      ['the services that can receive the role, found none, here or in the source'],
    ],
    [
      'a service where no role is passed',
      { paths: [ec2, { ...iam, passedTo: ['ec2.amazonaws.com'] }] },
      ['passedTo only for a path that requires iam:PassRole, found ec2.amazonaws.com'],
    ],
    [
      "an action that IAM's reference does not have",
      { actions: [...actions, { ...group, actions: ['old:Other'] }] },
      ["an action of IAM's reference, found old:Other"],
    ],
    [
      'an action in other letters',
      { actions: [...actions, { ...group, actions: ['s3:putBucketPolicy'] }] },
      ['s3:PutBucketPolicy, found s3:putBucketPolicy'],
    ],
    [
      'an action in two places',
      { excluded: [...excluded, { reason: 'R.', actions: ['s3:GetObject'] }] },
      ['one entry an action, found s3:GetObject a second time'],
    ],
    [
      'an action that is a path',
      { actions: [...actions, { ...group, actions: ['iam:PutRolePolicy'] }] },
      ['actions that are no path of their own, found iam:PutRolePolicy'],
    ],
    [
      'an action of the source without an entry',
      { excluded: [] },
      ['an entry for s3:ListBucket, found nothing'],
    ],
    [
      'an excluded action that the source does not have',
      { excluded: [...excluded, { reason: 'R.', actions: ['s3:PutBucketPolicy'] }] },
      ['actions of the source, found s3:PutBucketPolicy'],
    ],
  ];
  test.each(cases)('%s', (_, overlay, expected) => {
    const { problems } = build(overlay);
    expect(problems.map((each) => `${each.expected}, found ${each.found}`)).toEqual(expected);
    for (const { file, remedy } of problems) {
      expect(file).toBe('risk/overlay.json');
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('two paths of one id in the source', () => {
    const inputs = createInputs();
    const { problems } = buildCatalog({ ...inputs, paths: [...inputs.paths, ...inputs.paths] });
    expect(problems.map(({ found }) => found)).toEqual([
      'iam-005 a second time',
      'ec2-001 a second time',
    ]);
  });
});
