import { expect, test } from 'vitest';
import { isSatisfied, parseCondition, resolveCondition } from '../evaluate/conditions';
import type { ContextKey } from './context-keys';
import { findContext } from './find-context';
import { createGeneralText } from './general-text';
import { createStepBudget } from './step-budget';

type Written = [operator: string, key: string, ...values: string[]];

const resolve = ([operator, key, ...values]: Written) =>
  resolveCondition(parseCondition({ operator, key, values }, true), () => undefined);

function find(
  required: Written[],
  refused: Written[][],
  fixed: [string, string[] | undefined][] = [],
) {
  const all = [...required, ...refused.flat()];
  const keys = new Map(
    all.map(([operator, key]): [string, ContextKey] => [
      key,
      { type: 'text', isMultivalued: operator.includes(':'), written: key },
    ]),
  );
  const general = createGeneralText(() => all.flatMap(([, , ...values]) => values));
  return findContext(
    required.map(resolve),
    refused.map((list) => list.map(resolve)),
    {
      keys,
      general,
      budget: createStepBudget(100_000),
      values: new Map(),
      fixed: new Map(fixed),
    },
  );
}

const isX: Written = ['StringEquals', 'k', 'x'];
const notX: Written = ['StringNotEquals', 'k', 'x'];
const isY: Written = ['StringEquals', 'k', 'y'];
const other: Written = ['StringEquals', 'l', 'z'];

test.each<[title: string, required: Written[], refused: Written[][], isFound: boolean]>([
  ['no conditions', [], [], true],
  ['a condition', [isX], [], true],
  ['a condition twice', [isX, isX], [], true],
  ['two values of one key', [isX, isY], [], false],
  ['a statement without conditions that must not apply', [isX], [[]], false],
  ['a condition required and refused', [isX], [[isX]], false],
  ['the opposite of a required condition refused', [isX], [[notX]], true],
  ['a condition and its opposite refused', [], [[isX], [notX]], false],
  ['one of two conditions refused', [isX], [[isX, other]], true],
  ['each of two keys refused', [isX, other], [[isX, other]], false],
  [
    'the same list refused twice, in another order',
    [isX],
    [
      [isX, other],
      [other, isX],
    ],
    true,
  ],
  ['two lists that some value satisfies neither of', [], [[isX], [isY]], true],
  [
    'two lists of two keys',
    [],
    [
      [isX, other],
      [notX, other],
    ],
    true,
  ],
])('%s', (_, required, refused, isFound) => {
  const found = find(required, refused);
  expect(found !== undefined).toBe(isFound);
  if (found === undefined || found === 'undecided') return;
  const holds = (each: Written) => isSatisfied(resolve(each), found.get(each[1]));
  expect(required.every(holds)).toBe(true);
  expect(refused.some((list) => list.every(holds))).toBe(false);
});

test('uses the values of variables', () => {
  expect(find([isX], [], [['k', ['x']]])).toEqual(new Map([['k', ['x']]]));
  expect(find([isX], [], [['k', ['y']]])).toBeUndefined();
  expect(find([notX], [], [['k', undefined]])).toEqual(new Map([['k', undefined]]));
});

test.each<[title: string, required: Written[], refused: Written[][]]>([
  [
    'values of one key',
    [
      ['StringLike', 'k', '*a*b*c*d*e*f*'],
      ['StringLike', 'k', '*g*h*i*j*k*l*'],
    ],
    [],
  ],
  ['combinations of keys', [], listPigeons(5)],
])('is undecided where there are too many %s', (_, required, refused) => {
  expect(find(required, refused)).toBe('undecided');
});

/**
 * The pigeonhole problem: refuses that a pigeon has no hole and that two have the same one. There is
 * no such context, and a search has to try many.
 */
function listPigeons(holes: number): Written[][] {
  const numbers = Array.from({ length: holes + 1 }, (_, index) => index);
  const inHole = (pigeon: number, hole: number) => `${pigeon}in${hole}`;
  return [
    ...numbers.map((pigeon) =>
      numbers.slice(1).map((hole): Written => ['StringNotEquals', inHole(pigeon, hole), 'x']),
    ),
    ...numbers.slice(1).flatMap((hole) =>
      numbers.flatMap((pigeon) =>
        numbers
          .filter((other) => other < pigeon)
          .map((other): Written[] => [
            ['StringEquals', inHole(pigeon, hole), 'x'],
            ['StringEquals', inHole(other, hole), 'x'],
          ]),
      ),
    ),
  ];
}
