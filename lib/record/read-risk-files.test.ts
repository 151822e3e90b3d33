import { afterEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { checkRiskFiles, readRiskFiles } from './read-risk-files';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

test('the committed files are valid', () => {
  expect(checkRiskFiles('data')).toEqual([]);
  expect(readRiskFiles('data').files.map(({ kind, path }) => [kind, path])).toEqual([
    ['risk', 'risk/catalog.json'],
    ['risk-overlay', 'risk/overlay.json'],
  ]);
});

test('a data folder without risk/ has none', () => {
  expect(readRiskFiles(folder.path)).toEqual({ files: [], problems: [] });
  expect(checkRiskFiles(folder.path)).toEqual([]);
});

test('hidden files are skipped', () => {
  folder.write('risk/.hidden', '');
  expect(checkRiskFiles(folder.path)).toEqual([]);
});

const valid = { sources: [], paths: [], actions: [], excluded: [] };
test.each([
  ['a stray file', 'other.json', '{}', 'a file or folder that has no place here'],
  ['the name of a property', 'toString', '{}', 'a file or folder that has no place here'],
  ['a folder', 'overlay.json/file', '', 'a folder'],
  ['no JSON', 'overlay.json', '', 'an empty text'],
  ['a lossy value', 'overlay.json', '{"paths": [], "paths": []}', '"paths" a second time'],
  ['an invalid value', 'overlay.json', JSON.stringify(valid), 'an empty list'],
  [
    'a form that is not canonical',
    'overlay.json',
    JSON.stringify({
      ...valid,
      sources: [
        {
          name: 'N',
          id: 'pathfinding',
          url: 'https://example.org',
          license: 'CC0-1.0',
          snapshot: '2026-01-01',
        },
      ],
    }),
    'the same content, written differently',
  ],
])('%s is a problem', (_, name, text, found) => {
  folder.write(`risk/${name}`, text);
  const problems = checkRiskFiles(folder.path);
  expect(problems.map((problem) => problem.found).join('\n')).toContain(found);
  expect(problems).toHaveLength(1);
});
