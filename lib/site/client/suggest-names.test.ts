import { expect, test } from 'vitest';
import { suggestNames } from './suggest-names';

const names = ['ReadOnly', 'AmazonReadOnly', 'AWSReadOnly', 'Bread', 'Zoo'];

test.each<[string, number | undefined, string[]]>([
  ['', undefined, names],
  ['', 2, ['ReadOnly', 'AmazonReadOnly']],
  [' READ ', undefined, ['ReadOnly', 'AmazonReadOnly', 'AWSReadOnly', 'Bread']],
  ['oo', undefined, ['Zoo']],
  ['x', undefined, []],
])('"%s", at most %s', (text, max, expected) => {
  expect(suggestNames(names, text, max)).toEqual(expected);
});
