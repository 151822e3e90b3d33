import { expect, test } from 'vitest';
import { readFileName } from './file-name';

test.each([
  ['AmazonConnect_FullAccess.json', 'AmazonConnect_FullAccess'],
  ['A%2B%40B.json', 'A+@B'],
  ['A.json.json', 'A.json'],
  ['2021-06-15.json', '2021-06-15'],
])('the name in %s is %s', (parameter, name) => {
  expect(readFileName(parameter)).toBe(name);
});
