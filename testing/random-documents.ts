import type { Chance } from './random';

/**
 * Random policy documents over few texts, so that two statements often overlap, and requests near
 * them. Each family of conditions has values that its operators tell apart.
 */

export interface Document {
  Version?: string;
  Statement: object[];
}

/** What documents are made of; `all` has everything. */
export const families = [
  'patterns',
  'strings',
  'ignoreCase',
  'numbers',
  'dates',
  'addresses',
  'arns',
  'booleans',
  'sets',
  'variables',
  'versions',
  'all',
] as const;
export type RandomFamily = (typeof families)[number];

const actions = [
  ...['s3:Get*', 's3:GetObject', 's3:GetObjectAcl', 's3:Put*', 's3:*', 's3:Get?*', 'S3:getobject'],
  ...['ec2:RunInstances', 'ec2:Run*', 'ec2:*', 'ec2:?un*', '*', 'iam:PassRole', 'iam:*Role*'],
];
const fewActions = ['s3:GetObject', 's3:Get*', 's3:*'];

const resources = [
  ...['*', 'arn:aws:s3:::a', 'arn:aws:s3:::a*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::*/b', '*b*'],
  ...['arn:aws:s3:::?', 'arn:aws:iam::*:role/x', 'arn:aws:iam::*:role/*', 'arn:aws:s3:::a${*}'],
];
const fewResources = ['*', 'arn:aws:s3:::a', 'arn:aws:s3:::a*'];
const variableResources = [
  ...['arn:aws:s3:::${aws:username}', 'arn:aws:s3:::a/${aws:UserName}/*', 'arn:aws:s3:::a/*'],
  ...['arn:aws:s3:::a/al*/*', 'arn:aws:s3:::al', 'arn:aws:s3:::a/alice/*', '*'],
  ...[
    "arn:aws:s3:::a/${aws:PrincipalTag/team, 'red'}/*",
    'arn:aws:s3:::a/${aws:PrincipalTag/team}/*',
  ],
  ...['arn:aws:s3:::a/red/*', 'arn:aws:s3:::${aws:PrincipalTag/team}/${aws:username}'],
];

interface KeyFamily {
  key: string;
  operators: readonly string[];
  values: readonly string[];
  /** Values of requests that tell the conditions apart. */
  asked: readonly string[];
  /** Whether requests may have several values. */
  isMany?: boolean;
}

