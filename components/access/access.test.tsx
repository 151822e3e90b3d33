import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { compareAccess } from '@/lib/iam/compare/compare';
import type { Comparison, Difference } from '@/lib/iam/compare/difference';
import { parseDocument, type Statement } from '@/lib/iam/document';
import { allow, buildCatalog, deny } from '@/testing/builders';
import { AccessChange } from './access-change';
import { PermissionList } from './permission-list';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

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
  return strip(
    renderToStaticMarkup(
      <PermissionList policyName="P" allowed={gained} references={references} />,
    ),
  );
}

test('a document with very many permissions has links to its services instead of lists', () => {
  const actions = Array.from({ length: 1001 }, (_, index) => `x:Get${index}`);
  const { gained } = compareAccess([], read([allow(['s3:GetObject', ...actions])]), catalog);
  const markup = renderToStaticMarkup(
    <PermissionList policyName="P" allowed={gained} references={references} />,
  );
  expect(strip(markup)).toBe(' Service x : 1,001 actions Amazon S3 s3 : 1 action, 1 Read ');
  expect(markup).toContain('<a href="/actions/x/?policy=P">');
});

test('a change has its added access with level, example and AWS’s reference', () => {
  const markup = showChange([allow('s3:PutObject')], [allow(['s3:PutObject', 's3:GetObject'])]);
  expect(markup).toContain('<a href="https://x/#get"><code>s3:GetObject</code></a>');
  expect(strip(markup)).toContain('Adds 1 action Read s3:GetObject on all resources');
  expect(strip(markup)).toContain(
    'Example request s3:GetObject on arn:aws:s3:us-east-1:111122223333:example . v2 allows it; v1 does not.',
  );
  expect(strip(markup)).toContain(
    'No permissions removed: v2 allows every request that v1 allows.',
  );
});

test('the example of actions without resources is added to that of others', () => {
  const places = { ...catalog, isWithoutResource: (action: string) => action === 's3:GetObject' };
  const comparison = compareAccess([], read([allow(['s3:GetObject', 's3:PutObject'])]), places);
  const markup = renderToStaticMarkup(
    <AccessChange comparison={comparison} before="v1" after="v2" references={references} />,
  );
  expect(strip(markup)).toContain(
    'Each of these actions on arn:aws:s3:us-east-1:111122223333:example (on * where the action has no resource) . v2 allows it; v1 does not.',
  );
});

test.each<[string, object[], object[], string[], string[]]>([
  [
    'widened',
    [allow('x:One', 'a')],
    [allow('x:One')],
    ['Widens 1 action on more resources'],
    ['Adds'],
  ],
  [
    'restricted',
    [allow('x:One')],
    [allow('x:One', '*', { Condition: { Bool: { 'aws:m': 'true' } } })],
    ['Restricts 1 action restricted'],
    ['Removes'],
  ],
  [
    'removed, and others restricted',
    [allow(['x:One', 'x:Two'])],
    [allow('x:One', 'a')],
    ['Removes 1 action, 1 action on fewer resources'],
    ['Restricts'],
  ],
])('titles where actions are %s', (_, before, after, shown, hidden) => {
  const text = strip(showChange(before, after));
  for (const words of shown) expect(text).toContain(words);
  for (const words of hidden) expect(text).not.toContain(words);
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
  expect(text).not.toContain('No permissions removed');
});

test('undecided access beyond the first items is folded', () => {
  const undecided = Array.from({ length: 40 }, (_, index) => ({
    action: `x:Get${index}`,
    resource: '*',
    reason: 'r',
  }));
  const comparison = compareAccess([], [], catalog);
  const [open, folded] = renderChange({ ...comparison, verdict: 'undecided', undecided }).split(
    '<summary>28 more</summary>',
  );
  expect(open?.match(/<code>x:/g)).toHaveLength(12);
  expect(folded?.match(/<code>x:/g)).toHaveLength(28);
});

