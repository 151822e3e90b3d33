import { expect, test } from 'vitest';
import { readInputs } from './read-inputs';

test('reads the inputs', () => {
  const inputs = readInputs({
    INPUT_FILES: ' a.json\n!b.json ',
    INPUT_PLANS: 'p.json\r\n\n q.json',
    'INPUT_FAIL-ON': 'wider,risk\nwider',
    'INPUT_IGNORE-FUTURE': 'True',
    'INPUT_SARIF-FILE': 's.sarif',
    INPUT_BASE: 'main',
  });
  expect(inputs).toEqual({
    files: 'a.json\n!b.json',
    plans: ['p.json', 'q.json'],
    failOn: ['wider', 'risk'],
    ignoreFuture: true,
    sarifFile: 's.sarif',
    base: 'main',
    head: '',
  });
});

test.each([
  ['', []],
  ['never', []],
  ['any', ['any']],
])('reads fail-on "%s"', (text, expected) => {
  expect(readInputs({ INPUT_FILES: 'a', 'INPUT_FAIL-ON': text }).failOn).toEqual(expected);
});

test.each([
  [{}, 'neither'],
  [{ INPUT_FILES: 'a', 'INPUT_FAIL-ON': 'never, any' }, '"never"'],
  [{ INPUT_FILES: 'a', 'INPUT_FAIL-ON': 'x' }, '"x"'],
  [{ INPUT_FILES: 'a', 'INPUT_IGNORE-FUTURE': '1' }, '"1"'],
])('refuses %j', (environment, found) => {
  expect(() => readInputs(environment)).toThrow(`found ${found}`);
});
