import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny, type VersionMade, v } from '../../testing/builders';
import { formatLines } from '../diff/lines';
import type { Statement } from '../iam/document';
import { getConditionsKey } from '../iam/grants';
import { coversAction, coversPattern } from '../iam/patterns';
import { loadRecord } from '../record/load';
import type { Version } from '../record/types';
import { type LineSince, listSinceCells, type Since } from './granted-since';

const showVersion = ({ versionId, orEarlier }: Since) => `${orEarlier ? '<' : ''}${versionId}`;

/** `v2`, `v2 all v4`, `v2 part a:* on r free <v1`: in part by `a:*` on r without conditions. */
function showSince({ since, allSince, wider }: LineSince): string {
  const wide = wider && [
    wider.ofAll ? 'whole' : 'part',
    ...(wider.action === undefined ? [] : [wider.action]),
    ...(wider.resource === undefined ? [] : [`on ${wider.resource}`]),
    ...(wider.unconditioned ? ['free'] : []),
    showVersion(wider.since),
  ];
  return [
    showVersion(since),
    ...(allSince === undefined ? [] : [`all ${showVersion(allSince)}`]),
    ...(wide ?? []),
  ].join(' ');
}

/** The dates of each line, by its number: the cells without the brackets that they include. */
function dateLines(versions: readonly Version[]): Map<number, LineSince> {
  const cells = [...listSinceCells(versions)];
  const lines = formatLines(versions.at(-1)?.document as object).flatMap((group) => group.lines);
  return new Map(
    lines.flatMap(({ number, value }): [number, LineSince][] =>
      cells
        .filter(([first, { rows }]) => number >= first && number < first + rows)
        .flatMap(([, cell]) => (value === undefined ? [] : [[number, cell]])),
    ),
  );
}

/** Each line of the newest document that has a date, as `value: date`. */
function listDates(versions: readonly Version[]): string[] {
  const lines = formatLines(versions.at(-1)?.document as object).flatMap((group) => group.lines);
  return [...dateLines(versions)].map(
    ([line, since]) => `${lines.find(({ number }) => number === line)?.value}: ${showSince(since)}`,
  );
}

const datesOf = (...versions: VersionMade[]) => listDates(buildPolicy('P', versions).versions);

const tagged = { Condition: { StringEquals: { 'aws:tag': 'x' } } };
const not = (more: object) => ({ Effect: 'Allow', ...more });

