import { describe, expect, it } from 'vitest';
import {
  countPlaywright,
  countRunner,
  countStep,
  countVitest,
  formatCounts,
  type StepOutcome,
  sumCounts,
} from './test-counts';

function makeVitest(fields: object = {}) {
  return {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...fields,
  };
}

function makePlaywright(stats: object = {}, errors: object[] = []) {
  return { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors };
}

function show({ counts, reasons }: StepOutcome): string {
  return [formatCounts(counts), ...reasons].join(' | ');
}

function endWell(report: unknown) {
  return { reportText: JSON.stringify(report), succeeded: true, ending: 'exit code 0' };
}

function endBadly(report: unknown) {
  return { reportText: JSON.stringify(report), succeeded: false, ending: 'exit code 1' };
}

describe('countVitest', () => {
  it('counts todo with skipped', () => {
    const report = makeVitest({ numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    expect(show(countVitest(report))).toBe('3 passed, 1 failed, 3 skipped');
  });

  it('counts a file that did not load as one failure and names it', () => {
    const report = makeVitest({
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: 'no module x', assertionResults: [] },
        { name: 'b.test.ts', status: 'passed', message: '', assertionResults: [] },
        { name: 'c.test.ts', status: 'failed', message: '', assertionResults: [] },
      ],
    });
    expect(show(countVitest(report))).toBe(
      '3 passed, 2 failed, 0 skipped | a.test.ts failed as a whole: no module x' +
        ' | c.test.ts failed as a whole: a hook failed, see above',
    );
  });

  it('does not count a file twice whose tests failed', () => {
    const report = makeVitest({
      numFailedTests: 1,
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] },
      ],
    });
    expect(show(countVitest(report))).toBe('3 passed, 1 failed, 0 skipped');
  });
});

describe('countPlaywright', () => {
  it('counts expected, unexpected and skipped', () => {
    expect(show(countPlaywright(makePlaywright({ unexpected: 2, skipped: 1 })))).toBe(
      '4 passed, 2 failed, 1 skipped',
    );
  });

  it('does not let a second try pass', () => {
    expect(show(countPlaywright(makePlaywright({ flaky: 1 })))).toBe(
      '4 passed, 1 failed, 0 skipped | 1 passed only on a second try.',
    );
  });

  it('counts errors outside of tests', () => {
    expect(show(countPlaywright(makePlaywright({}, [{ message: 'server did not start' }])))).toBe(
      '4 passed, 1 failed, 0 skipped | Outside of any test: server did not start',
    );
  });
});

describe('countRunner', () => {
  const cases = [
    {
      name: 'takes a good run as it is',
      outcome: countRunner(endWell(makeVitest()), countVitest),
      expected: '3 passed, 0 failed, 0 skipped',
    },
    {
      name: 'fails when there is no report',
      outcome: countRunner({ ...endWell(null), reportText: undefined }, countVitest),
      expected: '0 passed, 1 failed, 0 skipped | The runner wrote no report (exit code 0).',
    },
    {
      name: 'fails when the report has another shape',
      outcome: countRunner(endWell({ testResults: [] }), countVitest),
      expected:
        '0 passed, 1 failed, 0 skipped | The report cannot be read: ' +
        'numPassedTests: expected a count, found undefined (exit code 0).',
    },
    {
      name: 'fails when the report is a list',
      outcome: countRunner(endWell([]), countPlaywright),
      expected:
        '0 passed, 1 failed, 0 skipped | The report cannot be read: ' +
        'report: expected an object, found [] (exit code 0).',
    },
    {
      name: 'fails when no test ran',
      outcome: countRunner(endWell(makeVitest({ numPassedTests: 0 })), countVitest),
      expected: '0 passed, 1 failed, 0 skipped | The runner ran no test (exit code 0).',
    },
    {
      name: 'fails when every test was skipped',
      outcome: countRunner(endWell(makePlaywright({ expected: 0, skipped: 9 })), countPlaywright),
      expected: '0 passed, 1 failed, 9 skipped | The runner ran no test (exit code 0).',
    },
    {
      name: 'fails when the run failed and no test tells why',
      outcome: countRunner(endBadly(makePlaywright()), countPlaywright),
      expected: '4 passed, 1 failed, 0 skipped | No test failed, but the run did (exit code 1).',
    },
    {
      name: 'adds nothing when failed tests tell why',
      outcome: countRunner(endBadly(makePlaywright({ unexpected: 1 })), countPlaywright),
      expected: '4 passed, 1 failed, 0 skipped',
    },
  ];
  it.each(cases)('$name', ({ outcome, expected }) => {
    expect(show(outcome)).toBe(expected);
  });

  it('fails when the report is cut off', () => {
    const outcome = countRunner({ ...endWell(null), reportText: '{"stats":' }, countPlaywright);
    expect(show(outcome)).toMatch(/^0 passed, 1 failed, 0 skipped \| The report cannot be read:/);
  });
});

describe('totals', () => {
  it('sums steps and runners', () => {
    const outcomes = [countStep(true, ''), countStep(false, 'types'), countVitest(makeVitest())];
    expect(outcomes.map(show)).toEqual([
      '1 passed, 0 failed, 0 skipped',
      '0 passed, 1 failed, 0 skipped | types',
      '3 passed, 0 failed, 0 skipped',
    ]);
    expect(formatCounts(sumCounts(outcomes.map(({ counts }) => counts)))).toBe(
      '4 passed, 1 failed, 0 skipped',
    );
  });
});
