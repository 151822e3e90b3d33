import { expect, test } from 'vitest';
import {
  allow,
  allowNotResource,
  buildCatalog,
  deny,
  denyNotResource,
  parseStatements,
} from '../../../testing/builders';
import { parseRule, type Rule } from '../evaluate/rules';
import { compareAccess } from './compare';
import type { ActionRules } from './comparison-sides';
import { readContextKeys } from './context-keys';
import { createGeneralText } from './general-text';
import { dropCoveredPatterns, findResourceDifferences } from './resource-differences';
import { createStepBudget } from './step-budget';

const get = 's3:GetObject';
const catalog = buildCatalog({ s3: { GetObject: ['Read'] } });

/** The resources that the second document no longer allows, as text. */
function lose(before: object[], after: object[]) {
  const { lost, undecided } = compareAccess(
    parseStatements([allow('ec2:Run'), ...before]),
    parseStatements([allow('ec2:Run'), ...after]),
    catalog,
  );
  return [
    ...lost.map(({ resource, exceptResources: but }) =>
      but.length > 0 ? `${resource} but ${but}` : resource,
    ),
    ...undecided.map(({ resource, reason }) => `${resource}: ${reason}`),
  ];
}

const user = '${aws:username}';
const where = (resource: string | string[], Condition: object) =>
  allow(get, resource, { Condition });

/** Keys of variables with values of three kinds each. */
const many = [...'abcdefgh'].map((letter) => `aws:${letter}`);
const likeXOrY = Object.fromEntries(many.map((key) => [key, ['x', 'y']]));

test.each<[title: string, before: object[], after: object[], lost: string[]]>([
  ['a resource within another', [allow(get, ['a*', 'ab'])], [], ['a*']],
  [
    'a resource within another, with an exception',
    [allow(get, ['a*', 'ab'])],
    [allow(get, 'ac')],
    ['a* but ac'],
  ],
  [
    'a resource within another that is an exception of it',
    [allow(get, 'a*'), where('ab*', { StringEquals: { k: 'x' } })],
    [where('ab*', { StringEquals: { k: 'y' } })],
    ['a*', 'ab*'],
  ],
  ['an exception within another', [allow(get, 'a*')], [allow(get, ['ab*', 'abc'])], ['a* but ab*']],
  [
    'a new resource of NotResource',
    [allowNotResource(get, ['a*', 'b'])],
    [allowNotResource(get, ['a*', 'b', 'c*'])],
    ['c*'],
  ],
  ['all users', [allow(get, `b/${user}/*`)], [], [`b/${user}/*`]],
  [
    'a part of the folders of all users',
    [allow(get, `b/${user}/*`)],
    [allow(get, `b/${user}/*`), deny(get, 'b/*/x')],
    [`b/${user}/x`, `b/${user}/*/x`, 'b//x', 'b//*/x'],
  ],
  [
    'the folders of some users',
    [allow(get, `b/${user}/*`)],
    [allow(get, `b/${user}/*`), deny(get, 'b/al*/*')],
    ['b/al*/*'],
  ],
  [
    'all users except one',
    [allow(get, `b/${user}/*`)],
    [allow(get, 'b/al/*')],
    [`b/${user}/* but b/al/*`],
  ],
  [
    'the folders of all users, except a part of each',
    [allow(get, `b/${user}/*`)],
    [allow(get, `b/${user}/x`)],
    [`b/${user}/* but b/${user}/x`],
  ],
  [
    'a resource that is denied by name within another one',
    [allow(get, 'b*')],
    [allow(get, 'bx'), deny(get, 'bz')],
    ['b* but bx'],
  ],
  [
    'a resource whose intersection with another one has too many patterns',
    [allow(get, '*a*b*c*d*e*f*')],
    [allow(get, '*g*h*i*j*k*l*')],
    ['*a*b*c*d*e*f* but *g*h*i*j*k*l*'],
  ],
  [
    'a resource of an exception that is only one for other values of a variable',
    [allow(get)],
    [allow(get, `home/${user}/*`), deny(get, 'home/alice/*')],
    [`* but home/${user}/*`, 'home/alice/*'],
  ],
  [
    'a resource whose exceptions are too many to list',
    [allow(get, '*a*b*c*d*e*f*')],
    [where('*g*h*i*j*k*l*', { StringEquals: { k: 'x' } })],
    [
      '*a*b*c*d*e*f*',
      '*a*b*c*d*e*f*: the difference may have exceptions that are too complex to list',
    ],
  ],
  [
    'a resource except the part of the user',
    [allow(get, 'b/*')],
    [allow(get, `b/${user}`)],
    [`b/* but b/${user}`],
  ],
  [
    'a resource of two variables',
    [allow(get, `${user}/\${aws:userid}`)],
    [allow(get, `${user}/x`)],
    [`${user}/\${aws:userid} but ${user}/x,/x`],
  ],
  [
    'too many values of variables',
    [where(many.map((key) => `\${${key}}`).join(''), { StringLike: likeXOrY })],
    [],
    [`${many.map((key) => `\${${key}}`).join('')}: too many values of policy variables matter`],
  ],
  [
    'too many combinations of conditions',
    [
      where('a', {
        StringLike: { k: '*a*b*c*d*e*f*' },
        StringLikeIfExists: { k: '*g*h*i*j*k*l*' },
      }),
    ],
    [],
    ['a: the documents are too complex to compare there'],
  ],
])('%s', (_, before, after, lost) => {
  expect(lose(before, after)).toEqual(lost);
});

