import { expect, test } from 'vitest';
import { countDocumentLines } from './count-lines';
import { compareSideBySide } from './side-by-side';

const allow = (action: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  ...more,
});

test.each<[string, object, object, ReturnType<typeof countDocumentLines>]>([
  [
    'the same document',
    allow('a:A'),
    allow('a:A'),
    { before: 8, after: 8, added: 0, removed: 0, moved: 0, rewritten: 0 },
  ],
  [
    'a changed, an added and a removed line',
    allow(['a:Get', 'b:Get'], { Resource: 'x' }),
    allow(['a:Get', 'c:Put', 'c:Get'], { Resource: 'y' }),
    { before: 12, after: 13, added: 3, removed: 2, moved: 0, rewritten: 0 },
  ],
  [
    'keys in another order, and a list of one value',
    { Effect: 'Allow', Action: 'a:A', Sid: 'One' },
    { Sid: 'One', Effect: 'Allow', Action: ['a:A'] },
    { before: 9, after: 11, added: 0, removed: 0, moved: 1, rewritten: 3 },
  ],
])('lines are counted: %s', (_, before, after, expected) => {
  const wrap = (statement: object) => ({ Statement: [statement] });
  expect(countDocumentLines(compareSideBySide(wrap(before), wrap(after)))).toEqual(expected);
});
