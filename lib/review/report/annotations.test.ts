import { expect, test } from 'vitest';
import { buildAdded, buildReview } from '../../../testing/reviews';
import type { RiskChange } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import { listAnnotations } from './annotations';
import type { DocumentReview } from './document-review';

const { catalog } = readRisks();
const risk = (effect: RiskChange['effect']): RiskChange => ({
  effect,
  finding: { entry: 's3:GetObject', grade: 'limited', actions: [] },
});
const doubt = { action: 's3:*', resource: '*', reason: 'too much' };

function show(...reviews: DocumentReview[]) {
  return listAnnotations(reviews, catalog).map(
    ({ level, title, message, file, line }) => `${level} ${file}:${line} ${title}: ${message}`,
  );
}

test.each<[name: string, review: DocumentReview, expected: string[]]>([
  ['no change', buildReview({}), []],
  ['a note', buildReview({ note: 'N.' }), ['notice a.json:1 Not compared: a.json: N.']],
  [
    'a problem',
    buildReview({ problem: 'x' }),
    ['warning a.json:1 Cannot be compared: a.json: /a: expected b, found x. Correct it.'],
  ],
  [
    'added access',
    buildReview({
      added: [buildAdded(4), buildAdded(undefined, 's3:PutObjectAcl')],
      riskChanges: [risk('opens'), risk('closes')],
    }),
    [
      'warning a.json:4 Adds access: a.json: Adds s3:PutObject (Write) on all resources. Adds data access, limited: s3:GetObject.',
      'warning a.json:1 Adds access: a.json: Adds s3:PutObjectAcl (Write) on all resources.',
    ],
  ],
  [
    'added future access',
    buildReview({
      added: [{ line: 2, gained: buildAdded(2).gained.map((each) => ({ ...each, future: true })) }],
    }),
    [
      'warning a.json:2 Adds access: a.json: Adds future s3:PutObject actions; does not change existing actions.',
    ],
  ],
  [
    'removed access',
    buildReview({ verdict: 'narrower', lost: buildAdded(1).gained }),
    ['notice a.json:1 Removes access: a.json: Removes s3:PutObject (Write) on all resources.'],
  ],
  [
    'undecided access',
    buildReview({ verdict: 'undecided', undecided: [doubt] }),
    ['warning a.json:1 Undecided: a.json: 1 grant could not be compared.'],
  ],
  [
    'a risk alone',
    buildReview({ riskChanges: [risk('widens')] }),
    ['warning a.json:1 Adds a risk: a.json: Widens data access, limited: s3:GetObject.'],
  ],
  [
    'an unknown action',
    buildReview({ findings: ['s3:X is not an action.'] }),
    ['notice a.json:1 Unknown action: a.json: s3:X is not an action.'],
  ],
  [
    'a failure',
    buildReview({ note: 'N.', review: { failures: ['x'], line: 7, id: 'R' } }),
    ['error a.json:7 Not compared: a.json: R: N.'],
  ],
  [
    'a deleted file',
    buildReview({ note: 'N.', review: { state: 'deleted' } }),
    ['notice undefined:undefined Not compared: a.json: N.'],
  ],
  [
    'an unknown line',
    buildReview({ note: 'N.', review: { line: undefined } }),
    ['notice a.json:1 Not compared: a.json: N.'],
  ],
])('annotates %s', (_, review, expected) => {
  expect(show(review)).toEqual(expected);
});

test('a risk is named where the statement adds it', () => {
  const added = [buildAdded(4), buildAdded(6, 's3:Get*')];
  expect(show(buildReview({ added, riskChanges: [risk('opens')] }))).toEqual([
    'warning a.json:4 Adds access: a.json: Adds s3:PutObject (Write) on all resources.',
    expect.stringMatching(/^warning a.json:6 .* Adds data access, limited: s3:GetObject[.]$/),
  ]);
});

test('a problem without a place', () => {
  const review = buildReview({ problem: 'x' });
  const problems = [{ place: '', expected: 'b', found: 'x', remedy: 'R.' }];
  expect(show({ ...review, result: { kind: 'problem', problems } })[0]).toContain(
    'a.json: expected b, found x. R.',
  );
  expect(show({ ...review, result: { kind: 'problem', problems: [] } })).toHaveLength(1);
});

test('has at most ten on each level, and says how many are left out', () => {
  const notes = Array.from({ length: 12 }, () => buildReview({ note: 'N.' }));
  const failures = Array.from({ length: 10 }, () =>
    buildReview({ note: 'N.', review: { failures: ['x'] } }),
  );
  const shown = show(...notes, ...failures);
  expect(shown.filter((each) => each.startsWith('error'))).toHaveLength(10);
  expect(shown.filter((each) => each.startsWith('notice'))).toHaveLength(10);
  expect(shown.at(-1)).toContain('3 more annotations of this level are left out');
});
