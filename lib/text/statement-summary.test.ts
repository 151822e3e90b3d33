import { expect, test } from 'vitest';
import { formatLines } from '../diff/lines';
import { summarizeStatement } from './statement-summary';

test.each<[object, string]>([
  [
    { Sid: 'One', Effect: 'Allow', Action: ['a:A', 'a:B'], Resource: '*' },
    'One · Allow · 2 actions · all resources',
  ],
  [{ Effect: 'Deny', Action: 'a:A', Resource: ['x', 'y'] }, 'Deny · a:A · 2 resources'],
  [{ Effect: 'Allow', Action: '*', Resource: 'x' }, 'Allow · all actions · 1 resource'],
  [
    { Sid: '', Effect: 'Deny', NotAction: ['a:A', 'a:B'], NotResource: 'x' },
    'Deny · all actions except 2 · all resources except 1',
  ],
  [
    {
      Effect: 'Allow',
      Action: ['a:A'],
      Condition: { StringEquals: { k: ['x', 'y'], l: 'z' }, Null: { k: true } },
    },
    'Allow · a:A · 3 conditions',
  ],
])('%j', (statement, expected) => {
  const group = formatLines({ Statement: [statement] }).find(
    ({ statement }) => statement !== undefined,
  );
  expect(group && summarizeStatement(group).join(' · ')).toBe(expected);
});