const texts: KeyFamily = {
  key: 'aws:PrincipalOrgID',
  operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'],
  values: ['o-a', 'o-ab', 'o-*', '*a', 'o-?', '*', 'o-ab*', 'p'],
  asked: ['o-a', 'o-ab', 'o-b', 'ba', 'x', 'p', 'o-abc', 'o-*', 'o-', 'o-ba', '*a', 'o-?'],
};
const casings: KeyFamily = {
  key: 's3:prefix',
  operators: [
    ...['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringEquals', 'StringLike'],
    ...['StringNotLike', 'StringNotEquals'],
  ],
  values: ['Ab', 'aB', 'ab', 'A*', 'a*', '*b', 'AB'],
  asked: ['Ab', 'aB', 'ab', 'AB', 'Ax', 'ax', 'xb', 'q', 'A', 'xB'],
};
const numbers: KeyFamily = {
  key: 's3:max-keys',
  operators: [
    'Equals',
    'NotEquals',
    'LessThan',
    'LessThanEquals',
    'GreaterThan',
    'GreaterThanEquals',
  ].map((each) => `Numeric${each}`),
  values: ['5', '10', '10.0', '7.5', '-1'],
  asked: ['5', '10', '7.5', '-1', '-2', '0', '6', '8', '11', '5.5'],
};
const dates: KeyFamily = {
  key: 'aws:TokenIssueTime',
  operators: [
    'Equals',
    'NotEquals',
    'LessThan',
    'LessThanEquals',
    'GreaterThan',
    'GreaterThanEquals',
  ].map((each) => `Date${each}`),
  values: ['2020-01-01T00:00:00Z', '1577836800', '2021-06-30', '2020-01-01T01:00:00+01:00'],
  asked: [
    ...['2019-12-31T23:59:59Z', '2020-01-01T00:00:00Z', '2020-07-01T00:00:00Z'],
    ...['2021-06-30T00:00:00Z', '2022-01-01T00:00:00Z'],
  ],
};
const addresses: KeyFamily = {
  key: 'aws:SourceIp',
  operators: ['IpAddress', 'NotIpAddress'],
  values: [
    ...['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '0.0.0.0/0', '::/0', '2001:db8::/32'],
    ...['2001:DB8:0:0:0:0:0:0/33', '128.0.0.0/1', '10.1.2.3/32'],
  ],
  asked: [
    ...['10.1.2.3', '10.1.9.9', '10.200.0.1', '9.255.255.255', '200.1.1.1', '::1'],
    ...['2001:db8::1', '2001:db8:8000::1', '10.1.2.2'],
  ],
};
const arns: KeyFamily = {
  key: 'aws:SourceArn',
  operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  values: [
    ...['arn:aws:sns:*:111122223333:t*', 'arn:aws:sns:us-east-1:111122223333:t1'],
    ...['arn:*:sns:*:*:*', 'arn:aws:sns:us-east-1:*:*1', 'arn:aws:sns:us-*:111122223333:?1'],
  ],
  asked: [
    ...['arn:aws:sns:us-east-1:111122223333:t1', 'arn:aws:sns:us-east-1:111122223333:t2'],
    ...['arn:aws:sns:eu-west-1:111122223333:t1', 'arn:aws:sns:us-east-1:444455556666:x1'],
    ...['arn:aws:sqs:us-east-1:111122223333:t1', 'arn:aws:sns:us-west-2:111122223333:a:b'],
  ],
};
const booleans: KeyFamily = {
  key: 'aws:MultiFactorAuthPresent',
  operators: ['Bool'],
  values: ['true', 'false'],
  asked: ['true', 'false'],
};
const sets: KeyFamily = {
  key: 'aws:TagKeys',
  operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'].flatMap((each) => [
    `ForAllValues:${each}`,
    `ForAnyValue:${each}`,
  ]),
  values: ['env', 'team', 'e*', '*m', 'x'],
  asked: ['env', 'team', 'e', 'em', 'q', 'x'],
  isMany: true,
};
const variables: KeyFamily = {
  key: 'aws:username',
  operators: ['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike'],
  values: ['alice', 'al*', 'bob', '${aws:PrincipalTag/team}', 'red', '*'],
  asked: ['alice', 'al', 'bob', 'red', 'zed', 'alx', 'a/al'],
};
const variableTags: KeyFamily = {
  key: 'aws:PrincipalTag/team',
  operators: ['StringEquals', 'StringNotEquals', 'StringLike'],
  values: ['red', 'alice', 'r*', '${aws:username}', "${aws:username, 'red'}", 'x${aws:username}'],
  asked: ['red', 'alice', 'rx', 'zed', 'bob', 'xalice'],
};
const variableArns: KeyFamily = {
  key: 'aws:PrincipalArn',
  operators: ['ArnLike', 'ArnNotLike'],
  values: ['arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:user/al*', 'arn:aws:iam::*:*'],
  asked: ['arn:aws:iam::1:user/alice', 'arn:aws:iam::1:user/zed', 'arn:aws:iam::2:role/x'],
};

const keyFamilies: Record<RandomFamily, readonly KeyFamily[]> = {
  patterns: [],
  strings: [texts],
  ignoreCase: [casings],
  numbers: [numbers],
  dates: [dates],
  addresses: [addresses],
  arns: [arns],
  booleans: [booleans],
  sets: [sets],
  variables: [variables, variableTags, variableArns],
  versions: [variables, variableTags],
  all: [texts, casings, numbers, dates, addresses, arns, booleans, sets, variables, variableTags],
};

