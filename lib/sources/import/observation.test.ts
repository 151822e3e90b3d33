import { describe, expect, test } from 'vitest';
import { observePolicy } from '../../../testing/observations';
import { SourceError } from '../source-error';
import { addLastObserved, createNameFilter, normalizeInstant, notBefore } from './observation';

test.each([
  ['2019-02-10T11:13:13-07:00', '2019-02-10T18:13:13Z'],
  ['2019-02-10T11:13:13.250Z', '2019-02-10T11:13:13Z'],
  ['2019-02-10T11:13:13+0000', '2019-02-10T11:13:13Z'],
  ['2020-02-29T23:59:59Z', '2020-02-29T23:59:59Z'],
  ['2019-12-31T23:59:59-00:01', '2020-01-01T00:00:59Z'],
  ['2019-02-10', undefined],
  ['2019-02-10T11:13:13', undefined],
  ['2019-13-10T11:13:13Z', undefined],
  ['2019-02-29T11:13:13Z', undefined],
  ['2019-02-10T24:00:00Z', undefined],
  ['2019-02-10T11:13:60Z', undefined],
  ['2019-02-10T11:13:13+99:00', undefined],
  [' 2019-02-10T11:13:13Z', undefined],
  ['2019-02-10T11:13:13Z\n', undefined],
])('%j is %s', (text, expected) => {
  expect(normalizeInstant(text)).toBe(expected);
});

test.each([
  ['2020-01-02T00:00:00Z', '2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'],
  ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z', '2020-01-02T00:00:00Z'],
])('%s, but not before %s, is %s', (instant, earliest, expected) => {
  expect(notBefore(instant, earliest)).toBe(expected);
});

test('addLastObserved uses the latest version', () => {
  expect(addLastObserved(observePolicy('A', [3, 1])).lastObserved).toBe('2020-03-02T00:00:00Z');
  expect(addLastObserved(observePolicy('A', []))).not.toHaveProperty('lastObserved');
});

test.each<[patterns: string[], name: string, expected: boolean]>([
  [[], 'AmazonConnect_FullAccess', true],
  [['AmazonConnect*'], 'AmazonConnect_FullAccess', true],
  [['AmazonConnect*'], 'AmazonS3FullAccess', false],
  [['amazonconnect*'], 'AmazonConnect_FullAccess', false],
  [['A?'], 'AB', true],
  [['A?'], 'A', false],
  [['A', 'B'], 'B', true],
  [['!A*'], 'AB', false],
  [['!A*'], 'B', true],
  [['A*', '!*B'], 'AB', false],
  [['!*B', 'A*'], 'AC', true],
  [['A.B'], 'AxB', false],
  [['*+=,.@-_'], 'A+=,.@-_', true],
])('the filter %j of %s: %s', (patterns, name, expected) => {
  expect(createNameFilter(patterns)(name)).toBe(expected);
});

describe('a SourceError', () => {
  test('names source, place, expected, found and remedy', () => {
    expect(new SourceError('a.json', '/x', 'text', '7', 'Correct it.').message).toBe(
      'a.json at /x: expected text, found 7. Correct it.',
    );
    expect(new SourceError('a.json', '', 'text', '7', 'Correct it.').message).toBe(
      'a.json: expected text, found 7. Correct it.',
    );
  });

  test('is one line, whatever the source holds', () => {
    const problem = {
      place: '/\n',
      expected: 'text',
      found: '\u001b[2J\u202e',
      remedy: 'Correct it.',
    };
    expect(SourceError.of('a\u0007.json', problem).message).toBe(
      'a\\u{7}.json at /\\u{a}: expected text, found \\u{1b}[2J\\u{202e}. Correct it.',
    );
  });
});
