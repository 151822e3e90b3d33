import { expect, test } from 'vitest';
import { allow, buildCatalog, parseStatements } from '../../../testing/builders';
import { compareAccess } from './compare';
import { createComparisonCache, readPermissions } from './read-permissions';

const catalog = buildCatalog({ a: { Get: ['Read'] } });

test('reads the permissions of a document by each catalog, and caches them', () => {
  const statements = parseStatements([allow('a:Get')]);
  const first = readPermissions(statements, catalog);
  expect(first).toEqual(compareAccess([], statements, catalog));
  expect(readPermissions(statements, catalog)).toBe(first);
  expect(readPermissions(statements, buildCatalog({})).gained[0]?.accessLevels).toEqual([]);
  expect(readPermissions(statements, catalog).gained[0]?.accessLevels).toEqual(['Read']);
});

test('a cache is cleared when its comparisons have too many differences', () => {
  const read = createComparisonCache<object>(3);
  const compare = () => compareAccess([], parseStatements([allow('a:Get')]), catalog);
  const [a, b, c] = [{}, {}, {}];
  const [first, second] = [read(a, compare), read(b, compare)];
  expect([read(a, compare), read(b, compare)]).toEqual([first, second]);
  read(c, compare);
  expect(read(a, compare)).not.toBe(first);
});