test('the intersection of two denials with NotResource is an exception', () => {
  expect(
    lose([allow(get)], [allow(get), denyNotResource(get, 'a*'), denyNotResource(get, '*b')]),
  ).toEqual(['* but a*b']);
});

test.each([
  [
    ['a*', 'ab', 'b'],
    ['a*', 'b'],
  ],
  // The first of two that match the same.
  [['a**', 'a*'], ['a**']],
  [['a', 'a'], ['a']],
])('%j without covered patterns are %j', (patterns, expected) => {
  expect(dropCoveredPatterns(patterns)).toEqual(expected);
});

test('with a smaller budget the result is the same or undecided', () => {
  const condition = { Condition: { StringLike: { k: ['x*', '*y'] } } };
  const [rule, ...others] = parseStatements([
    allow(get, 'b/${aws:username}/*'),
    allow(get, ['b/*/a*b', 'b/*/*c*d*'], condition),
    allow(get, ['b/alice/*', 'b/*/e?f*']),
    denyNotResource(get, ['b/*/g*', 'b/*h/*']),
    deny(get, ['b/*/i*j*', 'b/bob/*']),
  ]).map(parseRule);
  const [first, second, third, fourth] = others as [Rule, Rule, Rule, Rule];
  const otherAllows = [first, second];
  const matching: ActionRules = {
    id: '',
    denies: [fourth],
    otherAllows,
    allOtherAllows: otherAllows,
    otherDenies: [third],
  };
  const all = [rule as Rule, ...others];
  const tools = {
    fillAction: (action: string) => action,
    general: createGeneralText(() =>
      all.flatMap(({ resource }) => resource.templates.map(({ written }) => written)),
    ),
    keys: readContextKeys(all),
    findWrittenForm: (action: string) => action,
    catalog,
  };
  const find = (steps: number) => {
    const budget = createStepBudget(steps);
    const { differences, id, undecided } = findResourceDifferences(rule as Rule, matching, {
      ...tools,
      budget,
      values: new Map(),
      contexts: new Map(),
    });
    expect(id.endsWith('?')).toBe(undecided.length > 0);
    const shown = differences.map(({ resource, exceptResources }) => [resource, exceptResources]);
    return { shown, undecided: undecided.length, isSpent: !budget.spend(0) };
  };
  const whole = find(1_000_000);
  expect(whole.undecided).toBe(0);
  expect(whole.shown).toMatchObject([
    ['b/${aws:username}/*', expect.arrayContaining(['b/*/i*j*', 'b/*/e?f*/g*'])],
  ]);
  // Binary search for the smallest sufficient budget.
  let [few, enough] = [0, 1_000_000];
  while (few + 1 < enough) {
    const middle = Math.floor((few + enough) / 2);
    if (find(middle).isSpent) few = middle;
    else enough = middle;
  }
  let spent = 0;
  for (let steps = 0; steps < enough; steps += Math.ceil(enough / 200)) {
    const { shown, undecided, isSpent } = find(steps);
    if (isSpent) spent += 1;
    if (undecided === 0) expect(shown).toEqual(whole.shown);
  }
  expect(spent).toBeGreaterThan(20);
});
