import { expect, test } from 'vitest';
import { createFileFilter } from './match-files';

test.each<[lines: string, matched: string[], others: string[]]>([
  ['*.json', ['a.json', '.a.json'], ['b/a.json', 'a.jsonc']],
  ['**/*.json', ['a.json', 'b/c/a.json', '.b/a.json'], ['a.yaml']],
  ['./a/*.{json,yaml}', ['a/b.json', 'a/b.yaml'], ['a/b.txt', 'b/a/b.json']],
  ['/a.json', ['a.json'], ['b/a.json']],
  ['**/*.json\n!b/**\nb/c.json', ['a.json', 'b/c.json'], ['b/d.json']],
  ['# none\r\n\r\n a.json \r\n', ['a.json'], ['# none', 'b.json']],
  ['!a.json', [], ['a.json', 'b.json']],
  ['a+(b).json', ['ab.json', 'abb.json'], ['a.json']],
])('matches files by %j', (lines, matched, others) => {
  const matches = createFileFilter(lines);
  expect([...matched, ...others].filter(matches)).toEqual(matched);
});
