import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../../testing/builders';
import { isAllowed, readRequest } from '../../../testing/naive-evaluator';
import { parseDocument, type Statement } from '../document';
import { type ComparisonCase, comparisonCases, toDocument } from './cases';
import { compareAccess, compareExtent } from './compare';
import type { ActionCatalog, Comparison, Verdict, Witness } from './difference';

const services = {
  dynamodb: { GetItem: ['Read'], PutItem: ['Write'] },
  ec2: { StartInstances: ['Write'], StopInstances: ['Write'] },
  kms: { Decrypt: ['Write'], DescribeKey: ['Read'], Encrypt: ['Write'] },
  sqs: { PurgeQueue: ['Write'], ReceiveMessage: ['Read'], SendMessage: ['Write'] },
};
const catalog: ActionCatalog = {
  ...buildCatalog(services),
  allServices: Object.keys(services),
};

const exchanged: Record<Verdict, Verdict> = {
  wider: 'narrower',
  narrower: 'wider',
  both: 'both',
  same: 'same',
  undecided: 'undecided',
};

function compare(before: object, after: object): Comparison {
  return compareAccess(...read(before, after), catalog);
}

function read(before: object, after: object): [Statement[], Statement[]] {
  const parse = (document: object) => parseDocument(document).statements as Statement[];
  return [parse(before), parse(after)];
}

/** Compares in both directions, and checks every witness with the second evaluator. */
function check(before: object, after: object, verdict: Verdict, knownVerdict = verdict) {
  for (const [old, now, isExchanged] of [
    [before, after, false],
    [after, before, true],
  ] as const) {
    const found = compare(old, now);
    const expected = [verdict, knownVerdict];
    expect([found.verdict, found.knownVerdict]).toEqual(
      isExchanged ? expected.map((each) => exchanged[each]) : expected,
    );
    expect(found.undecided).toEqual([]);
    expect(compareExtent(...read(old, now))).toEqual({
      more: found.gained.length > 0,
      less: found.lost.length > 0,
    });
    for (const { witness } of found.gained) expectShown(now, old, readRequest(witness));
    for (const { witness } of found.lost) expectShown(old, now, readRequest(witness));
    for (const { witness } of [...found.gained, ...found.lost]) expectPlausible(witness);
  }
  for (const document of [before, after]) expect(compare(document, document).verdict).toBe('same');
}

function expectShown(allowing: object, refusing: object, request: ReturnType<typeof readRequest>) {
  expect([isAllowed(allowing, request), isAllowed(refusing, request)]).toEqual([true, false]);
}

/** A witness reads like a real request: an action with a name, no wildcards, no generated letters. */
function expectPlausible({ action, resource, context }: Witness) {
  expect(action).toMatch(/^[\w-]+:[A-Za-z]\w*$/);
  const values = Object.values(context)
    .flat()
    .filter((value) => value !== null);
  for (const text of [action, resource, ...values]) {
    expect(text).not.toBe('');
    // Codes for private use, letters of other alphabets, a repeated letter.
    expect(text).not.toMatch(/[\u{e000}-\u{f8ff}\u0370-\u04ff]|([a-z])\1\1/u);
  }
}

describe.each(Object.entries(comparisonCases))('%s', (_, cases) => {
  test.each<ComparisonCase>([...cases])('%s', (_, before, after, ...verdicts) =>
    check(toDocument(before), toDocument(after), ...verdicts),
  );
});

/** JSON lines of more cases. */
interface SharedCase {
  id: string;
  before: object;
  after: object;
  verdict: Verdict;
}

const sharedFile =
  process.env.COMPARISON_CASES ??
  join(import.meta.dirname, '../../../../shared/compare/cases.jsonl');
const whyNoShared = existsSync(sharedFile)
  ? ''
  : ' (skipped: no compare/cases.jsonl beside the checkout; name one with COMPARISON_CASES)';

describe.skipIf(whyNoShared !== '')(`shared cases${whyNoShared}`, () => {
  test('all have their verdict', () => {
    const pairs = readFileSync(sharedFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as SharedCase);
    expect(pairs.length).toBeGreaterThan(0);
    const wrong = pairs.flatMap(({ id, before, after, verdict }) => {
      const found = compare(before, after).verdict;
      const back = compare(after, before).verdict;
      return found === verdict && back === exchanged[verdict] ? [] : [[id, verdict, found, back]];
    });
    expect(wrong).toEqual([]);
  });
});
