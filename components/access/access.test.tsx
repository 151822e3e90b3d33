import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { compareAccess } from '@/lib/iam/compare/compare';
import { parseDocument, type Statement } from '@/lib/iam/document';
import { allow, buildCatalogue, deny } from '@/lib/testing/builders';
import { AccessChange } from './access-change';
import { AccessNow } from './access-now';

const catalogue = buildCatalogue({
  s3: { GetObject: ['Read'], PutObject: ['Write'] },
  x: { One: ['Read'], Two: ['Read'], Three: ['Read'] },
});
const references = {
  ...catalogue,
  findReference: (action: string) => (action === 's3:GetObject' ? 'https://x/#get' : undefined),
  nameService: (service: string) => (service === 's3' ? 'Amazon S3' : undefined),
};

const read = (Statement: object[]) => parseDocument({ Statement }).statements as Statement[];

/** What readers read: the text of the markup. */
const strip = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

function showChange(before: object[], after: object[]): string {
  const comparison = compareAccess(read(before), read(after), catalogue);
  return renderToStaticMarkup(
    <AccessChange comparison={comparison} before="v1" after="v2" references={references} />,
  );
}

function showNow(statements: object[]): string {
  const { gained } = compareAccess([], read(statements), catalogue);
  return strip(renderToStaticMarkup(<AccessNow allowed={gained} references={references} />));
}

test('a change shows what it gained with its level, its proof and where AWS explains it', () => {
  const markup = showChange([allow('s3:PutObject')], [allow(['s3:PutObject', 's3:GetObject'])]);
  expect(markup).toContain('<a href="https://x/#get"><code>s3:GetObject</code></a>');
  expect(strip(markup)).toContain('Gained 1 action On all resources Read s3:GetObject');
  expect(strip(markup)).toContain(
    'Proof: v2 allows it on arn:aws:s3:us-east-1:111122223333:example ; v1 does not.',
  );
  expect(strip(markup)).toContain('Nothing lost: what v1 allows, v2 allows too.');
});

test('a change of nothing shows nothing', () => {
  expect(showChange([allow('s3:GetObject')], [allow(['s3:GetObject'])])).toBe('');
});

test('what is undecided is shown with its reason, and nothing is claimed of the other side', () => {
  const keys = Array.from({ length: 14 }, (_, index) => `k${index}`);
  const opposed = keys.flatMap((key) => [
    allow('s3:GetObject', '*', { Condition: { StringEquals: { [key]: 'a' } } }),
    allow('s3:GetObject', '*', { Condition: { StringNotEquals: { [key]: 'a' } } }),
  ]);
  const text = strip(showChange(opposed, [allow(['s3:GetObject', 's3:PutObject'])]));
  expect(text).toContain('Not decided s3:GetObject on * : too many conditions bear on it');
  expect(text).not.toContain('Nothing lost');
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
    'most of a service, told by what is left out',
    [allow('x:*'), deny('x:Three')],
    'On all resources Read x:* but x:Three , 2 actions: 2 Read',
  ],
  [
    'a service that nobody knows',
    [allow('new:Get', 'a')],
    'Service new : 1 action On a Not in AWS’s reference new:Get',
  ],
  [
    'all services but what is denied',
    [allow('*'), deny('s3:*')],
    'Any service * : 1 pattern On all resources Every level * but s3:*',
  ],
])('a policy that gives %s', (_, statements, text) => {
  expect(showNow(statements)).toContain(text);
});

test('text of a document is never markup', () => {
  const markup = showChange([deny('s3:*')], [allow('s3:<b>x</b>', '<script>alert(1)</script>')]);
  expect(markup).not.toMatch(/<script|<b>/);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
