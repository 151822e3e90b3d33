import { expect, test } from 'vitest';
import { allow, buildCatalogue, buildPolicy } from '../../testing/builders';
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

test('forgets what was asked long ago', () => {
  const statements = read('a:Get');
  const first = readGiven(statements, catalogue);
  for (let other = 0; other < 100; other += 1) readGiven(read(`a:Get${other}`), catalogue);
  const again = readGiven(statements, catalogue);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