test.each<[string, VersionMade[], string[]]>([
  ['in the only version', [v(1, allow('a:One', 'r'))], ['a:One: v1', 'r: v1']],
  [
    'in a later version than the first',
    [v(1, allow('a:Two', 'r')), v(2, allow(['a:Two', 'a:One'], 'r'))],
    ['a:Two: v1', 'a:One: v2', 'r: v1 all v2'],
  ],
  [
    'in a statement that moved, under another Sid, in another order, in a list',
    [
      v(1, allow('a:One', 'r'), allow(['a:Two', 'a:Three'], ['r', 's'])),
      v(2, allow(['a:Three', 'a:Two'], ['s', 'r'], { Sid: 'X' }), allow(['A:ONE'], ['r'])),
    ],
    ['a:Three: v1', 'a:Two: v1', 's: v1', 'r: v1', 'A:ONE: v1', 'r: v1'],
  ],
  [
    'absent from the version before',
    [v(1, allow('a:One', 'r')), v(2, allow('a:Two', 'r')), v(3, allow('a:One', 'r'))],
    ['a:One: v3', 'r: v3'],
  ],
  [
    'for another resource later',
    [v(1, allow('a:One', 'r')), v(2, allow('a:One', ['r', 's']))],
    ['a:One: v1 all v2', 'r: v1', 's: v2'],
  ],
  [
    'in one statement, and for another resource in a new one',
    [v(1, allow('a:One', 'r')), v(2, allow('a:One', 'r'), allow('a:One', 's'))],
    ['a:One: v1', 'r: v1', 'a:One: v2', 's: v2'],
  ],
  [
    'by a wildcard first, by name later',
    [v(1, allow('b:B', 'r')), v(2, allow('A:*', 'r')), v(3, allow('a:One', 'r'))],
    ['a:One: v3 whole A:* v2', 'r: v3 whole A:* v2'],
  ],
  [
    'by a wildcard that is still there',
    [v(1, allow('a:*', 'r')), v(2, allow(['a:*', 'a:One'], 'r'))],
    ['a:*: v1', 'a:One: v2 whole a:* v1', 'r: v1 all v2 part a:* v1'],
  ],
  [
    'by a wildcard that was removed before the name was added',
    [v(1, allow('a:*', 'r')), v(2, allow('b:B', 'r')), v(3, allow('a:One', 'r'))],
    ['a:One: v3', 'r: v3'],
  ],
  [
    'by one wildcard after another',
    [v(1, allow('*', 'r')), v(2, allow('a:*', 'r')), v(3, allow('a:One', 'r'))],
    ['a:One: v3 whole * v1', 'r: v3 whole * v1'],
  ],
  [
    'on a wider resource first',
    [v(1, allow('a:One', '*')), v(2, allow('a:One', 'r'))],
    ['a:One: v2 whole on * v1', 'r: v2 whole on * v1'],
  ],
  [
    'without condition first',
    [v(1, allow('a:One', 'r')), v(2, allow('a:One', 'r', tagged))],
    ['a:One: v2 whole free v1', 'r: v2 whole free v1', 'x: v2 whole free v1'],
  ],
  [
    'under a condition first, which covers no grant without',
    [v(1, allow('a:One', 'r', tagged)), v(2, allow('a:One', 'r'))],
    ['a:One: v2', 'r: v2'],
  ],
  [
    'by a wildcard under the same condition',
    [v(1, allow('a:*', 'r', tagged)), v(2, allow('a:One', 'r', tagged))],
    ['a:One: v2 whole a:* v1', 'r: v2 whole a:* v1', 'x: v2 whole a:* v1'],
  ],
  [
    'by a wildcard under another condition',
    [
      v(1, allow('a:*', 'r', { Condition: { Null: { k: 'true' } } })),
      v(2, allow('a:One', 'r', tagged)),
    ],
    ['a:One: v2', 'r: v2', 'x: v2'],
  ],
  [
    'by several wider grants, of which the narrowest is named',
    [
      v(1, allow('*'), allow('a:*', 'r'), allow('a:One', '*'), allow('a:*', 'r')),
      v(2, allow('a:One', 'r', tagged)),
    ],
    ['a:One: v2 whole on * free v1', 'r: v2 whole on * free v1', 'x: v2 whole on * free v1'],
  ],
  [
    'and that a wildcard denied before, which is no grant',
    [v(1, deny('a:*', 'r')), v(2, deny('a:*', 'r'), allow('a:One', 'r'))],
    ['a:*: v1', 'r: v1', 'a:One: v2', 'r: v2'],
  ],
  [
    'by a wildcard first, for one of two resources',
    [v(1, allow('a:*', 'r')), v(2, allow('a:One', ['r', 's']))],
    ['a:One: v2 part a:* v1', 'r: v2 whole a:* v1', 's: v2'],
  ],
  [
    'for one resource by name and for the other on a wider one first',
    [v(1, allow('a:One', ['r', 's*'])), v(2, allow('a:One', ['r', 's1']))],
    ['a:One: v1 all v2 part on s* v1', 'r: v1', 's1: v2 whole on s* v1'],
  ],
  [
    'by several patterns first',
    [v(1, allow(['a:O*', 'a:T*'], 'r')), v(2, allow(['a:One', 'a:Two'], 'r'))],
    ['a:One: v2 whole a:O* v1', 'a:Two: v2 whole a:T* v1', 'r: v2 part a:O* v1'],
  ],
  [
    'by patterns of several dates, of which the oldest counts',
    [
      v(1, allow('a:T*', 'r')),
      v(2, allow(['a:T*', 'a:O*'], 'r')),
      v(3, allow(['a:One', 'a:Two'], 'r')),
    ],
    ['a:One: v3 whole a:O* v2', 'a:Two: v3 whole a:T* v1', 'r: v3 part a:T* v1'],
  ],
  [
    'by an equal pattern first, written differently',
    [v(1, allow('a:*', '**')), v(2, allow('a:*', '*'))],
    ['a:*: v2 whole v1', '*: v2 whole v1'],
  ],
  [
    'after a missing version',
    [v(2, allow('a:One', 'r')), v(3, allow(['a:One', 'a:Two'], 'r'))],
    ['a:One: <v2', 'a:Two: v3', 'r: <v2 all v3'],
  ],
  [
    'across missing versions',
    [v(1, allow('a:One', 'r')), v(9, allow(['a:One', 'a:Two'], 'r'))],
    ['a:One: v1', 'a:Two: <v9', 'r: v1 all <v9'],
  ],
  [
    'by a wildcard first, after a missing version',
    [v(2, allow('a:*', 'r')), v(3, allow('a:One', 'r'))],
    ['a:One: v3 whole a:* <v2', 'r: v3 whole a:* <v2'],
  ],
  [
    'in a NotAction, whose patterns are one grant',
    [
      v(1, not({ NotAction: ['a:*', 'b:*'], Resource: 'r' })),
      v(2, not({ NotAction: ['b:*', 'a:*'], Resource: 'r' })),
    ],
    ['b:*: v1', 'a:*: v1', 'r: v1'],
  ],
  [
    'in a NotAction that excludes less than before',
    [
      v(1, not({ NotAction: ['a:*', 'b:*'], Resource: 'r' })),
      v(2, not({ NotAction: ['a:*'], Resource: 'r' })),
    ],
    ['a:*: v2', 'r: v2'],
  ],
  [
    'in a NotAction that excludes more than before',
    [
      v(1, not({ NotAction: 'a:*', Resource: 'r' })),
      v(2, not({ NotAction: ['a:*', 'b:*'], Resource: 'r' })),
    ],
    [
      'a:*: v2 whole everything but a:* v1',
      'b:*: v2 whole everything but a:* v1',
      'r: v2 whole everything but a:* v1',
    ],
  ],
  [
    'by name, after a NotAction that does not exclude it',
    [v(1, not({ NotAction: 'b:*', Resource: '*' })), v(2, allow('a:One'))],
    ['a:One: v2 whole everything but b:* v1', '*: v2 whole everything but b:* v1'],
  ],
  [
    'in a NotResource, whose patterns are one grant',
    [
      v(1, not({ Action: 'a:One', NotResource: 's' })),
      v(2, not({ Action: ['a:One', 'a:Two'], NotResource: ['s', 't'] })),
    ],
    [
      'a:One: v2 whole on everything but s v1',
      'a:Two: v2',
      's: v2 part on everything but s v1',
      't: v2 part on everything but s v1',
    ],
  ],
  [
    'under conditions without keys or values',
    [v(1, allow('a:One', 'r', { Condition: { StringLike: {}, Null: { 'k/l': [] } } }))],
    ['a:One: v1', 'r: v1', '[]: v1'],
  ],
  [
    'under an empty condition',
    [v(1, allow('a:One', 'r', { Condition: {} }))],
    ['a:One: v1', 'r: v1'],
  ],
])('a line that is granted %s', (_, versions, dates) => {
  expect(datesOf(...versions)).toEqual(dates);
});

