import { expect, test } from 'vitest';
import { findPlace } from './find-place';

test.each<[string, unknown, unknown, [place: string, expected: string, found: string] | undefined]>(
  [
    ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, undefined],
    ['another text', { a: ['x', 'y'] }, { a: ['x', 'z'] }, ['/a/1', '"y"', '"z"']],
    ['a missing key', { a: 1, b: 2 }, { a: 1 }, ['/b', '2', 'nothing']],
    ['another key', { a: 1 }, { a: 1, 'b/c': 2 }, ['/b~1c', 'nothing', '2']],
    ['a shorter list', { a: [1, 2] }, { a: [1] }, ['/a/1', '2', 'nothing']],
    ['a longer list', { a: [1] }, { a: [1, 2] }, ['/a', 'a list of 1', 'a list of 2']],
    ['a text for a list', { a: ['x'] }, { a: 'x' }, ['/a', 'a list of 1', '"x"']],
    ['an object for a list', { a: [] }, { a: {} }, ['/a', 'an empty list', 'an object']],
    ['null for an object', { a: {} }, { a: null }, ['/a', 'an object', 'null']],
    [
      'keys in another order',
      { s: { a: 1, b: 2 } },
      { s: { b: 2, a: 1 } },
      ['/s', 'the keys in the order a, b', 'the order b, a'],
    ],
    ['a key that every object has', { constructor: 1 }, {}, ['/constructor', '1', 'nothing']],
  ],
)('%s', (_, expected, found, difference) => {
  const place = findPlace(expected, found);
  expect(place && [place.place, place.expected, place.found]).toEqual(difference);
});
