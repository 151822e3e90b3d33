import { describe, expect, test } from 'vitest';
import { allow, buildCatalog, deny, parseStatements } from '../../../testing/builders';
import { readAccess } from '../evaluate/access';
import { evaluateAccess } from '../evaluate/evaluate';
import { compareAccess } from './compare';
import type { ActionCatalog } from './difference';

const catalog: ActionCatalog = {
  ...buildCatalog({ s3: { GetObject: ['Read'], ListAllMyBuckets: ['List'] } }),
  isWithoutResource: (action) => action === 's3:ListAllMyBuckets',
};

/** The witness of the first difference, after a check that it shows the difference. */
function findWitness(before: object[], after: object[]) {
  const [old, now] = [
    parseStatements([...before, deny('x:X')]),
    parseStatements([...after, deny('x:X')]),
  ];
  const [lost] = compareAccess(old, now, catalog).lost;
  const witness = lost?.witness ?? { action: '', resource: '', context: {}, holds: [], fails: [] };
  expect(evaluateAccess(readAccess(old), witness)).toBe('allowed');
  expect(evaluateAccess(readAccess(now), witness)).not.toBe('allowed');
  return witness;
}

const get = 's3:GetObject';

test.each<[title: string, before: object[], after: object[], action: string]>([
  ['named', [allow('S3:getobject')], [], 'S3:getobject'],
  ['of the catalog, for a pattern', [allow('s3:*')], [], 's3:GetObject'],
  ['that IAM may add, for a rest', [allow('s3:Get*')], [allow(get)], 's3:GetSomethingNew'],
  ['for a question mark', [allow('s3:Put??')], [], 's3:Putxx'],
  ['of any service', [allow('*')], [], 's3:GetSomethingNew'],
  ['of a pattern over services', [allow('*:Get*')], [], 's3:GetSomethingNew'],
  ['of a pattern of services', [allow('s?s:Get*')], [], 'sxs:GetSomethingNew'],
  [
    'of a service that is not denied',
    [allow('*')],
    [allow(['s3:*', 'ec2:*'])],
    'iam:GetSomethingNew',
  ],
  ['that is not an exception', [allow('s3:Put*')], [allow('s3:*SomethingNew')], 's3:PutSomething'],
  [
    'with generated letters where all words are exceptions',
    [allow('new:*')],
    [allow('new:*something*')],
    'new:aaa',
  ],
  ['as short as it must be', [allow('s3:Put*')], [allow('s3:Put?*')], 's3:put'],
])('the action is one %s', (_, before, after, action) => {
  expect(findWitness(before, after).action).toBe(action);
});

const account = '111122223333';

test.each<[title: string, before: object[], after: object[], resource: string]>([
  ['an ARN', [allow(get)], [], `arn:aws:s3:us-east-1:${account}:example`],
  ['another ARN', [allow(get)], [allow(get, 'arn:*:us-*')], 'arn:aws:s3:::example'],
  ['another text', [allow(get)], [allow(get, 'arn:*')], 'example'],
  ['a star for an action without resources', [allow('s3:ListAllMyBuckets')], [], '*'],
  ['a star where nothing else is left', [allow(get)], [allow(get, ['arn:*', 'e*'])], '*'],
  ['the one named', [allow(get, 'a')], [], 'a'],
  [
    'one that no pattern of the other document matches',
    [allow(get, 'arn:aws:s3:::*')],
    [allow(get, 'arn:aws:s3:::*m*')],
    'arn:aws:s3:::bbb',
  ],
  ['a word for a star', [allow(get, 'arn:aws:s3:::b/*')], [], 'arn:aws:s3:::b/example'],
  [
    'the usual parts of an ARN for stars',
    [allow(get, 'arn:*:s3:*:*:b')],
    [],
    `arn:aws:s3:us-east-1:${account}:b`,
  ],
  [
    'a word for a part by itself',
    [allow(get, 'arn:aws:s3:::*:*')],
    [],
    'arn:aws:s3:::example:example',
  ],
  [
    'another account than the usual one',
    [allow(get, 'arn:aws:s3::*:b')],
    [allow(get, `arn:aws:s3::${account}:b`)],
    'arn:aws:s3::example:b',
  ],
  ['a star as a character', [allow(get, 'a${*}*')], [], 'a*example'],
  ['a word for a user', [allow(get, 'b/${aws:username}/*')], [], 'b/alice/example'],
  [
    'words for five variables, and generated letters for more',
    [allow(get, [...'abcdef'].map((letter) => `\${aws:${letter}}`).join('/'))],
    [],
    'alice/bob/carol/dave/erin/mmm',
  ],
  [
    'another text where the word shows no difference',
    [allow(get, 'b/${aws:username}')],
    [allow(get, 'b/alice')],
    'b/maria',
  ],
])('the resource is %s', (_, before, after, resource) => {
  expect(findWitness(before, after).resource).toBe(resource);
});