describe('future actions', () => {
  const many = ['a', 'b', 'c', 'd'];

  test.each<[string, object[], object[], string[], string[]]>([
    [
      'that are gained end their group',
      [allow('x:One')],
      [allow('x:*')],
      [
        'Adds 2 actions Read x:Two x:Three Plus future x:* actions on all resources',
        'v2 allows it; v1 does not.',
        'No permissions removed: v2 allows',
      ],
      ['Removes 1'],
    ],
    [
      'that are lost are no list of actions',
      [allow('x:*')],
      [allow(['x:One', 'x:Two', 'x:Three'])],
      [
        'Removes no existing action No longer includes future x:* actions on all resources Example request x:',
        'No permissions added: v1 allows every request that v2 allows.',
      ],
      ['Read'],
    ],
    [
      'of more than three patterns are counted',
      [allow('s3:GetObject')],
      [allow(['s3:GetObject', ...many.map((name) => `s3:${name}*`)])],
      [
        'Adds no existing action Future actions that match 4 patterns on all resources Example request',
      ],
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
  expect(showChange(before, after).includes('halves two')).toBe(hasColumns);
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
  expect(text.match(/if aws:m is true Bool aws:m true/g)).toHaveLength(1);
  expect(text).toMatch(
    /Bool aws:m true Read s3:GetObject on r , s Example request s3:GetObject on r , s where aws:m is true \. v2 allows it; v1 does not\. Write s3:PutObject on t .* Read x:Two on r , s /,
  );
});

test.each<[string, object, string]>([
  ['another value', { Bool: { 'aws:m': 'true' } }, 'where aws:m is false .'],
  ['an absent key', { Null: { 'aws:m': 'false' } }, 'where aws:m is absent .'],
])('an example states the whole request: %s', (_, Condition, words) => {
  const denial = { ...deny('x:One'), Condition };
  expect(strip(showChange([allow('x:One')], [allow('x:One'), denial]))).not.toContain('Adds 1');
  expect(strip(showChange([deny('x:Two')], [allow('x:One'), denial]))).toContain(words);
});

test('an example states several values of a key', () => {
  const [difference] = compareAccess([], read([allow('x:One')]), catalog).gained;
  const witness = { ...(difference as Difference).witness, context: { k: ['a', 'b'], l: null } };
  const gained = [{ ...(difference as Difference), witness }];
  expect(
    strip(
      renderChange({ verdict: 'wider', knownVerdict: 'wider', gained, lost: [], undecided: [] }),
    ),
  ).toContain('where k has the values a, b and l is absent . v2 allows it; v1 does not.');
});

test.each([
  ['nothing', [deny('s3:*')], 'Nothing.'],
  ['a whole service', [allow('s3:*')], 'Amazon S3 s3 : 2 actions, 1 Write, 1 Read'],
  [
    'an action of it, without a link',
    [allow('s3:GetObject')],
    'Read s3:GetObject on all resources',
  ],
  [
    'most of a service, by its exceptions',
    [allow('x:*'), deny('x:Three')],
    'Read x:* except x:Three , 2 actions: 2 Read on all resources',
  ],
  [
    'all of a service that the catalog does not have',
    [allow('new:*', 'a')],
    'Service new : no existing action Future new:* actions on a',
  ],
  [
    'all services',
    [allow('*')],
    'Any service * : all actions Every level all actions on all resources',
  ],
  [
    'an action of a service that the catalog does not have',
    [allow('new:Get', 'a')],
    'Service new : 1 action Not in IAM’s reference new:Get on a',
  ],
  [
    'all services but many that are denied',
    [allow('*'), deny(Array.from({ length: 17 }, (_, index) => `a${index}:*`))],
    'Any service * : all actions except 17 patterns Several levels all actions except 17 patterns a0:* , a1:* , a2:* ,',
  ],
  [
    'all services but what is denied',
    [allow('*'), deny('s3:*')],
    'Any service * : all actions except s3:* Several levels all actions except s3:* on all resources',
  ],
])('the permissions of %s', (_, statements, text) => {
  expect(showNow(statements)).toContain(text);
});

test('text of a document is escaped', () => {
  const markup = showChange([deny('s3:*')], [allow('s3:<b>x</b>', '<script>alert(1)</script>')]);
  expect(markup).not.toMatch(/<script|<b>/);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test.each([
  [6, []],
  [20, ['16 more resources']],
])('%i resources of one action, folded: %j', (count, folds) => {
  const resources = Array.from({ length: count }, (_, index) => `r${index}`);
  const text = strip(showChange([deny('x:One')], [allow('s3:GetObject', resources)]));
  expect(text.match(/\d+ more resources/g) ?? []).toEqual(folds);
});

test.each([
  [15, []],
  [20, ['8 more groups of resources']],
])('%i groups of resources, folded: %j', (count, folds) => {
  const mfa = { Condition: { Bool: { 'aws:m': 'true' } } };
  const after = Array.from({ length: count }, (_, index) =>
    allow(`x:Action${index}`, `r${index}`, index < 4 ? mfa : {}),
  );
  const text = strip(showChange([deny('x:One')], after));
  expect(text.match(/\d+ more groups of resources/g) ?? []).toEqual(folds);
});
