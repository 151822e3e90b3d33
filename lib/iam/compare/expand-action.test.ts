import { expect, test } from 'vitest';
import { buildCatalog } from '../../../testing/builders';
import { expandAction, summarizeActions } from './expand-action';

const catalog = buildCatalog({ a: { GetOne: ['Read'], PutOne: ['Write', 'Tagging'] } });
const other = buildCatalog({ a: { GetOne: ['List'] } });

test('a pattern has the actions of each catalog, cached or not', () => {
  for (const _ of [1, 2]) {
    expect(expandAction('a:*one', catalog)).toEqual(['a:GetOne', 'a:PutOne']);
    expect(expandAction('a:*one', other)).toEqual(['a:GetOne']);
    expect(expandAction('b:*', catalog)).toEqual([]);
  }
});

test.each([
  ['A:Get*', 1, ['Read'], { Read: 1 }],
  ['a:*', 2, ['Read', 'Tagging', 'Write'], { Read: 1, Write: 1 }],
  ['a:putone', 1, ['Tagging', 'Write'], { Write: 1 }],
  ['b:Get', 0, [], {}],
])('summarizes %s, cached or not', (action, actions, accessLevels, levels) => {
  for (const _ of [1, 2]) {
    expect(summarizeActions(action, catalog)).toEqual({ actions, accessLevels, levels });
  }
  expect(summarizeActions('a:GetOne', other).accessLevels).toEqual(['List']);
});

const whole = {
  ...buildCatalog({ a: { GetOne: ['Read'], PutOne: ['Write'] }, b: { GetTwo: ['List'] } }),
  allServices: ['a', 'b'],
};

test.each<[string, string[], number, Record<string, number>]>([
  ['*', [], 3, { Read: 1, Write: 1, List: 1 }],
  ['*:*', ['A:*'], 1, { List: 1 }],
  ['*', ['a:PutOne', 'b:Get*'], 1, { Read: 1 }],
  ['*:Get*', [], 2, { Read: 1, List: 1 }],
  // The exceptions of one service's pattern match no action that IAM has.
  ['a:*', ['a:P*'], 2, { Read: 1, Write: 1 }],
])('counts the actions of %s except %j', (action, exceptActions, actions, levels) => {
  for (const _ of [1, 2]) {
    expect(summarizeActions(action, whole, exceptActions)).toMatchObject({ actions, levels });
  }
});

test('counts no actions of several services where the catalog has only some services', () => {
  expect(summarizeActions('*', catalog)).toEqual({ actions: 0, accessLevels: [], levels: {} });
});
