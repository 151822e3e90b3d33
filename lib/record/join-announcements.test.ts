import { expect, test } from 'vitest';
import { announce } from '../../testing/builders';
import { joinAnnouncements } from './join-announcements';

const one = announce('2021-02-01 a:One', { knownFrom: ['x'] });
const two = announce('2021-01-01 a:Two', { knownFrom: ['x'] });

test.each([
  ['no guide', [], []],
  ['guides one after the other', [[one], [two]], [one, two]],
  ['an announcement of two guides once, at its first place', [[one, two], [two]], [one, two]],
  [
    'it with the sources of both',
    [[two], [one, { ...two, knownFrom: ['x', 'y'] }]],
    [{ ...two, knownFrom: ['x', 'y'] }, one],
  ],
])('the list has %s', (_, guides, expected) => {
  expect(joinAnnouncements(guides)).toEqual(expected);
});
