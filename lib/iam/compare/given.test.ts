import { expect, test } from 'vitest';
import { allow, buildCatalogue, buildPolicy } from '../../../testing/builders';
import { compareAccess } from './compare';
import { readGiven } from './given';

const read = (action: string) =>
  buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow(action)]]).versions[0]?.statements ?? [];

const catalogue = buildCatalogue({ a: { Get: ['Read'] } });

test('reads what a document gives by each catalogue, once for those asked lately', () => {
  const statements = read('a:Get');
  const first = readGiven(statements, catalogue);
  expect(first).toEqual(compareAccess([], statements, catalogue));
  expect(readGiven(statements, catalogue)).toBe(first);
  expect(readGiven(statements, buildCatalogue({})).gained[0]?.accessLevels).toEqual([]);
  expect(readGiven(statements, catalogue).gained[0]?.accessLevels).toEqual(['Read']);
});