test('a statement that is not in a list has dates too', () => {
  const [version] = buildPolicy('P', [v(1, allow('a:One', 'r'))]).versions as [Version];
  const document = { Statement: (version.document.Statement as object[])[0] };
  expect(listDates([{ ...version, document } as unknown as Version])).toEqual([
    'a:One: v1',
    'r: v1',
  ]);
});

/** The first line of each cell, how many lines it spans, and its date. */
function listCells(...versions: VersionMade[]): string[] {
  const policy = buildPolicy('P', versions);
  return [...listSinceCells(policy.versions)].map(
    ([first, cell]) => `${first}+${cell.rows}: ${showSince(cell)}`,
  );
}

test.each<[string, VersionMade[], string[]]>([
  ['of one date', [v(1, allow(['a:One', 'a:Two'], ['r', 's'], tagged))], ['7+10: v1']],
  [
    'of several',
    [v(1, allow(['a:A', 'a:B'], 'r')), v(2, allow(['a:A', 'a:B', 'a:C', 'a:D'], 'r'))],
    ['7+2: v1', '9+2: v2', '12+1: v1 all v2'],
  ],
  ['of two statements', [v(1, allow('a:One', 'r'), allow('a:Two', 'r'))], ['6+2: v1', '11+2: v1']],
  [
    'with a Sid between them',
    [v(1, { Action: 'a:One', Sid: 'X', Resource: 'r', Effect: 'Allow' })],
    ['5+1: v1', '7+1: v1'],
  ],
])('lines %s share cells', (_, versions, cells) => {
  expect(listCells(...versions)).toEqual(cells);
});

