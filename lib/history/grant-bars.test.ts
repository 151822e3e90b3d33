import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, type VersionMade } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { listActionHistories } from './action-history';
import { type GrantBar, layOutGrantBar } from './grant-bars';

/** The day of the month, as a share of a hundred. */
const clip = (day: string) => Number(day.slice(8)) / 100;
const make = (number: number, ...actions: string[]): VersionMade => [
  `v${number}`,
  `2021-01-${String(number).padStart(2, '0')}T00:00:00Z`,
  allow(actions),
];

/** `1 to 3`, or `1 on` where it is open, with the parts with missing versions: `(1-2)`. */
function show({ from, to, isOpen, missing }: GrantBar): string {
  const day = (share: number) => Math.round(share * 100);
  const parts = missing.map((each) => ` (${day(each.from)}-${day(each.to)})`).join('');
  return `${day(from)} ${isOpen ? 'on' : `to ${day(to)}`}${parts}`;
}

test.each<[string, VersionMade[], string[]]>([
  ['to the edge', [make(1, 'a:One')], ['1 on']],
  [
    'to the version that removed it',
    [make(1, 'a:One'), make(2, 'a:One'), make(3, 'b:B')],
    ['1 to 3'],
  ],
  ['twice', [make(1, 'a:One'), make(2, 'b:B'), make(3, 'a:One')], ['1 to 2', '3 on']],
  ['across missing versions', [make(1, 'a:One'), make(5, 'a:One')], ['1 on (1-5)']],
  ['from the first on record, which is not v1', [make(2, 'a:One')], ['2 on']],
  ['from missing versions', [make(1, 'b:B'), make(5, 'a:One')], ['1 on (1-5)']],
  ['to missing versions', [make(1, 'a:One'), make(5, 'b:B')], ['1 to 5 (1-5)']],
  [
    'from and to missing versions',
    [make(1, 'b:B'), make(5, 'a:One'), make(6, 'a:One'), make(9, 'b:B')],
    ['1 to 9 (1-5) (6-9)'],
  ],
])('a bar goes %s', (_, versions, bars) => {
  const history = listActionHistories([buildPolicy('P', versions)]).find(
    ({ patterns }) => patterns[0] === 'a:One',
  );
  expect(history?.spans.map((span) => show(layOutGrantBar(span, { clip })))).toEqual(bars);
});

test('an open bar extends to the edge', () => {
  const [history] = listActionHistories([buildPolicy('P', [make(1, 'a:One')])]);
  expect(history?.spans.map((span) => layOutGrantBar(span, { clip }).to)).toEqual([1]);
});

describe('on record', () => {
  test('no bar ends before it begins, and missing versions are within their bar', () => {
    const spans = listActionHistories(loadRecord('data').policies).flatMap(({ spans }) => spans);
    const clipYears = (day: string) => (Number(day.slice(0, 4)) - 2000) / 100;
    for (const span of spans) {
      const { from, to, missing } = layOutGrantBar(span, { clip: clipYears });
      expect(from).toBeLessThanOrEqual(to);
      for (const part of missing) {
        expect(part.from).toBeGreaterThanOrEqual(from);
        expect(part.to).toBeLessThanOrEqual(to);
      }
    }
  });
});
