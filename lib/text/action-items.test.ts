import { describe, expect, test } from 'vitest';
import { buildDifference } from '../../testing/builders';
import type { Difference } from '../iam/compare/difference';
import { type ActionItem, countActions, groupItems, listItems, takeShared } from './action-items';

const get = buildDifference('s3:GetObject', { accessLevels: ['Read'], levels: { Read: 1 } });
const put = buildDifference('s3:PutObject', {
  accessLevels: ['Tagging', 'Write'],
  levels: { Write: 1 },
});
/** An action that the catalog does not have. */
const unlisted = buildDifference('s3:Strange', { actions: 0 });
const gets = buildDifference('s3:Get*', { actions: 2, levels: { Read: 2 } });
const all = buildDifference('s3:*', { actions: 5, levels: { Read: 2, Write: 2, List: 1 } });
/** The future actions of a pattern. */
const future = buildDifference('s3:*', { actions: 0, isRest: true, future: true });
const unknown = buildDifference('other:*', { actions: 0 });

/** The same on another resource; and with another `elsewhere`, if given. */
const on = (difference: Difference, resource: string, elsewhere = difference.elsewhere) => ({
  ...difference,
  resource,
  elsewhere,
});
const elsewhere = (difference: Difference, value: Difference['elsewhere']) =>
  on(difference, '*', value);

/** The same except some actions. */
const except = (difference: Difference, ...exceptActions: string[]) => ({
  ...difference,
  exceptActions,
});

/** `s3:Get* on x, y`. */
const show = ({ action, future, exceptActions, differences }: ActionItem) =>
  `${[action, ...exceptActions].join(' but ')}${future ? ' (future)' : ''} on ${differences.map(({ resource }) => resource).join(', ')}`;

describe('items', () => {
  test.each<[string, Difference[], string[]]>([
    ['nothing', [], []],
    ['actions in their order', [put, get], ['s3:PutObject on *', 's3:GetObject on *']],
    [
      'an action on several resources, once',
      [on(get, 'x'), put, on(get, 'y')],
      ['s3:GetObject on x, y', 's3:PutObject on *'],
    ],
    [
      'a pattern and its future actions, separately',
      [future, on(all, 'x'), on(future, 'y')],
      ['s3:* (future) on *, y', 's3:* on x'],
    ],
    [
      'a pattern, once for each list of exceptions',
      [except(on(all, 'x'), 's3:Put*'), on(all, 'y'), except(on(all, 'z'), 's3:Put*')],
      ['s3:* but s3:Put* on x, z', 's3:* on y'],
    ],
  ])('of %s', (_, differences, items) => {
    expect(listItems(differences).map(show)).toEqual(items);
  });
});

describe('groups of items', () => {
  test.each<[string, Difference[], Record<string, string[]>]>([
    ['nothing', [], {}],
    [
      'by what the other document allows of the action',
      [elsewhere(get, 'conditions'), elsewhere(put, 'resources'), all],
      {
        nothing: ['s3:* on *'],
        resources: ['s3:PutObject on *'],
        conditions: ['s3:GetObject on *'],
      },
    ],
    [
      'by nothing, if there are several',
      [on(get, 'x', 'conditions'), on(get, 'y', 'nothing'), on(get, 'z', 'resources')],
      { nothing: ['s3:GetObject on x, y, z'] },
    ],
    [
      'by resources, if there are several without nothing',
      [on(get, 'x', 'conditions'), on(get, 'y', 'resources')],
      { resources: ['s3:GetObject on x, y'] },
    ],
    [
      'with the future actions of a pattern separate from it',
      [elsewhere(future, 'resources'), elsewhere(all, 'conditions')],
      { resources: ['s3:* (future) on *'], conditions: ['s3:* on *'] },
    ],
  ])('%s', (_, differences, groups) => {
    const { nothing, resources, conditions } = groupItems(differences);
    expect({
      nothing: nothing.map(show),
      resources: resources.map(show),
      conditions: conditions.map(show),
    }).toEqual({ nothing: [], resources: [], conditions: [], ...groups });
  });
});

describe('shared items', () => {
  test.each<[string, [Difference[], Difference[]], string[], [string[], string[]]]>([
    ['none of none', [[], []], [], [[], []]],
    [
      'none where none is in both',
      [[get], [put]],
      [],
      [['s3:GetObject on *'], ['s3:PutObject on *']],
    ],
    [
      'those of both, as the first has them',
      [
        [on(get, 'x'), all, on(put, 'x')],
        [gets, on(put, 'y'), on(get, 'y')],
      ],
      ['s3:GetObject on x', 's3:PutObject on x'],
      [['s3:* on *'], ['s3:Get* on *']],
    ],
    [
      'not the future actions of a pattern and the pattern',
      [[all], [future]],
      [],
      [['s3:* on *'], ['s3:* (future) on *']],
    ],
    ['future actions of both', [[future], [on(future, 'x')]], ['s3:* (future) on *'], [[], []]],
  ])('are %s', (_, differences, taken, left) => {
    const [a, b] = [listItems(differences[0]), listItems(differences[1])];
    expect(takeShared(a, b).map(show)).toEqual(taken);
    expect([a.map(show), b.map(show)]).toEqual(left);
  });
});

describe('the number of actions, patterns and writing actions', () => {
  test.each<[string, Difference[], [actions: number, unknown: number, write: number]]>([
    ['nothing', [], [0, 0, 0]],
    ['actions, once each', [on(get, 'x'), on(get, 'y'), put], [2, 0, 1]],
    ['an action that the catalog does not have', [unlisted, put], [2, 0, 1]],
    ['a pattern, as its actions', [gets, put], [3, 0, 1]],
    ['an action that a pattern matches, not again', [put, all, get], [5, 0, 2]],
    [
      'the same in another letter case',
      [all, buildDifference('S3:getobject', { levels: { Write: 1 } })],
      [5, 0, 2],
    ],
    ['a pattern within another, not again', [gets, all], [5, 0, 2]],
    ['the first of two equal patterns', [all, { ...all, action: 's3:**' }], [5, 0, 2]],
    ['a pattern without known actions', [unknown, get], [1, 1, 0]],
    [
      'an action that is an exception of a pattern over services',
      [except(buildDifference('*', { actions: 0 }), 's3:*'), put, buildDifference('iam:PassRole')],
      [1, 1, 1],
    ],
    [
      'a pattern over services within one with fewer exceptions, not again',
      [
        except(buildDifference('*', { actions: 0 }), 's3:*', 'iam:*'),
        except(buildDifference('*', { actions: 0 }), 's3:*'),
      ],
      [0, 1, 0],
    ],
    ['the future actions of a pattern, not at all', [future, get, put], [2, 0, 1]],
  ])('%s', (_, differences, counted) => {
    const items = listItems(differences);
    const { actions, unknown, levels } = countActions(items);
    expect([actions, unknown, levels.Write ?? 0]).toEqual(counted);
  });
});
