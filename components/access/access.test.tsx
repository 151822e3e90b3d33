import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { compareAccess } from '@/lib/iam/compare/compare';
import type { Comparison, Difference } from '@/lib/iam/compare/difference';
import { parseDocument, type Statement } from '@/lib/iam/document';
import { allow, buildCatalog, deny } from '@/testing/builders';
import { AccessChange } from './access-change';
import { PermissionList } from './permission-list';

const catalog = buildCatalog({
  s3: { GetObject: ['Read'], PutObject: ['Write'] },
  x: { One: ['Read'], Two: ['Read'], Three: ['Read'] },
});
const references = {
  ...catalog,
  findReference: (action: string) => (action === 's3:GetObject' ? 'https://x/#get' : undefined),
  nameService: (service: string) => (service === 's3' ? 'Amazon S3' : undefined),
};

const read = (Statement: object[]) => parseDocument({ Statement }).statements as Statement[];

/** The text of the markup. */
const strip = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

function showChange(before: object[], after: object[]): string {
  return renderChange(compareAccess(read(before), read(after), catalog));
}

function renderChange(comparison: Comparison): string {
  return renderToStaticMarkup(
    <AccessChange comparison={comparison} before="v1" after="v2" references={references} />,
  );
}

function showNow(statements: object[]): string {
  const { gained } = compareAccess([], read(statements), catalog);
  return strip(renderToStaticMarkup(<PermissionList allowed={gained} references={references} />));
}

test('a change has its added access with level, proof and AWS’s reference', () => {
  const markup = showChange([allow('s3:PutObject')], [allow(['s3:PutObject', 's3:GetObject'])]);
  expect(markup).toContain('<a href="https://x/#get"><code>s3:GetObject</code></a>');
  expect(strip(markup)).toContain('Gained 1 action On all resources Read s3:GetObject');
  expect(strip(markup)).toContain(
    'Proof: v2 allows it on arn:aws:s3:us-east-1:111122223333:example ; v1 does not.',
  );
  expect(strip(markup)).toContain('Nothing lost: what v1 allows, v2 allows too.');
});

test('the proof of actions without resources is added to that of others', () => {
  const places = { ...catalog, isWithoutResource: (action: string) => action === 's3:GetObject' };
  const comparison = compareAccess([], read([allow(['s3:GetObject', 's3:PutObject'])]), places);
  const markup = renderToStaticMarkup(
    <AccessChange comparison={comparison} before="v1" after="v2" references={references} />,
  );
  expect(strip(markup)).toContain(
    'v2 allows each of them on arn:aws:s3:us-east-1:111122223333:example (on * where the action has no resource) ; v1 does not.',
  );
});

test('a change of nothing shows nothing', () => {
  expect(showChange([allow('s3:GetObject')], [allow(['s3:GetObject'])])).toBe('');
});

test('undecided access has its reason, and the other side makes no claim', () => {
  const comparison = compareAccess(
    read([deny('s3:*')]),
    read([allow(['s3:GetObject', 's3:PutObject'])]),
    catalog,
  );
  const reason = 'too many patterns overlap';
  const undecided = [{ action: 's3:GetObject', resource: '*', reason }];
  const text = strip(renderChange({ ...comparison, undecided }));
  expect(text).toContain(`Not decided s3:GetObject on * : ${reason}`);
  expect(text).not.toContain('Nothing lost');
});

describe('future actions', () => {
  const many = ['a', 'b', 'c', 'd'];

  test.each<[string, object[], object[], string[], string[]]>([
    [
      'that are gained end their group',
      [allow('x:One')],
      [allow('x:*')],
      [
        'Gained 2 actions On all resources Read x:Two x:Three',
        '; v1 does not. Plus future x:* actions',
        'Nothing lost',
      ],
      ['Lost'],
    ],
    [
      'that are lost are no list of actions',
      [allow('x:*')],
      [allow(['x:One', 'x:Two', 'x:Three'])],
      [
        'Lost no action that IAM has On all resources No longer includes future x:* actions Proof: v1 allows x:',
        'Nothing gained',
      ],
      ['Read', 'Gained'],
    ],
    [
      'of more than three patterns are counted',
      [allow('s3:GetObject')],
      [allow(['s3:GetObject', ...many.map((name) => `s3:${name}*`)])],
      ['Gained no action that IAM has On all resources Plus future actions of 4 patterns Proof'],
      ['s3:a*'],
    ],
  ])('%s', (_, before, after, shown, hidden) => {
    const text = strip(showChange(before, after));
    for (const words of shown) expect(text).toContain(words);
    for (const words of hidden) expect(text).not.toContain(words);
  });
});