describe('the context', () => {
  const where = (Condition: object, resource = '*') => allow(get, resource, { Condition });
  const own = 'b/${aws:UserName}/*';

  test.each<[title: string, before: object[], after: object[], context: object]>([
    ['of no conditions', [allow(get)], [], {}],
    ['has a value', [where({ StringEquals: { 'Aws:K': 'x' } })], [], { 'Aws:K': 'x' }],
    ['has a word for any value', [where({ StringLike: { k: '*' } })], [], { k: 'example' }],
    [
      'has generated letters where no word is possible',
      [where({ StringLike: { k: '*' }, StringNotLike: { k: '*a*' } })],
      [],
      { k: 'bbb' },
    ],
    [
      'has an account',
      [where({ StringLike: { 'aws:PrincipalAccount': '*' } })],
      [],
      { 'aws:PrincipalAccount': account },
    ],
    [
      'has another region than the usual one',
      [where({ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } })],
      [],
      { 'aws:RequestedRegion': 'eu-west-1' },
    ],
    [
      'has an organization',
      [where({ StringLike: { 'aws:PrincipalOrgID': '*' } })],
      [],
      { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
    ],
    [
      'has an ARN',
      [where({ StringLike: { 'aws:PrincipalArn': '*' } })],
      [],
      { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/example` },
    ],
    [
      'has two accounts',
      [allow(get, 'b/${aws:PrincipalAccount}/${aws:ResourceAccount}')],
      [
        allow(get, 'b/*', {
          Condition: { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
        }),
      ],
      { 'aws:PrincipalAccount': '444455556666', 'aws:ResourceAccount': '777788889999' },
    ],
    ['has no key', [where({ Null: { k: 'true' } })], [], { k: null }],
    [
      'has a list of a key with several values',
      [where({ 'ForAnyValue:StringEquals': { k: 'x' } })],
      [],
      { k: ['x'] },
    ],
    ['has the value of a variable', [allow(get, own)], [], { 'aws:UserName': 'alice' }],
    ['has a star as a character', [where({ StringEquals: { k: 'x*' } })], [], { k: 'x*' }],
    [
      'leaves out an operator that IAM does not have',
      [allow(get)],
      [where({ Odd: { k: 'x' } })],
      {},
    ],
  ])('%s', (_, before, after, context) => {
    expect(findWitness(before, after).context).toEqual(context);
  });

  test.each<[title: string, before: object[], after: object[], holds: object[], fails: object[]]>([
    [
      'of both documents, each once',
      [where({ StringEquals: { k: 'x' } })],
      [where({ StringEquals: { k: 'x' }, Bool: { l: 'true' } })],
      [{ operator: 'StringEquals', key: 'k', values: ['x'] }],
      [{ operator: 'Bool', key: 'l', values: ['true'] }],
    ],
    [
      'of a denial',
      [allow(get, 'a')],
      [allow(get, 'a'), deny(get, 'a', { Condition: { StringEquals: { k: 'x' } } })],
      [{ operator: 'StringEquals', key: 'k', values: ['x'] }],
      [],
    ],
  ])(
    'comes with the conditions that hold and those that do not, %s',
    (_, before, after, ...lists) => {
      const { holds, fails } = findWitness(before, after);
      expect([holds, fails]).toEqual(lists);
    },
  );

  test('leaves out conditions that do not apply to the resource', () => {
    const after = [
      where({ StringEquals: { k: 'x' } }, 'a'),
      deny(get, 'b'),
      deny(get, 'c', { Condition: { Bool: { l: 'true' } } }),
    ];
    const { holds, fails, context } = findWitness([allow(get, 'b')], after);
    expect([holds, fails, context]).toEqual([[], [], {}]);
  });
});
