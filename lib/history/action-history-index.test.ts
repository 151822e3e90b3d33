import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny, v } from '../../testing/builders';
import { type ActionHistory, listActionHistories } from './action-history';
import { indexActionHistories } from './action-history-index';

const not = (action: string | string[]) => ({
  Effect: 'Allow',
  NotAction: action,
  Resource: '*',
});

const listHistories = (...statements: object[]) =>
  listActionHistories([buildPolicy('P', [v(1, ...statements)])]);

const show = ({ effect, negated, patterns }: ActionHistory) =>
  `${effect === 'Deny' ? '!' : ''}${negated ? 'not ' : ''}${patterns.join('+')}`;

const histories = listHistories(
  allow(['*', '*:Get*', 'a:*', 'a:Get*', 'a:GetOne', 'A:Get?ne', 'b:*']),
  deny(['a:GetOne', 'a*:Get*']),
  not(['b:*', 'c:*']),
);

describe('wider histories', () => {
  test.each<[string, string[]]>([
    [
      'a:GetOne',
      ['!a*:Get*', '!a:GetOne', '*', '*:Get*', 'A:Get?ne', 'a:*', 'a:Get*', 'not b:*+c:*'],
    ],
    ['a:Get*', ['!a*:Get*', '*', '*:Get*', 'a:*', 'not b:*+c:*']],
    ['b:*', ['*']],
    ['*:Get*', ['*']],
    ['not b:*+c:*', ['*']],
  ])('of %s', (narrow, wider) => {
    const history = histories.find((each) => show(each) === narrow) as ActionHistory;
    const found = indexActionHistories(histories).listWider(history);
    expect(found.map(show).sort()).toEqual(wider);
    expect(found).toEqual(histories.filter((each) => found.includes(each)));
  });

  test.each<[string, ActionHistory['effect'], string | undefined]>([
    ['A:getone', 'Allow', 'a:GetOne'],
    ['a:GetOne', 'Deny', '!a:GetOne'],
    ['a:GetTwo', 'Allow', 'a:Get*'],
    ['a:GetTwo', 'Deny', '!a*:Get*'],
    ['a:PutOne', 'Allow', 'a:*'],
    ['c:GetOne', 'Allow', '*:Get*'],
    ['c:PutOne', 'Allow', '*'],
    ['c:PutOne', 'Deny', undefined],
  ])('%s, %s: the narrowest is %s', (action, effect, narrowest) => {
    const index = indexActionHistories(histories);
    const find = () => {
      const found = index.findNarrowest(action, effect);
      return found && show(found);
    };
    expect([find(), find()]).toEqual([narrowest, narrowest]);
  });

  test('the narrowest of two equal ones is the first given', () => {
    const equal = listHistories(allow(['a:Get*', 'a:*Get']));
    for (const order of [equal, [...equal].reverse()]) {
      expect(indexActionHistories(order).findNarrowest('a:Get', 'Allow')).toBe(order[0]);
    }
  });
});

test('the histories of one effect that cover an action, in the order given', () => {
  const find = (action: string, effect: 'Allow' | 'Deny') =>
    indexActionHistories(histories).listCovering(action, effect).map(show);
  expect(find('A:getone', 'Deny').sort()).toEqual(['!a*:Get*', '!a:GetOne']);
  expect(indexActionHistories(histories).listCovering('a:Get*', 'Allow')).toEqual(
    histories.filter((each) => ['*', '*:Get*', 'a:*', 'a:Get*'].includes(show(each))),
  );
});
