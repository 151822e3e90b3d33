import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { findPrintedRoutes, hasSample, locateFile, type PrintedRoute } from './find-routes';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

test('finds the routes with parameters that a build has, with the layouts around them', () => {
  for (const path of [
    'layout.tsx',
    'page.tsx',
    '(pages)/layout.tsx',
    '(pages)/policies/page.tsx',
    '(pages)/policies/[name]/page.tsx',
    '(pages)/policies/[name]/layout.tsx',
    '(pages)/policies/[name]/page.test.tsx',
    '(pages)/days/[pair]/page.tracked.tsx',
    'policies/[name]/feed.xml/route.ts',
    'rows/[id]/route.rows.ts',
    'all.json/route.printed.ts',
    '(pages)/all/page.printed.tsx',
  ]) {
    folder.write(path, '');
  }
  const find = (...extensions: string[]) =>
    findPrintedRoutes(folder.path, extensions).map(({ module, kind, parts, layouts }) => ({
      module: module.slice(folder.path.length + 1),
      kind,
      parts: parts.join('/'),
      layouts: layouts.map((layout) => layout.slice(folder.path.length + 1)),
    }));
  const plain = [
    {
      module: '(pages)/policies/[name]/page.tsx',
      kind: 'page',
      parts: 'policies/[name]',
      layouts: ['(pages)/layout.tsx', '(pages)/policies/[name]/layout.tsx'],
    },
    {
      module: 'policies/[name]/feed.xml/route.ts',
      kind: 'file',
      parts: 'policies/[name]/feed.xml',
      layouts: [],
    },
  ];
  expect(find('tsx', 'ts')).toEqual(plain);
  expect(
    find('tsx', 'ts', 'rows.ts', 'tracked.tsx', 'printed.ts', 'printed.tsx').map(
      ({ parts }) => parts,
    ),
  ).toEqual([
    'all',
    'days/[pair]',
    'policies/[name]',
    'all.json',
    'policies/[name]/feed.xml',
    'rows/[id]',
  ]);
});

const route = (kind: PrintedRoute['kind'], ...parts: string[]): PrintedRoute => ({
  module: '',
  kind,
  parts,
  layouts: [],
});

test.each([
  [route('page', 'policies', '[name]'), { name: 'A+B' }, 'policies/A+B/index.html'],
  [route('file', 'policies', '[name]', 'feed.xml'), { name: 'A' }, 'policies/A/feed.xml'],
  [route('file', 'api', '[name]', '[version]'), { name: 'A', version: 'v1.json' }, 'api/A/v1.json'],
])('the file of an address lies where its address says', (of, params, expected) => {
  expect(locateFile(of, params)).toBe(expected);
});

test('a parameter without a value is an error', () => {
  expect(() => locateFile(route('page', 'a', '[b]'), {})).toThrow(
    'a/[b]: expected a value for [b].',
  );
});

test.each([
  ['(pages)/policies/[name]/page.tsx', ['policies', '[name]'], true],
  ['(pages)/actions/[service]/page.printed.tsx', ['actions', '[service]'], false],
  ['all.json/route.printed.ts', ['all.json'], false],
])('%s is held against a sample of Next’s where there is one', (module, parts, expected) => {
  expect(hasSample({ module, kind: 'page', parts, layouts: [] })).toBe(expected);
});
