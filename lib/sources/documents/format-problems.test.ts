import { expect, test } from 'vitest';
import { formatProblems, formatProblemsInLine } from './format-problems';

const problem = { place: '/a', expected: 'text', found: '1', remedy: 'Quote it.' };

test('one block for each problem', () => {
  const problems = [
    { file: 'a.json', ...problem },
    { file: 'b.json', ...problem, place: '' },
  ];
  expect(formatProblems(problems)).toBe(
    [
      'a.json at /a\n  expected: text\n  found:    1\n  remedy:   Quote it.',
      'b.json\n  expected: text\n  found:    1\n  remedy:   Quote it.',
    ].join('\n\n'),
  );
});

test('problems in one line', () => {
  expect(formatProblemsInLine([problem, { ...problem, place: '' }])).toBe(
    '/a: expected text, found 1. Quote it. expected text, found 1. Quote it.',
  );
});

test('a limited number of problems, with escaped control characters', () => {
  const problems = Array.from({ length: 5000 }, () => ({ file: 'a', ...problem }));
  expect(formatProblems(problems).split('\n\n')).toHaveLength(101);
  expect(formatProblems(problems)).toMatch(/\n\nAnd 4,900 more problems\.$/);
  expect(formatProblemsInLine(problems)).toMatch(/ And 4,990 more problems\.$/);
  const long = { file: 'a', ...problem, place: `/\n${'x'.repeat(5000)}` };
  expect(formatProblems([long])).toMatch(/^a at \/\\u\{a\}x{297}…\n/);
});
