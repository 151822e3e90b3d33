import type { Chance } from './random';

const actions = [
  ...['s3:Get*', 's3:GetObject', 's3:GetObjectAcl', 's3:Put*', 's3:*', 's3:Get?*', 'S3:getobject'],
  ...['ec2:RunInstances', 'ec2:Run*', 'ec2:*', 'ec2:?un*', '*', 'iam:PassRole', 'iam:*Role*'],
];

const resources = [
  ...['*', 'arn:aws:s3:::a', 'arn:aws:s3:::a*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::*/b', '*b*'],
  ...['arn:aws:s3:::?', 'arn:aws:iam::*:role/x', 'arn:aws:iam::*:role/*', 'arn:aws:s3:::${aws:u}'],
];

const conditions: object[] = [
  { StringEquals: { k: 'a' } },
  { StringEquals: { k: ['a', 'b'] } },
  { StringNotEquals: { k: 'a' } },
  { StringNotEquals: { k: ['a', 'b'] } },
  { StringLike: { k: 'a*' } },
  { StringNotLike: { k: ['a*'] } },
  { StringEqualsIfExists: { k: 'a' } },
  { StringEqualsIgnoreCase: { k: 'A' } },
  { Null: { k: 'true' } },
  { Null: { k: false } },
  { Bool: { l: 'true' } },
  { Bool: { l: 'false' } },
  { NumericLessThan: { n: 5 } },
  { NumericLessThanEquals: { n: '10' } },
  { NumericGreaterThan: { n: '7' } },
  { StringEquals: { k: 'b' }, Bool: { l: 'true' } },
  { 'ForAnyValue:StringEquals': { m: ['a', 'b'] } },
  { 'ForAllValues:StringEquals': { m: ['a'] } },
  { 'ForAllValues:StringNotEquals': { m: ['a', 'b'] } },
];

/** The keys of `conditions`, and values that tell them apart. */
const values: Record<string, string[]> = {
  k: ['a', 'b', 'ab', 'A', 'z'],
  l: ['true', 'false'],
  n: ['1', '5', '6', '8', '10', '11'],
  m: ['a', 'b', 'c'],
};

/** A document of one to four statements over few patterns, so that two of them often meet. */
export function makeDocument(chance: Chance): { Version: string; Statement: object[] } {
  const count = chance.pick([1, 1, 2, 2, 3, 4]);
  const Statement = Array.from({ length: count }, (_, index) => makeStatement(chance, index));
  return { Version: '2012-10-17', Statement };
}

function makeStatement(chance: Chance, index: number): object {
  const isDenial = index > 0 && chance.happens(0.4);
  const list = (from: string[]) =>
    Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => chance.pick(from));
  return {
    Effect: isDenial ? 'Deny' : 'Allow',
    [chance.happens(0.15) ? 'NotAction' : 'Action']: list(actions),
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: list(resources),
    ...(chance.happens(0.45) && { Condition: chance.pick(conditions) }),
  };
}

/** A document that differs from another in one statement. */
export function changeDocument(
  document: { Version: string; Statement: object[] },
  chance: Chance,
): { Version: string; Statement: object[] } {
  const { Statement } = document;
  const at = Math.floor(chance.next() * Statement.length);
  const made = makeStatement(chance, at);
  return { ...document, Statement: Statement.map((each, index) => (index === at ? made : each)) };
}

/** Keys and values of a request, to hold generated conditions against. */
export function makeContext(chance: Chance): Record<string, string[]> {
  const entries = Object.entries(values).flatMap(([key, list]): [string, string[]][] => {
    if (chance.happens(0.3)) return [];
    const isMany = key === 'm' && chance.happens(0.5);
    return [[key, isMany ? [chance.pick(list), chance.pick(list)] : [chance.pick(list)]]];
  });
  return Object.fromEntries(entries);
}
