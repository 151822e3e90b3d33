import { describe, expect, test } from 'vitest';
import { listAddresses } from './addresses';
import { isCompatibleType, listApiFields } from './api-fields';
import { formatContract, listBreaches, parseContract } from './contract';
import { contractFiles, listFeedIds } from './contract-files';

const text = '/a/\n/b/\nid\twhat it is\n';

describe('promises', () => {
  test('are read from lines and written back', () => {
    const promises = parseContract(text, 'x.txt');
    expect([...promises]).toEqual([
      ['/a/', ''],
      ['/b/', ''],
      ['id', 'what it is'],
    ]);
    expect(formatContract(promises)).toBe(text);
    expect(formatContract(new Map([...promises].reverse()))).toBe(text);
  });

  test('are refused if two have one key', () => {
    expect(() => parseContract('/a/\n/b/\n/a/\n', 'x.txt')).toThrow(
      'x.txt, line 3: expected each promise once, found "/a/" again. Delete the line.',
    );
  });

  test.each<[what: string, found: string, broken: string[]]>([
    ['all kept', text, []],
    ['some added', `${text}/c/\nother\tthing\n`, []],
    ['one gone', '/a/\nid\twhat it is\n', ['/b/ is gone']],
    ['one changed', '/a/\n/b/\nid\tother\n', ['id was "what it is" and is "other"']],
  ])('are compared with a build: %s', (_, found, broken) => {
    expect(listBreaches(parseContract(text, ''), parseContract(found, ''))).toEqual(broken);
  });
});

test('listAddresses lists files and elements with ids, without temporary ones', () => {
  const html =
    '<h2 id="versions">x</h2><tbody id="statement-1"></tbody><li id="P-v1"></li><i id="_R_2cq_">';
  const pages = ['/index.html', '/policies/P/index.html', '/policies/P/v1/index.html'];
  const addresses = listAddresses(
    [...pages, '/404.html', '/feed.xml', '/_next/static/a.css', '/tools/record.json'],
    pages.map((path) => ({ path, text: html })),
  );
  expect([...addresses.keys()]).toEqual([
    '/',
    '/policies/P/',
    '/policies/P/v1/',
    '/feed.xml',
    '/#versions',
    '/#statement-1',
    '/policies/P/#versions',
    '/policies/P/#P-v1',
    '/policies/P/v1/#versions',
    '/policies/P/v1/#statement-1',
    '/policies/P/v1/#P-v1',
  ]);
});

test('listAddresses leaves out the actions that IAM’s catalog lists for a wildcard', () => {
  const text = '<li id="get*" class="entry"></li><li id="getobject"><code>s3:GetObject</code></li>';
  const pages = ['/actions/s3/index.html', '/x/index.html'].map((path) => ({ path, text }));
  expect([...listAddresses([], pages).keys()]).toEqual([
    '/actions/s3/#get*',
    '/x/#get*',
    '/x/#getobject',
  ]);
});

test('listAddresses leaves out what depends on the risk catalog', () => {
  const text = '<p id="risk"><p id="P-v1"><p id="destruction"><p id="changes">';
  const pages = ['/risk/index.html', '/policies/P/v1/index.html'].map((path) => ({ path, text }));
  expect([...listAddresses([], pages).keys()]).toEqual([
    '/risk/#changes',
    '/policies/P/v1/#P-v1',
    '/policies/P/v1/#destruction',
    '/policies/P/v1/#changes',
  ]);
});

test('listFeedIds has the date and address of an item without the base URL', () => {
  const list = (base: string) =>
    listFeedIds(
      JSON.stringify({
        items: [
          { id: 'tag:a', url: `${base}/p/`, date_published: '2021-01-01T00:00:00Z', title: 'x' },
          { id: 'tag:b', url: 'https://aws.example/', date_published: '2021-01-02T00:00:00Z' },
        ],
      }),
      base,
    );
  expect([...list('https://example.org/x')]).toEqual([
    ['tag:a', '2021-01-01T00:00:00Z /p/'],
    ['tag:b', '2021-01-02T00:00:00Z https://aws.example/'],
  ]);
  expect(list('https://example.org')).toEqual(list('https://example.org/x'));
});

describe('listApiFields', () => {
  test('lists each field of each kind of answer with its types', () => {
    const files = [
      [
        'policies.json',
        {
          policies: [
            { name: 'P', arn: null },
            { name: 'Q', arn: 'arn' },
          ],
        },
      ],
      ['policies/P.json', { name: 'P', versions: [] }],
      ['policies/P/v1.json', { id: 'v1', document: { Statement: [] } }],
      ['policies/P/v2.json', { id: 'v2', document: { Statement: {} }, gained: [1, true] }],
      ['as-of/2021-01-01.json', [['a']]],
      ['schema/policies.json', { hidden: 1 }],
      ['openapi.json', { hidden: 1 }],
    ].map(([file, body]) => ({ path: `/api/v1/${file}`, text: JSON.stringify(body) }));
    const fields = listApiFields([...files, { path: '/feed.json', text: '{"hidden":1}' }]);
    expect([...fields].map(([place, types]) => `${place}: ${types}`)).toEqual([
      'policies.json: object',
      'policies.json policies: array',
      'policies.json policies[]: object',
      'policies.json policies[].name: string',
      'policies.json policies[].arn: null string',
      'policies/{policyName}.json: object',
      'policies/{policyName}.json name: string',
      'policies/{policyName}.json versions: array',
      'policies/{policyName}/{versionId}.json: object',
      'policies/{policyName}/{versionId}.json id: string',
      'policies/{policyName}/{versionId}.json document: object',
      'policies/{policyName}/{versionId}.json gained: array',
      'policies/{policyName}/{versionId}.json gained[]: boolean number',
      'as-of/{date}.json: array',
      'as-of/{date}.json []: array',
      'as-of/{date}.json [][]: string',
    ]);
  });

  test.each([
    ['string', 'string', true],
    ['null string', 'string', true],
    ['null string', 'string null', true],
    ['string', 'null string', false],
    ['array', 'object', false],
  ])('a field promised as %s may be %s: %s', (promised, found, keeps) => {
    expect(isCompatibleType(promised, found)).toBe(keeps);
  });
});

describe('contractFiles', () => {
  const find = (files: Record<string, string>) => {
    const read = (ending: string) =>
      Object.entries(files)
        .filter(([path]) => path.endsWith(ending))
        .map(([path, text]) => ({ path, text }));
    const site = { paths: Object.keys(files), read };
    return Object.fromEntries(
      contractFiles.map(({ file, find }) => [file, [...find(site, 'https://example.org').keys()]]),
    );
  };

  test('find the promises of a site, one kind per file', () => {
    const items = [{ id: 'tag:a', url: 'https://example.org/p/', date_published: '2021' }];
    const found = find({
      '/index.html': '<p id="x">',
      '/all/feed.json': JSON.stringify({ items }),
      '/policies/P/feed.json': JSON.stringify({ items: [{ ...items[0], id: 'tag:b' }] }),
      '/api/v1/changes.json': '{"changes":[]}',
    });
    expect(found).toEqual({
      'addresses.txt': [
        '/',
        '/all/feed.json',
        '/policies/P/feed.json',
        '/api/v1/changes.json',
        '/#x',
      ],
      'feed-ids.txt': ['tag:a'],
      'api-fields.txt': ['changes.json', 'changes.json changes'],
    });
  });

  test('find no feed ids without a feed', () => {
    expect(find({ '/index.html': '' })['feed-ids.txt']).toEqual([]);
  });
});
