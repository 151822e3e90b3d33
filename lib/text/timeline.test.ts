import { expect, test } from 'vitest';
import type { Connector, Dot, DotForm, Square } from '../history/timeline';
import { describeDot, describeSquare, describeSummary } from './timeline';

const connect = (versionId: string, date: string, lagDays: number) =>
  ({ versionId, date, lagDays }) as Connector;
const dot = (form: DotForm, isAgain = false) =>
  ({ versionId: 'v2', since: '2021-02-20T12:00:00Z', form, isAgain }) as Dot;
const square = (...versions: Square['versions']) => ({ date: '2021-03-01', versions }) as Square;

test.each<[Dot, Connector[], string]>([
  [
    dot('announced'),
    [connect('v2', '2021-03-01', 9), connect('v1', '2021-01-01', 0)],
    ', announced 2021-03-01 (9 days late)',
  ],
  [
    dot('announced'),
    [connect('v2', '2021-02-19', -1), connect('v2', '2021-02-20', 0)],
    ', announced 2021-02-19 (1 day early) and 2021-02-20 (on the day)',
  ],
  [dot('announced'), [], ', announced'],
  [dot('unannounced'), [], ', never announced'],
  [dot('misnamed'), [], ', announced under a wrong name'],
  [dot('unknown'), [], ', announcements not checked yet'],
  [dot('exempt'), [], ''],
])('a dot: %#', (of, connectors, text) => {
  expect(describeDot(of, connectors)).toBe(`v2: default version since 2021-02-20${text}`);
});

test('the dot of a version that is the default again has no announcement', () => {
  expect(describeDot(dot('exempt', true), [connect('v2', '2021-03-01', 9)])).toBe(
    'v2: default version again since 2021-02-20',
  );
});

test.each([
  [square({ versionId: 'v2', lagDays: 9 }), 'v2 (9 days late)'],
  [
    square({ versionId: 'v3', lagDays: -2 }, { versionId: 'v2', lagDays: 0 }),
    'v3 (2 days early) and v2 (on the day)',
  ],
  [square(), 'no version matches'],
])('a square: %#', (of, text) => {
  expect(describeSquare(of)).toBe(`Announcement of 2021-03-01: ${text}`);
});

test('the mark of a year has the number of its versions, the first and the last', () => {
  const dots = ['v12', 'v13', 'v20'].map((versionId) => ({
    at: 0.5,
    versionId,
    since: '2021-01-01T00:00:00Z',
    isAgain: false,
    form: 'exempt' as const,
  }));
  expect(describeSummary({ year: '2021', dots })).toBe('3 versions of 2021, v12 to v20');
});
