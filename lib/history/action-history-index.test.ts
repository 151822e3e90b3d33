import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny } from '../../testing/builders';
import { type ActionHistory, listActionHistories } from './action-history';
import { indexActionHistories } from './action-history-index';

const not = (action: string | string[]) => ({
  Effect: 'Allow',
  NotAction: action,
  Resource: '*',
});

const listLives = (...statements: object[]) =>
  listActionHistories([buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', ...statements]])]);

const word = ({ effect, negated, patterns }: ActionHistory) =>
  `${effect === 'Deny' ? '!' : ''}${negated ? 'not ' : ''}${patterns.join('+')}`;

const lives = listLives(
  allow(['*', '*:Get*', 'a:*', 'a:Get*', 'a:GetOne', 'A:Get?ne', 'b:*']),
  deny(['a:GetOne', 'a*:Get*']),
  not(['b:*', 'c:*']),
);

describe('lives that stand for others', () => {
  test.each<[string, string[]]>([
    [
      'a:GetOne',
      ['!a*:Get*', '!a:GetOne', '*', '*:Get*', 'A:Get?ne', 'a:*', 'a:Get*', 'not b:*+c:*'],
    ],
    ['a:Get*', ['!a*:Get*', '*', '*:Get*', 'a:*', 'not b:*+c:*']],
    ['b:*', ['*']],
    ['*:Get*', ['*']],
    ['not b:*+c:*', ['*']],
  ])('%s', (narrow, wider) => {
    const life = lives.find((each) => word(each) === narrow) as ActionHistory;
    const found = indexActionHistories(lives).listWider(life);
    expect(found.map(word).sort()).toEqual(wider);
    expect(found).toEqual(lives.filter((each) => found.includes(each)));
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
    const index = indexActionHistories(lives);
    const find = () => {
      const found = index.findNarrowest(action, effect);
      return found && word(found);
    };
    expect([find(), find()]).toEqual([narrowest, narrowest]);
  });

  test('of two as narrow the first given', () => {
    const alike = listLives(allow(['a:Get*', 'a:*Get']));
    for (const order of [alike, [...alike].reverse()]) {
      expect(indexActionHistories(order).findNarrowest('a:Get', 'Allow')).toBe(order[0]);
    }
  });
});

test('the lives of one effect that stand for an action, in the order given', () => {
  const find = (action: string, effect: 'Allow' | 'Deny') =>
    indexActionHistories(lives).listCovering(action, effect).map(word);
  expect(find('A:getone', 'Deny').sort()).toEqual(['!a*:Get*', '!a:GetOne']);
  expect(indexActionHistories(lives).listCovering('a:Get*', 'Allow')).toEqual(
    lives.filter((each) => ['*', '*:Get*', 'a:*', 'a:Get*'].includes(word(each))),
  );
});
