import { expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { loadRecord } from '../record/load';
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
  ['of no source is none', [], undefined],
  ['of what IAM served is none', [['served', '2026-06-19']], undefined],
  [
    'is that of the announced record, though the other is newer',
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
])('the last reading of AWS’s page %s', (_, sources, reading) => {
  expect(findPageLastRead({ sources: sources.map((source) => makeSource(...source)) })).toBe(
    reading,
  );
});

test('the last reading on record was in May 2026', () => {
  expect(findPageLastRead(loadRecord('data').site)).toBe('2026-05');
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
    'the day since which it is gone',
    { noLongerObserved: '2021-05-01T00:00:00Z' },
    [],
    '2021-05-01',
  ],
  [
    'the day up to which a source was read',
    {},
    [
      ['served', '2021-06-01T12:00:00Z'],
      ['served', '2021-05-30'],
    ],
    '2021-06-01',
  ],
  ['no older reading', {}, [['served', '2021-02-01']], '2021-03-01'],
  ['no reading that is known to the month', {}, [['served', '2021-06']], '2021-03-01'],
  ['no reading of announcements', {}, [['announced', '2021-06-01']], '2021-03-01'],
])('the record ends with %s', (_, more, sources, day) => {
  const policy = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T00:00:00Z', allow('a:Two')],
  ]);
  const made = sources.map((source) => makeSource(...source));
  expect(findLastDay([{ ...policy, ...more }], { sources: made })).toBe(day);
});

test('the record on disk ends on 2026-06-19', () => {
  const { policies, site } = loadRecord('data');
  expect(findLastDay(policies, site)).toBe('2026-06-19');
});