/** A document of one to four statements. */
export function makeDocument(chance: Chance, family: RandomFamily = 'all'): Document {
  const count = chance.pick([1, 1, 2, 2, 3, 4]);
  const Statement = Array.from({ length: count }, (_, index) =>
    makeStatement(chance, index, family),
  );
  const Version =
    family === 'versions'
      ? chance.pick(['2012-10-17', '2008-10-17', undefined])
      : family === 'all' && chance.happens(0.1)
        ? '2008-10-17'
        : '2012-10-17';
  return Version === undefined ? { Statement } : { Version, Statement };
}

function makeStatement(chance: Chance, index: number, family: RandomFamily): object {
  const isWide = family === 'patterns' || family === 'all';
  const hasVariables =
    ['variables', 'versions'].includes(family) || (isWide && chance.happens(0.2));
  const isDenial = index > 0 && chance.happens(0.4);
  const list = (from: readonly string[]) =>
    Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => chance.pick(from));
  const isConditional = family !== 'patterns' && chance.happens(isWide ? 0.5 : 0.8);
  return {
    Effect: isDenial ? 'Deny' : 'Allow',
    [chance.happens(0.15) ? 'NotAction' : 'Action']: list(isWide ? actions : fewActions),
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: list(
      hasVariables ? variableResources : isWide ? resources : fewResources,
    ),
    ...(isConditional && { Condition: makeConditions(chance, family) }),
  };
}

/** One to three conditions, some on the same key. */
function makeConditions(chance: Chance, family: RandomFamily): object {
  const conditions: Record<string, Record<string, string[]>> = {};
  for (let count = chance.pick([1, 1, 1, 2, 3]); count > 0; count -= 1) {
    const { key, operators, values, isMany } = chance.pick(keyFamilies[family]);
    if (chance.happens(0.15)) {
      conditions.Null = { ...conditions.Null, [key]: [chance.pick(['true', 'false'])] };
      continue;
    }
    const plain = chance.pick(operators);
    const operator = !isMany && chance.happens(0.2) ? `${plain}IfExists` : plain;
    const list = Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => chance.pick(values));
    const written = chance.happens(0.1) ? key.toUpperCase() : key;
    conditions[operator] = { ...conditions[operator], [written]: list };
  }
  return conditions;
}

/** A document that differs from another in one statement. */
export function changeDocument(
  document: Document,
  chance: Chance,
  family: RandomFamily = 'all',
): Document {
  const { Statement } = document;
  const at = Math.floor(chance.next() * Statement.length);
  const made = makeStatement(chance, at, family);
  return { ...document, Statement: Statement.map((each, index) => (index === at ? made : each)) };
}

/** The same document, one of its statements split by the values of a condition or a list. */
export function splitDocument(document: Document, chance: Chance): Document {
  const { Statement } = document;
  const at = Math.floor(chance.next() * Statement.length);
  return {
    ...document,
    Statement: Statement.flatMap((each, index) => (index === at ? splitStatement(each) : [each])),
  };
}

function splitStatement(statement: object): object[] {
  const { Effect, Condition } = statement as {
    Effect: string;
    Condition?: Record<string, Record<string, string[]>>;
  };
  for (const [operator, keys] of Object.entries(Condition ?? {})) {
    // Values of other operators are no alternatives to one another.
    if (/not|forall|null/i.test(operator)) continue;
    for (const [key, values] of Object.entries(keys)) {
      if (values.length < 2) continue;
      return values.map((value) => ({
        ...statement,
        Effect,
        Condition: { ...Condition, [operator]: { ...keys, [key]: [value] } },
      }));
    }
  }
  return [statement];
}

/** Keys and values of a request, to hold generated conditions against. */
export function makeContext(
  chance: Chance,
  family: RandomFamily = 'all',
): Record<string, string[]> {
  const entries = keyFamilies[family].flatMap(({ key, asked, isMany }): [string, string[]][] => {
    if (chance.happens(0.25)) return [];
    const count = isMany ? chance.pick([1, 2, 3]) : 1;
    const values = Array.from({ length: count }, () => chance.pick(asked));
    return [[key.toLowerCase(), [...new Set(values)]]];
  });
  return Object.fromEntries(entries);
}
