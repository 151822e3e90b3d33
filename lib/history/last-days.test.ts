import { expect, test } from 'vitest';
import { allow, buildPolicy, v } from '../../testing/builders';
import { loadCheckedRecord } from '../../testing/checked-record';
import type { Policy, Source } from '../record/types';
import { findLastDay, findPageLastRead } from './last-days';

const makeSource = (record: Source['record'], observedUntil: string): Source => ({
  id: observedUntil,
  record,
  title: 'A source',
  text: 'What it is.',
  observedUntil,
});

test.each<[string, [Source['record'], string][], string | undefined]>([
  ['is undefined without a source', [], undefined],
  ['is undefined with sources of versions alone', [['served', '2026-06-19']], undefined],
  [
    'is that of the sources of announcements, even if others are newer',
    [
      ['served', '2026-06-19'],
      ['announced', '2026-05'],
    ],
    '2026-05',
  ],
  [
    'is the newest, in whatever order',
    [
      ['announced', '2023-03'],
      ['announced', '2026-05'],
      ['announced', '2024-12'],
    ],
    '2026-05',
  ],
  ['may be a day', [['announced', '2026-05-21']], '2026-05-21'],
  ['is the day of an instant', [['announced', '2026-05-21T23:59:59Z']], '2026-05-21'],
  [
    'is the day rather than its month',
    [
      ['announced', '2026-05-21'],
      ['announced', '2026-05'],
    ],
    '2026-05-21',
  ],
])('when AWS’s page was last read %s', (_, sources, lastRead) => {
  expect(findPageLastRead({ sources: sources.map((source) => makeSource(...source)) })).toBe(
    lastRead,
  );
});

test('on record, AWS’s page was last read in May 2026', () => {
  expect(findPageLastRead(loadCheckedRecord().site)).toBe('2026-05');
});

test.each<[string, Partial<Policy>, [Source['record'], string][], string]>([
  ['the newest version', {}, [], '2021-03-01'],
  [
    'a default that was observed later',
    { defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }] },
    [],
    '2021-04-01',
  ],
  [
    'the day when its source no longer had a policy',
    { noLongerObserved: '2021-05-01T00:00:00Z' },
    [],
    '2021-05-01',
  ],
  [
    'the day when a source was last read',
    {},
    [
      ['served', '2021-06-01T12:00:00Z'],
      ['served', '2021-05-30'],
    ],
    '2021-06-01',
  ],
  ['no older day of a source', {}, [['served', '2021-02-01']], '2021-03-01'],
  ['no month of a source', {}, [['served', '2021-06']], '2021-03-01'],
  ['no day of a source of announcements', {}, [['announced', '2021-06-01']], '2021-03-01'],
])('the record ends with %s', (_, more, sources, day) => {
  const policy = buildPolicy('P', [
    v(1, allow('a:One')),
    ['v2', '2021-03-01T00:00:00Z', allow('a:Two')],
  ]);
  const made = sources.map((source) => makeSource(...source));
  expect(findLastDay([{ ...policy, ...more }], { sources: made })).toBe(day);
});

test('the checked record ends on 2026-08-22', () => {
  const { policies, site } = loadCheckedRecord();
  expect(findLastDay(policies, site)).toBe('2026-08-22');
});
