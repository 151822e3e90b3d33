import { describe, expect, test } from 'vitest';
import { allow, parseStatements } from '../../testing/builders';
import { buildPath, buildRisks, buildSensitive } from '../../testing/risk';
import { compareRisk } from '../risk/compare';
import type { RiskCategory } from '../risk/types';
import {
  chipsOfFindings,
  chipsOfRiskChanges,
  describeRiskChanges,
  groupFindings,
  listCategories,
} from './risk';

const categories: RiskCategory[] = [
  'destruction',
  'data-access',
  'detection-evasion',
  'resource-exposure',
  'credential-access',
];
const risks = buildRisks({
  resources: { 'a:Use0': ['arn:aws:a:::*'], 'a:ReadOne': ['arn:aws:a:::*'] },
  sources: [
    { id: 'pathfinding', name: 'Paths', url: 'https://paths.example', license: '', snapshot: '' },
  ],
  paths: [
    buildPath('p-1', ['iam:PassRole', 'a:Run'], { needs: ['a role'] }),
    buildPath('p-2', ['iam:PutRolePolicy']),
  ],
  actions: [
    ...categories.map((category, index) => buildSensitive([`a:Use${index}`], { category })),
    buildSensitive(['a:ReadOne', 'a:ReadTwo', 'a:ReadThree', 'a:ReadFour', 'a:ReadFive']),
  ],
});
const { catalog, assessor } = risks;
const one = 'arn:aws:a:::one';
const parse = (...actions: string[]) =>
  parseStatements(actions.length === 0 ? [] : [allow(actions)]);
const assess = (...actions: string[]) => assessor.assess(parse(...actions));
const compare = (before: string[], after: string[]) =>
  compareRisk(parse(...before), parse(...after), risks);
const write = (chips: readonly { text: string; tone: string }[]) =>
  chips.map(({ text, tone }) => `${text} (${tone})`);

describe('chipsOfFindings', () => {
  test('has the most severe finding of each category', () => {
    const limited = parseStatements([allow(['a:Use0', 'a:ReadOne'], one)]);
    expect(
      write(chipsOfFindings([...assess('a:Use1'), ...assessor.assess(limited)], catalog)),
    ).toEqual(['Data access (danger)', 'Destruction, limited (late)']);
    expect(write(chipsOfFindings(assess('iam:PassRole', 'a:Run'), catalog))).toEqual([
      'Privilege escalation, indirect (neutral)',
    ]);
  });

  test.each([
    [['a:Use0', 'a:Use1', 'a:Use2', 'a:Use3'], 4, undefined],
    [['a:Use0', 'a:Use1', 'a:Use2', 'a:Use3', 'a:Use4'], 4, '2 more categories of risk (neutral)'],
  ])('counts more than it has place for: %j', (actions, count, last) => {
    const chips = write(chipsOfFindings(assess(...actions), catalog));
    expect(chips).toHaveLength(count);
    if (last !== undefined) expect(chips.at(-1)).toBe(last);
  });
});

test('chipsOfRiskChanges has what a change does to each category', () => {
  const changes = compare(['a:Use0', 'a:Use2'], ['a:Use0', 'a:Use1', 'iam:PassRole', 'a:Run']);
  expect(write(chipsOfRiskChanges(changes, catalog))).toEqual([
    'Removes detection evasion (good)',
    'Adds data access (danger)',
    'Adds privilege escalation, indirect (neutral)',
  ]);
  expect(write(chipsOfRiskChanges(compare([], ['a:Use1']), catalog, true))).toEqual([
    'Data access (danger)',
  ]);
});

test('listCategories has each category once, the most severe first', () => {
  expect(
    listCategories(assess('a:Use0', 'a:Use1', 'a:ReadOne', 'iam:PutRolePolicy'), catalog),
  ).toEqual(['privilege-escalation', 'data-access', 'destruction']);
});

describe('groupFindings', () => {
  const group = (...args: Parameters<typeof assess>) =>
    groupFindings(assess(...args), (finding) => finding, catalog);

  test('groups actions of the same reason and extent, and no paths', () => {
    expect(
      group('a:ReadOne', 'a:ReadTwo', 'iam:PutRolePolicy', 'iam:PassRole', 'a:Run'),
    ).toMatchObject([
      {
        category: 'privilege-escalation',
        grade: 'unrestricted',
        names: ['iam:PutRolePolicy'],
        url: 'https://paths.example/p-2',
        sourceName: 'Paths',
      },
      { grade: 'unrestricted', names: ['a:ReadOne', 'a:ReadTwo'], url: undefined },
      { grade: 'indirect', names: ['iam:PassRole + a:Run'], needs: ['a role'] },
    ]);
  });

  test('names the id of a source that the catalog does not describe', () => {
    expect(group('a:ReadOne')[0]?.sourceName).toBe('policy-history');
  });

  test('separates what another key separates', () => {
    const found = assess('a:ReadOne', 'a:ReadTwo');
    expect(
      groupFindings(
        found,
        (finding) => finding,
        catalog,
        ({ entry }) => entry,
      ),
    ).toHaveLength(2);
  });
});

test.each([
  [[], ['a:ReadOne'], ['Adds data access: a:ReadOne.']],
  [['a:ReadOne'], [], ['Removes data access: a:ReadOne.']],
  [
    [],
    ['a:ReadOne', 'a:ReadTwo', 'a:ReadThree', 'a:ReadFour', 'a:ReadFive'],
    ['Adds data access: a:ReadFive, a:ReadFour, a:ReadOne and 2 more.'],
  ],
  [
    ['a:Use0'],
    ['iam:PassRole', 'a:Run', 'a:ReadOne', 'a:ReadTwo'],
    [
      'Adds data access: a:ReadOne and a:ReadTwo.',
      'Adds privilege escalation, indirect: iam:PassRole + a:Run.',
      'Removes destruction: a:Use0.',
    ],
  ],
  [['a:ReadOne'], ['a:ReadOne'], []],
])('describeRiskChanges from %j to %j', (before, after, sentences) => {
  expect(describeRiskChanges(compare(before, after), catalog)).toEqual(sentences);
});
