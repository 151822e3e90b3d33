import { expect, test } from 'vitest';
import { type Chance, createChance, rounds } from '../../../testing/random';
import { compareAccess, noCatalog } from '../../iam/compare/compare';
import { parseDocument } from '../../iam/document';
import { Placeholders } from '../placeholders';
import type { TemplateSections } from './definitions';
import { resolveDocument } from './resolve-document';

const texts = ['a', 'b*', '*', 'a/b', '${X}', 'a${X}', '${X}/b', '${Y}', '${X}${Y}'];
const singles = ['a', 'b', 'ab', 'b/b', '', '*', 'a*', '?/*'];
const lists = [['a'], ['a', 'b*'], ['*', 'b'], ['a/b', 'b/b']];
const sections: TemplateSections = {
  parameters: { X: { Type: 'String' }, Y: { Type: 'String' }, L: { Type: 'CommaDelimitedList' } },
  mappings: {},
  conditions: {},
  resources: {},
};

function drawValue(chance: Chance): unknown {
  return chance.happens(0.15) ? { Ref: 'L' } : { 'Fn::Sub': chance.pick(texts) };
}

function drawDocument(chance: Chance) {
  const drawStatement = () => ({
    Effect: chance.pick(['Allow', 'Allow', 'Allow', 'Deny']),
    Action: 'a:b',
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: chance.happens(0.4)
      ? [drawValue(chance), drawValue(chance)]
      : drawValue(chance),
    ...(chance.happens(0.2) && {
      Condition: { [chance.pick(['StringLike', 'StringNotLike'])]: { k: drawValue(chance) } },
    }),
  });
  const count = chance.pick([1, 1, 2, 3]);
  return { Version: '2012-10-17', Statement: Array.from({ length: count }, drawStatement) };
}

type Values = Record<string, string | readonly string[]>;

/** The document as CloudFormation deploys it. */
function deploy(value: unknown, values: Values): unknown {
  if (Array.isArray(value)) return value.flatMap((each) => deploy(each, values));
  if (typeof value !== 'object' || value === null) return value;
  if ('Ref' in value) return values[value.Ref as string];
  if ('Fn::Sub' in value) {
    return (value['Fn::Sub'] as string).replace(/\$\{(\w)\}/g, (_, name) => values[name] as string);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, deploy(each, values)]),
  );
}

function compare(before: unknown, after: unknown) {
  const [old, now] = [before, after].map((each) => parseDocument(each).statements ?? []);
  return compareAccess(old ?? [], now ?? [], noCatalog);
}

test('no value of a parameter shows a difference that the comparison does not find', () => {
  const chance = createChance(31);
  let compared = 0;
  for (let round = 0; round < 250 * rounds; round += 1) {
    const before = drawDocument(chance);
    const after = chance.happens(0.5)
      ? drawDocument(chance)
      : { ...before, Statement: [...before.Statement, ...drawDocument(chance).Statement] };
    const placeholders = new Placeholders();
    const [old, now] = [before, after].map((each) => resolveDocument(each, sections, placeholders));
    if (placeholders.findProblem() !== undefined) continue;
    if (old?.kind !== 'value' || now?.kind !== 'value') throw new Error('Expected values.');
    const found = compare(old.value, now.value);
    if (found.undecided.length > 0) continue;
    compared += 1;
    for (let draw = 0; draw < 12; draw += 1) {
      const values = { X: chance.pick(singles), Y: chance.pick(singles), L: chance.pick(lists) };
      const real = compare(deploy(before, values), deploy(after, values));
      const context = JSON.stringify({ before, after, values, found: found.verdict });
      if (found.gained.length === 0) expect(real.gained, context).toEqual([]);
      if (found.lost.length === 0) expect(real.lost, context).toEqual([]);
    }
  }
  expect(compared).toBeGreaterThan(50 * rounds);
});
