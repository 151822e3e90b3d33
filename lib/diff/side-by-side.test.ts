import { expect, test } from 'vitest';
import { listCorpusPairs, whyNoCorpus } from '../../testing/corpus';
import { takeShare } from '../../testing/random';
import { loadRecord } from '../record/load';
import { formatLines } from './lines';
import { type Block, compareSideBySide } from './side-by-side';

const signs = { same: ' ', changed: '!', added: '+', removed: '-', moved: '~', rewritten: '=' };

/** The changes as text: a heading for each block, a sign and the text of each row. */
function show(blocks: Block[]): string[] {
  return blocks
    .filter(({ kind }) => kind !== 'outer')
    .flatMap(({ kind, moved, before, after, rows }) => [
      `${kind}${moved === undefined ? '' : ` moved, ${moved}`} ${before ?? '·'}→${after ?? '·'}`,
      ...rows
        .filter((row) => row.kind !== 'same' && !row.isCarried)
        .map((row) =>
          [
            signs[row.kind],
            row.before?.text.trim(),
            row.kind === 'changed' ? '→' : '',
            row.after?.text.trim(),
          ]
            .filter(Boolean)
            .join(' '),
        ),
    ]);
}

const wrap = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (action: unknown, resource: unknown = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

type Case = [title: string, before: object, after: object, rows: string[]];

/** Two documents of one statement each. */
const pair = (before: object, after: object) => [wrap(before), wrap(after)] as const;
const [a, b, c] = [allow('a:A', 'x'), allow('b:B', 'y'), allow('c:C', 'z')];
const big = allow(['c:A', 'c:B', 'c:C', 'c:D', 'c:E', 'c:F', 'c:G', 'c:H'], 'z');
const one = { Sid: 'One' };

test.each<Case>([
  [
    'an added statement, from its { to its }',
    wrap(a, c),
    wrap(a, allow('e:F', 'z'), c),
    [
      'same 0→0',
      'added ·→1',
      '+ {',
      '+ "Effect": "Allow",',
      '+ "Action": "e:F",',
      '+ "Resource": "z"',
      '+ },',
      'same 1→2',
    ],
  ],
  [
    'a new line of a list without the comma of the line before it',
    ...pair(allow(['a:B', 'a:C']), allow(['a:B', 'a:C', 'a:D'])),
    ['changed 0→0', '+ "a:D"'],
  ],
  [
    'a reordered list as rewritten',
    ...pair(allow(['a:B', 'a:C', 'a:D']), allow(['a:D', 'a:B', 'a:C'])),
    ['rewritten 0→0', '~ "a:D",', '~ "a:D"'],
  ],
  [
    'a scalar made a list, and another letter case, as rewritten',
    ...pair(allow('a:B'), allow(['A:b'])),
    ['rewritten 0→0', '= "Action": [', '= "Action": "a:B", "A:b"', '= ],'],
  ],
  [
    'keys in another order as rewritten',
    ...pair(
      { Action: 'a:B', Resource: '*', Effect: 'Allow', ...one },
      { ...one, Effect: 'Allow', Action: 'a:B', Resource: '*' },
    ),
    ['rewritten 0→0'],
  ],
  [
    'a removed key after the one that preceded it',
    ...pair(allow('a:B', '*', { Condition: { Null: { k: true } } }), {
      Resource: '*',
      Action: 'a:B',
      Effect: 'Allow',
      ...one,
    }),
    [
      'changed 0→0',
      '- "Condition": {',
      '- "Null": {',
      '- "k": true',
      '- }',
      '- }',
      '= "Sid": "One"',
    ],
  ],
  [
    'a moved statement, and the others in their places',
    wrap(a, b, c),
    wrap(c, a, b),
    ['same moved, after 2→0', 'same 0→1', 'same 1→2', 'same moved, before 2→0'],
  ],
  [
    'the changes of a moved statement, on each side in its place',
    wrap(allow('b:One', 'y/one/logs', { Sid: 'Moving' }), big),
    wrap(big, allow('b:Two', 'y/two/logs', { Sid: 'Moving' })),
    [
      'changed moved, before 0→1',
      '- "Action": "b:One",',
      '- "Resource": "y/one/logs",',
      'same 1→0',
      'changed moved, after 0→1',
      '+ "Action": "b:Two",',
      '+ "Resource": "y/two/logs",',
    ],
  ],
  [
    'the statement of most lines in its place',
    wrap(a, b, big),
    wrap(big, a, b),
    [
      'same moved, before 0→1',
      'same moved, before 1→2',
      'same 2→0',
      'same moved, after 0→1',
      'same moved, after 1→2',
    ],
  ],
  [
    'pairs of similar lines only where both sides keep their order',
    ...pair(
      allow('a:B', ['arn:aws:s3:::one/logs/*', 'arn:aws:sqs:::two/jobs/*']),
      allow('a:B', ['arn:aws:sqs:::new/jobs/*', 'arn:aws:s3:::new/logs/*']),
    ),
    [
      'changed 0→0',
      '- "arn:aws:s3:::one/logs/*",',
      '! "arn:aws:sqs:::two/jobs/*" → "arn:aws:sqs:::new/jobs/*",',
      '+ "arn:aws:s3:::new/logs/*"',
    ],
  ],
  [
    'statements of the same Sid as a pair, however similar another one is',
    wrap(allow('a:B', 'x', one), allow('c:D', 'y', { Sid: 'Two' })),
    wrap(allow('c:D', 'y', one)),
    [
      'changed 0→0',
      '! "Action": "a:B", → "Action": "c:D",',
      '! "Resource": "x", → "Resource": "y",',
      'removed 1→·',
      '- {',
      '- "Effect": "Allow",',
      '- "Action": "c:D",',
      '- "Resource": "y",',
      '- "Sid": "Two"',
      '- }',
    ],
  ],
  [
    'an empty value and the wildcard that replaces it as a pair',
    ...pair(allow('a:B', ''), allow('a:B', '*')),
    ['changed 0→0', '! "Resource": "" → "Resource": "*"'],
  ],
  [
    'an empty item of a list and the wildcard that replaces it as a pair',
    ...pair(allow('a:B', ['', 'x']), allow('a:B', ['*', 'x'])),
    ['changed 0→0', '! "", → "*",'],
  ],
  [
    'an empty value and the word that replaces it as a pair',
    ...pair(
      allow('a:B', '*', { Condition: { StringEquals: { k: '' } } }),
      allow('a:B', '*', { Condition: { StringEquals: { k: 'x' } } }),
    ),
    ['changed 0→0', '! "k": "" → "k": "x"'],
  ],
  [
    'two actions of one service as two lines',
    ...pair(allow(['p:CreateDomain', 'p:X']), allow(['p:CreateProfile', 'p:X'])),
    ['changed 0→0', '- "p:CreateDomain",', '+ "p:CreateProfile",'],
  ],
  [
    'a single statement, keys outside the statements, and empty values',
    { Version: '2012-10-17', Statement: allow('a:B', []) },
    { Statement: [allow('a:B', [])], Version: '2012-10-17', Id: 'x' },
    ['rewritten 0→0', '= "Statement": { {'],
  ],
  [
    'a new condition with its braces',
    ...pair(allow('a:B'), allow('a:B', '*', { Condition: { Bool: { k: true } } })),
    ['changed 0→0', '+ "Condition": {', '+ "Bool": {', '+ "k": true', '+ }', '+ }'],
  ],
  [
    'another operator of a condition',
    ...pair(
      allow('a:B', '*', { Condition: { StringLike: { k: 'x' } } }),
      allow('a:B', '*', { Condition: { StringEquals: { k: 'x' } } }),
    ),
    [
      'changed 0→0',
      '- "StringLike": {',
      '- "k": "x"',
      '- }',
      '+ "StringEquals": {',
      '+ "k": "x"',
      '+ }',
    ],
  ],
  [
    'invisible characters as escapes, and the change that they make',
    ...pair({ ...a, Id: 'atxt' }, { ...a, Id: 'a\u202etxt\u200b' }),
    ['changed 0→0', '! "Id": "atxt" → "Id": "a\\u202etxt\\u200b"'],
  ],
])('compareSideBySide shows %s', (_, before, after, rows) => {
  expect(show(compareSideBySide(before, after))).toEqual(rows);
});

test('a moved key has its own row on each side', () => {
  const [, block] = compareSideBySide(
    ...pair(
      { Effect: 'Allow', Action: ['a:B', 'a:C'], Resource: '*' },
      { Action: ['a:B', 'a:D'], Resource: '*', Effect: 'Allow' },
    ),
  );
  expect(
    block?.rows.map(({ kind, before, after }) =>
      [signs[kind], before?.text.trim() ?? '·', after?.text.trim() ?? '·'].join(' '),
    ),
  ).toEqual([
    '  { {',
    '~ "Effect": "Allow", ·',
    '  "Action": [ "Action": [',
    '  "a:B", "a:B",',
    '- "a:C" ·',
    '+ · "a:D"',
    '  ], ],',
    '  "Resource": "*" "Resource": "*",',
    '~ · "Effect": "Allow"',
    '  } }',
  ]);
});

test('a key outside the statements can move', () => {
  const [head, , tail] = compareSideBySide(
    { Version: '2012-10-17', Statement: [a] },
    { Statement: [a], Version: '2012-10-17' },
  );
  const kinds = [head, tail].map((block) => block?.rows.map(({ kind }) => signs[kind]).join(''));
  expect(kinds).toEqual([' ~ ', ' ~ ']);
});

test('a removed statement follows the one that preceded it', () => {
  const list = (...after: object[]) =>
    compareSideBySide(wrap(a, b, c), wrap(...after)).map(({ kind }) => kind);
  expect(list(a, c)).toEqual(['outer', 'same', 'removed', 'same', 'outer']);
  expect(list(b, c)).toEqual(['outer', 'removed', 'same', 'same', 'outer']);
});

test('only words of a line that is similar to its partner are marked', () => {
  const rows = compareSideBySide(
    ...pair(
      allow('a:B', ['arn:aws:s3:::old-*/logs/*', 'arn:aws:s3:::x']),
      allow('a:B', ['arn:aws:s3:::new-*/logs/*', 'arn:aws:iam::1:role/y']),
    ),
  ).flatMap((block) => block.rows);
  const changed = rows.filter(({ kind }) => kind === 'changed');
  const marks = changed.map(({ before, after }) =>
    [before, after].map((cell) => cell?.parts?.filter((part) => part.marked).map((p) => p.text)),
  );
  expect(marks).toEqual([[['old'], ['new']]]);
  for (const cell of changed.flatMap(({ before, after }) => [before, after])) {
    expect(cell?.parts?.map(({ text }) => text).join('')).toBe(cell?.text);
  }
});

test('the lines of a document with invisible characters are the same document', () => {
  const document = wrap({ ...a, Sid: 'a\u202etxt\u200b' });
  const lines = formatLines(document).flatMap((group) => group.lines.map(({ text }) => text));
  expect(lines.join('\n')).not.toContain('\u202e');
  expect(JSON.parse(lines.join('\n'))).toEqual(document);
});

const record = loadRecord('data');
const ownPairs = record.policies.flatMap(({ policyName, versions }) =>
  versions.slice(1).map((version, index) => ({
    id: `${policyName} ${version.versionId}`,
    before: versions[index]?.document as object,
    after: version.document as object,
  })),
);

/** Every line of both documents occurs once, in order, with its number and text. */
function expectAllLines({ id, before, after }: { id: string; before: object; after: object }) {
  const rows = compareSideBySide(before, after).flatMap((block) => block.rows);
  for (const [side, document] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const cells = rows.flatMap((row) => row[side] ?? []);
    if (cells.some(({ number }, index) => number !== index + 1)) {
      expect.fail(`${id}: ${side} has another order`);
    }
    const text = cells.map((cell) => cell.text).join('\n');
    if (text !== JSON.stringify(document, null, 2)) expect.fail(`${id}: ${side} lost lines`);
  }
}

test.each(ownPairs)('loses no line of $id', (pair) => expectAllLines(pair));

test.skipIf(whyNoCorpus)(
  `loses no line of any pair of the corpus${whyNoCorpus}`,
  () => {
    const pairs = takeShare(listCorpusPairs());
    expect(pairs.length).toBeGreaterThanOrEqual(3291 / 3);
    for (const pair of pairs) expectAllLines(pair);
  },
  120_000,
);

test.skipIf(whyNoCorpus)(
  `a document is the same as itself${whyNoCorpus}`,
  () => {
    for (const { id, after } of takeShare(listCorpusPairs())) {
      const kinds = new Set(
        compareSideBySide(after, after).flatMap((b) => b.rows.map((r) => r.kind)),
      );
      if (kinds.size !== 1 || !kinds.has('same')) expect.fail(`${id}: ${[...kinds].join()}`);
    }
  },
  120_000,
);

test('a comparison is made once, and again with another document before', () => {
  const [before, other, after] = ['a:Get', 'a:Put', 'a:Get'].map((Action) => ({
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  })) as [object, object, object];
  const blocks = compareSideBySide(before, after);
  expect(compareSideBySide(before, after)).toBe(blocks);
  expect(compareSideBySide(other, after).map(({ kind }) => kind)).toContain('changed');
  expect(blocks.map(({ kind }) => kind)).not.toContain('changed');
});