describe('on record', () => {
  const { policies } = loadRecord('data');
  /** Each version with the versions before it, as if it were the newest. */
  const histories = policies.flatMap(({ policyName, versions }) =>
    versions.map((version, index): [string, Version[]] => [
      `${policyName} ${version.versionId}`,
      versions.slice(0, index + 1),
    ]),
  );

  test.each(histories)(
    'every line of %s has the date that a search without an index finds',
    (_, versions) => {
      const dates = dateLines(versions);
      const newest = versions.at(-1) as Version;
      const plain = versions.map(({ statements }) => statements.flatMap(splitStatement));
      for (const { statement, lines } of formatLines(newest.document)) {
        for (const { number, path, value, text } of lines) {
          const grants = /^(Not)?(Action|Resource)$|^Condition\/.*\//.test(path) && value;
          if (!grants || statement === undefined) {
            expect(dates.has(number), text).toBe(false);
            continue;
          }
          const { since, allSince, wider } = dates.get(number) as LineSince;
          const own = splitStatement(newest.statements[statement] as Statement).filter(
            ({ action, resource }) =>
              path === 'Action'
                ? action === value
                : path === 'Resource'
                  ? resource === value
                  : true,
          );
          const firsts = own.map((grant) => findFirst(plain, (each) => isSame(each, grant)));
          const covers = own.map((grant) => findFirst(plain, (each) => isWider(each, grant)));
          expect(since.versionId, text).toBe(versions[Math.min(...firsts)]?.versionId);
          expect((allSince ?? since).versionId, text).toBe(
            versions[Math.max(...firsts)]?.versionId,
          );
          const [first, all] = [Math.min(...covers), Math.max(...covers)];
          const isExpected = first < Math.min(...firsts) || all < Math.max(...firsts);
          expect(wider !== undefined, text).toBe(isExpected);
          if (wider && first < Math.min(...firsts)) {
            expect(wider.since.versionId, text).toBe(versions[first]?.versionId);
          }
          if (wider?.ofAll) expect(first, text).toBe(all);
        }
      }
    },
  );

  test('cells do not overlap', () => {
    for (const { versions } of policies) {
      const cells = [...listSinceCells(versions)];
      const lines = cells.flatMap(([first, { rows }]) =>
        Array.from({ length: rows }, (_, row) => first + row),
      );
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  interface Plain {
    effect: string;
    action: string;
    resource: string;
    conditions: string;
  }

  /** No document on record has NotAction or NotResource. */
  function splitStatement({ effect, action, resource, conditions }: Statement): Plain[] {
    expect(action.negated || resource.negated).toBe(false);
    return action.patterns.flatMap((one) =>
      resource.patterns.map((other) => ({
        effect,
        action: one,
        resource: other,
        conditions: getConditionsKey(conditions),
      })),
    );
  }

  function isSame(a: Plain, b: Plain): boolean {
    return (
      a.effect === b.effect &&
      a.action.toLowerCase() === b.action.toLowerCase() &&
      a.resource === b.resource &&
      a.conditions === b.conditions
    );
  }

  function isWider(a: Plain, b: Plain): boolean {
    return (
      a.effect === b.effect &&
      coversAction(a.action, b.action) &&
      coversPattern(a.resource, b.resource) &&
      ['[]', b.conditions].includes(a.conditions)
    );
  }

  function findFirst(history: readonly Plain[][], fits: (grant: Plain) => boolean): number {
    return history.findLastIndex((grants) => !grants.some(fits)) + 1;
  }
});
