import { expect, test } from 'vitest';
import { writeQuery } from './query';

test.each([
  [{}, ''],
  [{ state: 'late' }, '?state=late'],
  [{ policy: 'A+b=c', window: 'tracked' }, '?policy=A%2Bb%3Dc&window=tracked'],
])('writeQuery of %j', (facets, query) => {
  expect(writeQuery(facets)).toBe(query);
});
