import { expect, test } from 'vitest';
import { allow, parseStatements } from '../../../testing/builders';
import type { Statement } from '../document';
import { parseRule } from '../evaluate/rules';
import { readContextKeys } from './context-keys';
import { createGeneralText } from './general-text';
import { createStepBudget } from './step-budget';
import { replaceVariables } from './variable-patterns';
import { listAssignments, readContext } from './variable-values';

const read = (statement: object) => parseRule((parseStatements([statement]) as [Statement])[0]);

/** The values of the variables of a resource, of statements to match and statements to avoid. */
function list(resource: string, wanted: object[], avoided: object[] = [], isDescribed = true) {
  const [start, ...rules] = [allow('s3:*', resource), ...wanted, ...avoided].map(read);
  if (start === undefined) return undefined;
  const all = [start, ...rules];
  const texts = all.flatMap(({ writtenConditions, resource: { templates } }) => [
    ...templates.map((each) => each.written),
    ...writtenConditions.flatMap(({ values }) => values),
  ]);
  return listAssignments(
    start.resource.templates[0]?.template ?? '',
    rules.map((rule, index) => ({ rule, shouldMatch: index < wanted.length })),
    {
      keys: isDescribed ? readContextKeys(all) : new Map(),
      general: createGeneralText(() => texts),
      budget: createStepBudget(),
    },
  );
}

/** The values as text: a general value is `…`, an absent key `-`. */
const show = (found: ReturnType<typeof list>) =>
  found
    ?.map(({ values }) =>
      [...values.values()]
        .map((value) => (value === undefined ? '-' : value.isGeneral ? '…' : value.text))
        .map((text) => text.replace(/([a-zа-я])\1{2,}/g, '…'))
        .join(' '),
    )
    .sort();

const user = '${aws:username}';
const where = (Condition: object, resource = '*') => allow('s3:*', resource, { Condition });
const names = Array.from({ length: 70 }, (_, index) => `b/name${index}/x`);

test.each<[title: string, resource: string, wanted: object[], avoided: object[], values: string[]]>(
  [
    ['no variables', 'b/*', [where({ StringEquals: { k: 'a' } })], [], ['']],
    ['a variable of the resource, which has a value', `b/${user}`, [], [], ['…']],
    [
      'one in a condition, which may be absent',
      'b/*',
      [where({ StringEquals: { k: user } })],
      [],
      ['-', '…'],
    ],
    ['a text in its place', `b/${user}/x`, [allow('s3:*', 'b/ann/x')], [], ['ann', '…']],
    ['a pattern in its place', `b/${user}/x`, [allow('s3:*', 'b/a*/x')], [], ['a', 'a…', '…']],
    [
      'a value of a condition on its key',
      `b/${user}`,
      [where({ StringEquals: { 'aws:username': 'ann' } })],
      [],
      ['ann', '…'],
    ],
    [
      'a number below the bound of a condition',
      `b/${user}`,
      [],
      [where({ NumericLessThan: { 'aws:username': '5' } })],
      ['4', '…'],
    ],
    ['its default, and absence', "b/${aws:username, 'guest'}", [], [], ['-', 'guest', '…']],
    [
      'another letter case of a condition that ignores it',
      `b/${user}`,
      [where({ StringEqualsIgnoreCase: { 'aws:username': 'Ann' } })],
      [allow('s3:*', 'b/Ann')],
      ['Ann', 'ann', '…'],
    ],
    ['an address', 'b/${aws:SourceIp}', [], [], ['…']],
    [
      'an address of a pattern',
      'b/${aws:SourceIp}',
      [allow('s3:*', 'b/10.*')],
      [],
      ['10.1.1.1', '…'],
    ],
    ['a Boolean', 'b/${aws:SecureTransport}', [], [], ['true']],
    ['an ARN', 'b/${aws:PrincipalArn}', [], [], ['…']],
    [
      'more than sixty names',
      `b/${user}/x`,
      [allow('s3:*', names)],
      [],
      ['…', ...names.map((each) => each.slice(2, -2))].sort(),
    ],
    [
      'a value that is compared with itself',
      `b/${user}`,
      [where({ StringLike: { 'aws:username': `${user}*` } })],
      [],
      ['…'],
    ],
    [
      'the value of another variable',
      'b/*',
      [where({ StringEquals: { 'aws:username': '${aws:userid}' } })],
      [],
      ['-', '…'],
    ],
  ],
)('%s', (_, resource, wanted, avoided, values) => {
  expect(show(list(resource, wanted, avoided))).toEqual([...values].sort());
});

test.each([[`${user}/\${aws:userid}`], [`\${aws:userid}/${user}`]])(
  'values of variables of %s that are compared with one another may be the same',
  (resource) => {
    const condition = { StringEquals: { 'aws:username': 'x${aws:userid}' } };
    const found = list(resource, [where(condition)])?.map(({ values }) => [
      values.get('aws:username')?.text,
      values.get('aws:userid')?.text,
    ]);
    expect(found?.some(([name, id]) => id !== undefined && name === `x${id}`)).toBe(true);
    expect(found?.some(([name, id]) => id !== undefined && name !== `x${id}`)).toBe(true);
  },
);

const three = '${aws:a}/${aws:b}/${aws:c}';

test('a variable only of statements to be avoided is absent where there are three or more', () => {
  const found = list(three, [], [where({ StringEquals: { k: user } })]);
  expect(found?.map(({ values }) => values.get('aws:username'))).toEqual([undefined]);
});

test('a key without a type has texts as values', () => {
  expect(show(list(`b/${user}`, [], [], false))).toEqual(['…']);
});

const wild = '*a*b*c*d*e*f*';
const disjoint = '*g*h*i*j*k*l*';

test.each<[title: string, resource: string, wanted: object[]]>([
  ['patterns that overlap', user, [allow('s3:*', [wild, disjoint])]],
  [
    'patterns with short forms',
    user,
    [allow('s3:*', [...names.map((name) => `${name}*`), '?'.repeat(70)])],
  ],
  [
    'combinations',
    [...'abcdefgh'].map((letter) => `\${aws:${letter}}`).join(''),
    [...'abcdefgh'].map((letter) => where({ StringLike: { [`aws:${letter}`]: ['x', 'y'] } })),
  ],
])('no values where there are too many %s', (_, resource, wanted) => {
  expect(list(resource, wanted)).toBeUndefined();
});

test('the context of a request has the values', () => {
  const values = new Map([
    ['aws:a', { text: 'x', isGeneral: false }],
    ['aws:b', undefined],
  ]);
  expect(readContext({ id: '', values, readValue: () => undefined })).toEqual(
    new Map([
      ['aws:a', ['x']],
      ['aws:b', undefined],
    ]),
  );
});

test.each([
  ['a', 'a'],
  ['a/${k}/*', 'a/*/*'],
  ['${k}${l}*', '*'],
])('the pattern of "%s" is %s', (text, pattern) => {
  const template = read(allow('s3:*', text)).resource.templates[0]?.template ?? '';
  expect(replaceVariables(template)).toBe(pattern);
});
