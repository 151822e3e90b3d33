import { expect, test } from 'vitest';
import { buildAdded, buildReview } from '../../../testing/reviews';
import type { RiskGrade } from '../../risk/assess';
import type { RiskChange } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import type { DocumentReview } from './document-review';
import { buildSarif } from './sarif';

const options = {
  catalog: readRisks().catalog,
  version: '1.0.0',
  hash: (text: string) => text.padEnd(16, '0'),
};
const risk = (grade: RiskGrade, entry = 's3:GetObject'): RiskChange => ({
  effect: 'opens',
  finding: { entry, grade, actions: [] },
});

function list(...reviews: DocumentReview[]) {
  return buildSarif(reviews, options).runs[0]?.results ?? [];
}

function show(review: DocumentReview) {
  return list(review).map(({ ruleId, ruleIndex, level, message, locations }) => {
    const { startLine } = locations[0]?.physicalLocation.region ?? { startLine: 0 };
    const [run] = buildSarif([], options).runs;
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    return `${startLine} ${ruleId} ${level}: ${message.text}`;
  });
}

test.each<[name: string, review: DocumentReview, expected: string[]]>([
  ['a note', buildReview({ note: 'N.' }), []],
  ['a deleted file', buildReview({ problem: 'x', review: { state: 'deleted' } }), []],
  [
    'a problem',
    buildReview({ problem: 'x', review: { line: 3 } }),
    ['3 not-compared warning: a.json: /a: expected b, found x. Correct it.'],
  ],
  [
    'undecided access',
    buildReview({ undecided: [{ action: 's3:*', resource: 'a', reason: 'too much' }] }),
    ['1 not-compared warning: a.json: s3:* on a is undecided: too much.'],
  ],
  [
    'added access and risks',
    buildReview({
      added: [buildAdded(4), buildAdded(undefined, 's3:Get*')],
      riskChanges: [risk('unrestricted'), risk('limited', 'dynamodb:Scan'), risk('indirect')],
      review: { line: 2 },
    }),
    [
      '4 access-added warning: a.json: Adds s3:PutObject (Write) on all resources.',
      '2 access-added warning: a.json: Adds s3:Get* (1 Write) on all resources.',
      '2 risk-data-access error: a.json: s3:GetObject (unrestricted): Can read objects in S3 buckets.',
      '4 risk-data-access warning: a.json: dynamodb:Scan (limited): ',
      '2 risk-data-access note: a.json: s3:GetObject (indirect): ',
    ],
  ],
  [
    'a risk without added access',
    buildReview({ riskChanges: [risk('limited')], review: { line: undefined } }),
    ['1 risk-data-access warning: a.json: s3:GetObject (limited): '],
  ],
])('lists %s', (_, review, expected) => {
  const shown = show(review);
  expect(shown).toHaveLength(expected.length);
  for (const [index, start] of expected.entries()) {
    expect(shown[index]?.slice(0, 45)).toBe(start.slice(0, 45));
  }
});

test('a problem without a place', () => {
  const problems = [{ place: '', expected: 'b', found: 'x', remedy: 'R.' }];
  const review: DocumentReview = { ...buildReview({}), result: { kind: 'problem', problems } };
  expect(show(review)).toEqual(['1 not-compared warning: a.json: expected b, found x. R.']);
});

test('encodes paths, and has fingerprints of 16 characters', () => {
  const [result] = list(buildReview({ problem: 'x', review: { path: 'a b/ü#?.json' } }));
  expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
    'a%20b/%C3%BC%23%3F.json',
  );
  expect(result?.partialFingerprints.primaryLocationLineHash).toMatch(/^.{16}:1$/);
});

test('has at most as many results as GitHub shows', () => {
  const reviews = Array.from({ length: 5001 }, () => buildReview({ problem: 'x' }));
  expect(list(...reviews)).toHaveLength(5000);
});
