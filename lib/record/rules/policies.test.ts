import { expect, test } from 'vitest';
import { checkPolicyNames } from './policies';

function list(folder: string, policyName: string, arn: string | null): string[] {
  const file = { policyName, arn, kind: 'attachable' as const, createDate: null };
  const path = `policies/${folder}/policy.json`;
  const policies = [{ folder, path, file, versionNames: [], versions: [] }];
  return checkPolicyNames({ guides: [], policies }).map(
    ({ place, expected, found }) => `${place}: ${expected}; ${found}`,
  );
}

const own = 'arn:aws:iam::111111111111:policy/team/A';

test.each<[folder: string, name: string, arn: string | null, expected: string[]]>([
  ['A', 'A', null, []],
  ['A', 'A', 'arn:aws:iam::aws:policy/service-role/A', []],
  ['A~111111111111', 'A', own, []],
  ['A~aws-cn', 'A', 'arn:aws-cn:iam::aws:policy/A', []],
  ['A.json~', 'A.json', null, []],
  ['~..', '..', null, []],
  ['B', 'A', null, ['/policyName: "B", the name of its folder; "A"']],
  ['a', 'A', null, ['/policyName: "a", the name of its folder; "A"']],
  [
    'A',
    'A',
    own,
    ['/policyName: "A", the name of its folder; "A", which belongs into policies/A~111111111111/'],
  ],
  [
    'A~222222222222',
    'A',
    own,
    [
      '/policyName: "A~222222222222", the name of its folder; "A", which belongs into policies/A~111111111111/',
    ],
  ],
  [
    'A',
    'A',
    'arn:aws:iam::aws:policy/B',
    ['/arn: an ARN that ends in "/A"; "arn:aws:iam::aws:policy/B"'],
  ],
  // It ends in the name, but belongs to another policy.
  [
    'A',
    'A',
    'arn:aws:iam::aws:policy/BA',
    ['/arn: an ARN that ends in "/A"; "arn:aws:iam::aws:policy/BA"'],
  ],
  // No account can be read from these, so they would get the key of an AWS managed policy.
  ...['our team', 'team//more'].map((inner): [string, string, string, string[]] => {
    const arn = `arn:aws:iam::111111111111:policy/${inner}/A`;
    const expected = 'the ARN of a managed policy, such as "arn:aws:iam::aws:policy/path/Name"';
    return ['A', 'A', arn, [`/arn: ${expected}; "${arn}"`]];
  }),
])('of the folder %s, the name %s with the ARN %s', (folder, name, arn, expected) => {
  expect(list(folder, name, arn)).toEqual(expected);
});

test('a policy whose file is invalid is skipped', () => {
  const policy = { folder: 'A', path: 'policies/A/policy.json', versionNames: [], versions: [] };
  expect(checkPolicyNames({ guides: [], policies: [policy] })).toEqual([]);
});

test('folders that differ in letter case alone are reported', () => {
  const policies = ['A', 'B', 'a', 'a~111111111111', 'b'].map((folder) => {
    return { folder, path: `policies/${folder}/policy.json`, versionNames: [], versions: [] };
  });
  expect(
    checkPolicyNames({ guides: [], policies }).map(({ file, found }) => `${file}: ${found}`),
  ).toEqual(['policies/a/: policies/A/ as well', 'policies/b/: policies/B/ as well']);
});
