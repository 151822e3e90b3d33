import { expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import type { Source } from '../record/types';
import { findReading } from './reading';

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
  expect(findReading({ sources: sources.map((source) => makeSource(...source)) })).toBe(reading);
});

test('the last reading on record was in May 2026', () => {
  expect(findReading(loadRecord('data').site)).toBe('2026-05');
});
