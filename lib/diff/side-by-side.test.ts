import { describe, expect, test } from 'vitest';
import { listCorpusPairs, whyNoCorpus } from '../../testing/corpus';
import { loadRecord } from '../record/load';
import { formatLines } from './lines';
import { type Block, compareSideBySide } from './side-by-side';

const signs = { same: ' ', changed: '!', added: '+', removed: '-', moved: '~', rewritten: '=' };

/** A comparison as people read it: a heading a block, a sign and the text a row. */
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

describe('compareSideBySide', () => {
  test('shows an added statement whole, from its { to its }', () => {
    const before = wrap(allow('a:B', 'x'), allow('c:D', 'y'));
    const after = wrap(allow('a:B', 'x'), allow('e:F', 'z'), allow('c:D', 'y'));
    expect(show(compareSideBySide(before, after))).toEqual([
      'same 0→0',
      'added ·→1',
      '+ {',
      '+ "Effect": "Allow",',
      '+ "Action": "e:F",',
      '+ "Resource": "z"',
      '+ },',
      'same 1→2',
    ]);
  });

  test('shows the one new line of a list, not the comma of the line before it', () => {
    const before = wrap(allow(['a:B', 'a:C']));
    const after = wrap(allow(['a:B', 'a:C', 'a:D']));
    expect(show(compareSideBySide(before, after))).toEqual(['changed 0→0', '+ "a:D"']);
  });

  test('says of a reordered list that nothing came or went', () => {
    const before = wrap(allow(['a:B', 'a:C', 'a:D']));
    const after = wrap(allow(['a:D', 'a:B', 'a:C']));
    expect(show(compareSideBySide(before, after))).toEqual([
      'rewritten 0→0',
      '~ "a:D",',
      '~ "a:D"',
    ]);
  });

  test('says of a scalar made a list, and of another letter case, that it is the same', () => {
    const before = wrap(allow('a:B', '*'));
    const after = wrap(allow(['A:b'], '*'));
    expect(show(compareSideBySide(before, after))).toEqual([
      'rewritten 0→0',
      '= "Action": [',
      '= "Action": "a:B", "A:b"',
      '= ],',
    ]);
  });

  test('says of a statement with its keys in another order that nothing came or went', () => {
    const before = wrap({ Action: 'a:B', Resource: '*', Effect: 'Allow', Sid: 'One' });
    const after = wrap({ Sid: 'One', Effect: 'Allow', Action: 'a:B', Resource: '*' });
    expect(show(compareSideBySide(before, after))).toEqual(['rewritten 0→0']);
  });

  test('keeps a key that went after the one that stood before it', () => {
    const before = wrap({
      Effect: 'Allow',
      Action: 'a:B',
      Resource: '*',
      Condition: { Null: { k: true } },
    });
    const after = wrap({ Resource: '*', Action: 'a:B', Effect: 'Allow', Sid: 'One' });
    expect(show(compareSideBySide(before, after))).toEqual([
      'changed 0→0',
      '- "Condition": {',
      '- "Null": {',
      '- "k": true',
      '- }',
      '- }',
      '= "Sid": "One"',
    ]);
  });

  test('shows keys that moved on each side in its own place', () => {
    const before = wrap({ Effect: 'Allow', Action: ['a:B', 'a:C'], Resource: '*' });
    const after = wrap({ Action: ['a:B', 'a:D'], Resource: '*', Effect: 'Allow' });
    const [, block] = compareSideBySide(before, after);
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

  test('says of a statement that it moved, and of the others that they did not', () => {
    const [a, b, c] = [allow('a:A'), allow('b:B'), allow('c:C')];
    expect(show(compareSideBySide(wrap(a, b, c), wrap(c, a, b)))).toEqual([
      'same moved, after 2→0',
      'same 0→1',
      'same 1→2',
      'same moved, before 2→0',
    ]);
  });

  test('shows what changed in a statement that moved, on each side in its own place', () => {
    const big = allow(['a:A', 'a:B', 'a:C', 'a:D'], 'x', { Sid: 'Big' });
    const moving = (action: string) => allow(action, 'y', { Sid: 'Moving' });
    const [before, after] = [wrap(moving('b:One'), big), wrap(big, moving('b:Two'))];
    expect(show(compareSideBySide(before, after))).toEqual([
      'changed moved, before 0→1',
      '- "Action": "b:One",',
      'same 1→0',
      'changed moved, after 0→1',
      '+ "Action": "b:Two",',
    ]);
  });

  test('leaves in place what has the most lines', () => {
    const [a, b] = [allow('a:A', 'x'), allow('b:B', 'y')];
    const big = allow(['c:A', 'c:B', 'c:C', 'c:D', 'c:E', 'c:F', 'c:G', 'c:H'], 'z');
    expect(show(compareSideBySide(wrap(a, b, big), wrap(big, a, b)))).toEqual([
      'same moved, before 0→1',
      'same moved, before 1→2',
      'same 2→0',
      'same moved, after 0→1',
      'same moved, after 1→2',
    ]);
  });

  test('pairs like lines only where that keeps the order of both', () => {
    const before = wrap(allow('a:B', ['arn:aws:s3:::one/logs/*', 'arn:aws:sqs:::two/jobs/*']));
    const after = wrap(allow('a:B', ['arn:aws:sqs:::new/jobs/*', 'arn:aws:s3:::new/logs/*']));
    expect(show(compareSideBySide(before, after))).toEqual([
      'changed 0→0',
      '- "arn:aws:s3:::one/logs/*",',
      '! "arn:aws:sqs:::two/jobs/*" → "arn:aws:sqs:::new/jobs/*",',
      '+ "arn:aws:s3:::new/logs/*"',
    ]);
  });

  test('says of a key outside the statements that it moved', () => {
    const statement = allow('a:B');
    const [head, , tail] = compareSideBySide(
      { Version: '2012-10-17', Statement: [statement] },
      { Statement: [statement], Version: '2012-10-17' },
    );
    const kinds = [head, tail].map((block) => block?.rows.map(({ kind }) => signs[kind]).join(''));
    expect(kinds).toEqual([' ~ ', ' ~ ']);
  });

  test('pairs statements by Sid before likeness', () => {
    const before = wrap(
      allow('a:B', 'x', { Sid: 'One' }),
      allow(['c:D', 'c:E'], 'y', { Sid: 'Two' }),
    );
    const after = wrap(allow(['c:D', 'c:E'], 'y', { Sid: 'One' }));
    expect(show(compareSideBySide(before, after))[0]).toBe('changed 0→0');
    expect(show(compareSideBySide(before, after))).toContain('removed 1→·');
  });

  test('keeps a removed statement after the one that stood before it', () => {
    const [a, b, c] = [allow('a:A', 'x'), allow('b:B', 'y'), allow('c:C', 'z')];
    const kinds = (left: object, right: object) =>
      compareSideBySide(left, right).map(({ kind }) => kind);
    expect(kinds(wrap(a, b, c), wrap(a, c))).toEqual(['outer', 'same', 'removed', 'same', 'outer']);
    expect(kinds(wrap(a, b, c), wrap(b, c))).toEqual(['outer', 'removed', 'same', 'same', 'outer']);
  });

  test('marks words only in a line that is like its partner', () => {
    const before = wrap(allow('a:B', ['arn:aws:s3:::old-*/logs/*', 'arn:aws:s3:::x']));
    const after = wrap(allow('a:B', ['arn:aws:s3:::new-*/logs/*', 'arn:aws:iam::1:role/y']));
    const rows = compareSideBySide(before, after).flatMap((block) => block.rows);
    const changed = rows.filter(({ kind }) => kind === 'changed');
    const marks = changed.map(({ before, after }) =>
      [before, after].map((cell) => cell?.parts?.filter((part) => part.marked).map((p) => p.text)),
    );
    expect(marks).toEqual([[['old'], ['new']]]);
    for (const { before, after } of changed) {
      expect(before?.parts?.map(({ text }) => text).join('')).toBe(before?.text);
      expect(after?.parts?.map(({ text }) => text).join('')).toBe(after?.text);
    }
  });

  test('pairs a value that was lost with the mark it is now', () => {
    const rows = show(compareSideBySide(wrap(allow('a:B', '')), wrap(allow('a:B', '*'))));
    expect(rows).toEqual(['changed 0→0', '! "Resource": "" → "Resource": "*"']);
  });

  test('pairs nothing with an empty value but marks', () => {
    const when = (value: string) =>
      allow('a:B', '*', { Condition: { StringEquals: { k: value } } });
    expect(show(compareSideBySide(wrap(when('')), wrap(when('x'))))).toEqual([
      'changed 0→0',
      '- "k": ""',
      '+ "k": "x"',
    ]);
  });

  test('calls two actions of one service two actions', () => {
    const rows = show(
      compareSideBySide(
        wrap(allow(['p:CreateDomain', 'p:X'])),
        wrap(allow(['p:CreateProfile', 'p:X'])),
      ),
    );
    expect(rows).toEqual(['changed 0→0', '- "p:CreateDomain",', '+ "p:CreateProfile",']);
  });

  test('reads a single statement, keys outside the statements, and empty values', () => {
    const before = { Version: '2012-10-17', Statement: allow('a:B', []) };
    const after = { Statement: [allow('a:B', [])], Version: '2012-10-17', Id: 'x' };
    expect(show(compareSideBySide(before, after))).toEqual(['rewritten 0→0', '= "Statement": { {']);
  });

  test('a new condition is added with its braces', () => {
    const before = wrap(allow('a:B'));
    const after = wrap(allow('a:B', '*', { Condition: { Bool: { k: true } } }));
    expect(show(compareSideBySide(before, after))).toEqual([
      'changed 0→0',
      '+ "Condition": {',
      '+ "Bool": {',
      '+ "k": true',
      '+ }',
      '+ }',
    ]);
  });
});

const record = loadRecord('data');
const ownPairs = record.policies.flatMap(({ policyName, versions }) =>
  versions.slice(1).map((version, index) => ({
    id: `${policyName} ${version.versionId}`,
    before: versions[index]?.document as object,
    after: version.document as object,
  })),
);

/** Every line of either document stands once, in its order, under its number, with its text. */
function checkNothingLost({ id, before, after }: { id: string; before: object; after: object }) {
  const rows = compareSideBySide(before, after).flatMap((block) => block.rows);
  for (const [side, document] of [
    ['before', before],
    ['after', after],
  ] as const) {
    // In the order of the document, without sorting.
    const cells = rows.flatMap((row) => row[side] ?? []);
    if (cells.some(({ number }, index) => number !== index + 1)) {
      expect.fail(`${id}: ${side} in another order`);
    }
    const text = cells.map((cell) => cell.text).join('\n');
    if (text !== JSON.stringify(document, null, 2)) expect.fail(`${id}: ${side} lost lines`);
    if (side === 'after' && formatLines(document).flatMap((g) => g.lines).length !== cells.length) {
      expect.fail(`${id}: lines stand twice`);
    }
  }
}

test.each(ownPairs)('loses no line of $id', (pair) => checkNothingLost(pair));

test.skipIf(whyNoCorpus)(
  `loses no line of any pair of the corpus${whyNoCorpus}`,
  () => {
    const pairs = listCorpusPairs();
    expect(pairs).toHaveLength(3291);
    for (const pair of pairs) checkNothingLost(pair);
  },
  120_000,
);

test.skipIf(whyNoCorpus)(
  `a document is the same as itself${whyNoCorpus}`,
  () => {
    for (const { id, after } of listCorpusPairs()) {
      const kinds = new Set(
        compareSideBySide(after, after).flatMap((b) => b.rows.map((r) => r.kind)),
      );
      if (kinds.size !== 1 || !kinds.has('same')) expect.fail(`${id}: ${[...kinds].join()}`);
    }
  },
  120_000,
);
