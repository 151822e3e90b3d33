import { expect, test } from 'vitest';
import { buildDifference } from '../../testing/builders';
import { countByKind, listLevels } from './describe-items';

const read = { accessLevels: ['Read'], levels: { Read: 1 } };
const write = { accessLevels: ['Write'], levels: { Write: 1 } };

const mixed = [
  buildDifference('a:One', read),
  buildDifference('a:Two', { ...write, elsewhere: 'resources' }),
  buildDifference('a:Three', { ...write, elsewhere: 'resources' }),
  buildDifference('a:Four', { elsewhere: 'conditions' }),
  buildDifference('a:*', { future: true }),
];

test.each([
  ['gained', '1 action, 2 actions on more resources, 1 action less restricted'],
  ['lost', '1 action, 2 actions on fewer resources, 1 action restricted'],
] as const)('countByKind of differences that are %s', (side, text) => {
  expect(countByKind(mixed, side)).toBe(text);
});

test('countByKind of future actions', () => {
  expect(countByKind([buildDifference('a:*', { future: true })], 'gained')).toBe(
    'no existing action',
  );
});

test('listLevels lists the highest level first, without future actions', () => {
  expect(listLevels(mixed)).toBe('2 Write, 1 Read');
});
