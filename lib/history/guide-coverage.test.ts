import { describe, expect, test } from 'vitest';
import { announce, buildAnnouncement } from '../../testing/builders';
import type { Announcement } from '../record/types';
import { createCoverage, findTrackedSince, type GuideReading } from './guide-coverage';

function guide(id: string, readUntil: string, more: Partial<GuideReading> = {}): GuideReading {
  return { id, readUntil, policies: [], announcements: [], ...more };
}

const start = (date: string) => buildAnnouncement(date, null);
const startOf = (date: string, of: string) => announce(date, { of, kind: 'tracking-started' });

describe('the guides of a policy', () => {
  const one = guide('one', '2021-05', { policies: ['A'], announcements: [start('2021-01-01')] });
  const two = guide('two', '2021-07-01T00:00:00Z', {
    policies: ['B'],
    announcements: [start('2021-02-01'), announce('2021-03-01', { of: 'A' })],
  });
  const all = guide('all', '2020-01', { policies: undefined });

  test.each<[string, GuideReading[], string, string[]]>([
    ['document it', [one, two], 'B', ['two']],
    ['document or announce it', [one, two], 'A', ['one', 'two']],
    ['are none for another policy', [one, two], 'C', []],
    ['document all policies', [one, all], 'C', ['all']],
    ['document all policies, or it', [one, all], 'A', ['all', 'one']],
  ])('%s', (_, guides, policyName, ids) => {
    expect(
      createCoverage(guides)
        .listGuides(policyName)
        .map(({ id }) => id),
    ).toEqual(ids);
  });

  test.each([
    ['A', { trackedSince: '2021-01-01', readUntil: '2021-07-01' }],
    ['B', { trackedSince: '2021-02-01', readUntil: '2021-07-01' }],
    ['C', { trackedSince: undefined, readUntil: undefined }],
    ['Silent', { trackedSince: undefined, readUntil: '2021-04' }],
  ])('cover %s for the time %j', (policyName, tracking) => {
    const silent = guide('silent', '2021-04', { policies: ['Silent'] });
    expect(createCoverage([one, two, silent]).findTracking(policyName)).toEqual(tracking);
  });

  test.each([
    ['A', 'B', true],
    ['B', 'A', true],
    ['A', 'C', false],
    ['C', 'C', false],
  ])('make %s and %s related: %s', (policyName, other, related) => {
    expect(createCoverage([one, two]).areRelated(policyName, other)).toBe(related);
  });
});

test.each<[string, Announcement[], string | undefined]>([
  ['what it says of the policy', [start('2021-01-01'), startOf('2021-06-01', 'A')], '2021-06-01'],
  [
    'what it says of all',
    [announce('2020-01-01'), start('2021-02-01'), start('2021-01-01')],
    '2021-01-01',
  ],
  ['its oldest announcement', [announce('2021-03-01'), startOf('2021-02-01', 'B')], '2021-02-01'],
  ['nothing where it has no announcement', [], undefined],
])('a guide tracks a policy since %s', (_, announcements, day) => {
  expect(findTrackedSince({ announcements }, 'A')).toBe(day);
});
