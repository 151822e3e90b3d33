import { expect, test } from 'vitest';
import { allow, buildCatalog, buildPolicy } from '../../../testing/builders';
import { compareAccess } from './compare';
import { readGiven } from './given';

const read = (action: string) =>
  buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow(action)]]).versions[0]?.statements ?? [];

const catalog = buildCatalog({ a: { Get: ['Read'] } });

test('reads what a document gives by each catalog, once for those asked lately', () => {
  const statements = read('a:Get');
  const first = readGiven(statements, catalog);
  expect(first).toEqual(compareAccess([], statements, catalog));
  expect(readGiven(statements, catalog)).toBe(first);
  expect(readGiven(statements, buildCatalog({})).gained[0]?.accessLevels).toEqual([]);
  expect(readGiven(statements, catalog).gained[0]?.accessLevels).toEqual(['Read']);
});