test.each<[string, object[], object[], boolean]>([
  ['known actions on both sides', [allow('x:One')], [allow('x:Two')], true],
  ['one side', [deny('x:One')], [allow('x:Two')], false],
  [
    'future actions alone on one of two sides',
    [allow('x:*')],
    [allow(['x:One', 'x:Two', 'x:Three', 's3:GetObject'])],
    false,
  ],
])('a change has two columns with %s: %#', (_, before, after, hasColumns) => {
  expect(showChange(before, after).includes('lg:grid-cols-2')).toBe(hasColumns);
});

test('a condition is stated once for all its actions and resources', () => {
  const mfa = { Condition: { Bool: { 'aws:m': 'true' } } };
  const text = strip(
    showChange(
      [allow('x:One')],
      [
        allow('x:One'),
        allow(['s3:GetObject', 'x:Two'], ['r', 's'], mfa),
        allow('s3:PutObject', 't', mfa),
      ],
    ),
  );
  expect(text.match(/If aws:m Bool true :/g)).toHaveLength(1);
  expect(text).toMatch(
    /If aws:m Bool true : On r , s Read s3:GetObject Proof: v2 allows it on r , s where aws:m is true ; v1 does not\. On t .* On r , s Read x:Two /,
  );
});

test.each<[string, object, string]>([
  ['another value', { Bool: { 'aws:m': 'true' } }, 'where aws:m is false ;'],
  ['an absent key', { Null: { 'aws:m': 'false' } }, 'where aws:m is absent ;'],
])('a proof states the whole request: %s', (_, Condition, words) => {
  const denial = { ...deny('x:One'), Condition };
  expect(strip(showChange([allow('x:One')], [allow('x:One'), denial]))).not.toContain('Gained');
  expect(strip(showChange([deny('x:Two')], [allow('x:One'), denial]))).toContain(words);
});

test('a proof states several values of a key', () => {
  const [difference] = compareAccess([], read([allow('x:One')]), catalog).gained;
  const witness = { ...(difference as Difference).witness, context: { k: ['a', 'b'], l: null } };
  const gained = [{ ...(difference as Difference), witness }];
  expect(
    strip(
      renderChange({ verdict: 'wider', knownVerdict: 'wider', gained, lost: [], undecided: [] }),
    ),
  ).toContain('where k has the values a, b and l is absent ; v1 does not.');
});

test.each([
  ['nothing', [deny('s3:*')], 'Nothing.'],
  ['a whole service', [allow('s3:*')], 'Amazon S3 s3 : 2 actions, 1 Write, 1 Read'],
  [
    'an action of it, without a link',
    [allow('s3:GetObject')],
    'On all resources Read s3:GetObject',
  ],
  [
    'most of a service, by its exceptions',
    [allow('x:*'), deny('x:Three')],
    'On all resources Read x:* except x:Three , 2 actions: 2 Read',
  ],
  [
    'all of a service that the catalog does not have',
    [allow('new:*', 'a')],
    'Service new : no action that IAM has On a Plus future new:* actions',
  ],
  [
    'all services',
    [allow('*')],
    'Any service * : all actions On all resources Every level all actions',
  ],
  [
    'an action of a service that the catalog does not have',
    [allow('new:Get', 'a')],
    'Service new : 1 action On a Not in IAM’s reference new:Get',
  ],
  [
    'all services but many that are denied',
    [allow('*'), deny(Array.from({ length: 17 }, (_, index) => `a${index}:*`))],
    'Any service * : all actions except 17 patterns On all resources Several levels all actions except 17 patterns a0:* , a1:* , a2:* ,',
  ],
  [
    'all services but what is denied',
    [allow('*'), deny('s3:*')],
    'Any service * : all actions except s3:* On all resources Several levels all actions except s3:*',
  ],
])('the permissions of %s', (_, statements, text) => {
  expect(showNow(statements)).toContain(text);
});

test('text of a document is escaped', () => {
  const markup = showChange([deny('s3:*')], [allow('s3:<b>x</b>', '<script>alert(1)</script>')]);
  expect(markup).not.toMatch(/<script|<b>/);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
