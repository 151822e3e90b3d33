import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../testing/builders';
import type { Difference } from '../iam/compare/difference';
import {
  type ActionItem,
  countActions,
  countLevel,
  countUnknown,
  groupItems,
  listItems,
  takeShared,
} from './action-items';

const get = buildDifference('s3:GetObject', { accessLevels: ['Read'], levels: { Read: 1 } });
const put = buildDifference('s3:PutObject', {
  accessLevels: ['Tagging', 'Write'],
  levels: { Write: 1 },
});
/** One that the catalog does not know. */
const strange = buildDifference('s3:Strange', { actions: 0 });
const gets = buildDifference('s3:Get*', { actions: 2, levels: { Read: 2 } });
const all = buildDifference('s3:*', { actions: 5, levels: { Read: 2, Write: 2, List: 1 } });
/** What IAM may yet have of a pattern. */
const future = buildDifference('s3:*', { actions: 0, isRest: true, future: true });
const unknown = buildDifference('other:*', { actions: 0 });

/** The same on another resource; by what the other document gives, if told. */
const on = (difference: Difference, resource: string, elsewhere = difference.elsewhere) => ({
  ...difference,
  resource,
  elsewhere,
});
const elsewhere = (difference: Difference, value: Difference['elsewhere']) =>
  on(difference, '*', value);

/** The same without some of its actions. */
const but = (difference: Difference, ...exceptActions: string[]) => ({
  ...difference,
  exceptActions,
});

/** An item as people read it: `s3:Get* on x, y`. */
const show = ({ action, future, exceptActions, differences }: ActionItem) =>
  `${[action, ...exceptActions].join(' but ')}${future ? ' (future)' : ''} on ${differences.map(({ resource }) => resource).join(', ')}`;

describe('listItems', () => {
  test.each<[string, Difference[], string[]]>([
    ['nothing', [], []],
    ['actions in their order', [put, get], ['s3:PutObject on *', 's3:GetObject on *']],
    [
      'an action of several resources once',
      [on(get, 'x'), put, on(get, 'y')],
      ['s3:GetObject on x, y', 's3:PutObject on *'],
    ],
    [
      'a pattern apart from its future actions',
      [future, on(all, 'x'), on(future, 'y')],
      ['s3:* (future) on *, y', 's3:* on x'],
    ],
    [
      'a pattern once for each list of exceptions',
      [but(on(all, 'x'), 's3:Put*'), on(all, 'y'), but(on(all, 'z'), 's3:Put*')],
      ['s3:* but s3:Put* on x, z', 's3:* on y'],
    ],
  ])('lists %s', (_, differences, items) => {
    expect(listItems(differences).map(show)).toEqual(items);
  });
});

describe('tallyDifferences', () => {
  test.each<[string, Difference[], Record<string, string[]>]>([
    ['nothing', [], {}],
    [
      'each by what the other document gives of it',
      [elsewhere(get, 'conditions'), elsewhere(put, 'resources'), all],
      {
        nothing: ['s3:* on *'],
        resources: ['s3:PutObject on *'],
        conditions: ['s3:GetObject on *'],
      },
    ],
    [
      'an action that is told in several ways by the first of them',
      [on(get, 'x', 'conditions'), on(get, 'y', 'nothing'), on(get, 'z', 'resources')],
      { nothing: ['s3:GetObject on x, y, z'] },
    ],
    [
      'and by the second, where the first is not told',
      [on(get, 'x', 'conditions'), on(get, 'y', 'resources')],
      { resources: ['s3:GetObject on x, y'] },
    ],
    [
      'the future actions of a pattern by what is given of it',
      [elsewhere(future, 'resources'), elsewhere(all, 'conditions')],
      { resources: ['s3:* (future) on *'], conditions: ['s3:* on *'] },
    ],
  ])('puts: %s', (_, differences, told) => {
    const { nothing, resources, conditions } = groupItems(differences);
    expect({
      nothing: nothing.map(show),
      resources: resources.map(show),
      conditions: conditions.map(show),
    }).toEqual({ nothing: [], resources: [], conditions: [], ...told });
  });
});

describe('takeShared', () => {
  test.each<[string, [Difference[], Difference[]], string[], [string[], string[]]]>([
    ['nothing of nothing', [[], []], [], [[], []]],
    [
      'nothing where nothing is shared',
      [[get], [put]],
      [],
      [['s3:GetObject on *'], ['s3:PutObject on *']],
    ],
    [
      'what both have, as the first has it',
      [
        [on(get, 'x'), all, on(put, 'x')],
        [gets, on(put, 'y'), on(get, 'y')],
      ],
      ['s3:GetObject on x', 's3:PutObject on x'],
      [['s3:* on *'], ['s3:Get* on *']],
    ],
    [
      'no pattern for its future actions',
      [[all], [future]],
      [],
      [['s3:* on *'], ['s3:* (future) on *']],
    ],
    [
      'future actions that both have',
      [[future], [on(future, 'x')]],
      ['s3:* (future) on *'],
      [[], []],
    ],
  ])('takes %s', (_, differences, taken, left) => {
    const [a, b] = [listItems(differences[0]), listItems(differences[1])];
    expect(takeShared(a, b).map(show)).toEqual(taken);
    expect([a.map(show), b.map(show)]).toEqual(left);
  });
});

describe('what is counted', () => {
  test.each<[string, Difference[], [actions: number, unknown: number, write: number]]>([
    ['nothing', [], [0, 0, 0]],
    ['actions, each once', [on(get, 'x'), on(get, 'y'), put], [2, 0, 1]],
    ['an action that the catalog does not know', [strange, put], [2, 0, 1]],
    ['a pattern for its actions', [gets, put], [3, 0, 1]],
    ['an action that a pattern among them stands for, no more', [put, all, get], [5, 0, 2]],
    [
      'the same in another letter case',
      [all, buildDifference('S3:getobject', { levels: { Write: 1 } })],
      [5, 0, 2],
    ],
    ['a pattern within another, no more', [gets, all], [5, 0, 2]],
    ['the first of two that stand for the same', [all, { ...all, action: 's3:**' }], [5, 0, 2]],
    ['a pattern of which no action is known', [unknown, get], [1, 1, 0]],
    [
      'an action that is an exception of a pattern over services',
      [but(buildDifference('*', { actions: 0 }), 's3:*'), put, buildDifference('iam:PassRole')],
      [1, 1, 1],
    ],
    [
      'a pattern over services within one that has fewer exceptions, no more',
      [
        but(buildDifference('*', { actions: 0 }), 's3:*', 'iam:*'),
        but(buildDifference('*', { actions: 0 }), 's3:*'),
      ],
      [0, 1, 0],
    ],
    ['the future actions of a pattern, for nothing', [future, get, put], [2, 0, 1]],
  ])('%s', (_, differences, counted) => {
    const items = listItems(differences);
    expect([countActions(items), countUnknown(items), countLevel(items, 'Write')]).toEqual(counted);
  });
});
