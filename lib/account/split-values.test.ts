import { expect, test } from 'vitest';
import { type SplitText, splitValues } from './split-values';

test.each<[string, SplitText]>([
  ['{"a": [1]}', { values: ['{"a": [1]}'], hasRest: false }],
  [' {} \n[2]\n', { values: ['{}', '[2]'], hasRest: false }],
  ['{"a": "}\\"{"}{}', { values: ['{"a": "}\\"{"}', '{}'], hasRest: false }],
  ['{"a": "\\\\"}', { values: ['{"a": "\\\\"}'], hasRest: false }],
  ['x {}', { values: ['{}'], hasRest: true }],
  ['{} x', { values: ['{}'], hasRest: true }],
  ['{} ] {}', { values: ['{}'], hasRest: true }],
  ['', { values: [], hasRest: false }],
  ['{}\n{"a": [', { values: ['{}'], hasRest: false, cut: { line: 2, column: 8 } }],
  ['{"a":\n"b\n\n', { values: [], hasRest: false, cut: { line: 2, column: 3 } }],
])('%j', (text, expected) => {
  expect(splitValues(text)).toEqual(expected);
});
