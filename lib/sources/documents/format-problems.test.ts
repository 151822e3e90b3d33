import { expect, test } from 'vitest';
import { formatProblems, formatProblemsInLine } from './format-problems';

const fault = { place: '/a', expected: 'text', found: '1', remedy: 'Quote it.' };

test('one block for each problem', () => {
  const faults = [
    { file: 'a.json', ...fault },
    { file: 'b.json', ...fault, place: '' },
  ];
  expect(formatProblems(faults)).toBe(
    [
      'a.json at /a\n  expected: text\n  found:    1\n  remedy:   Quote it.',
      'b.json\n  expected: text\n  found:    1\n  remedy:   Quote it.',
    ].join('\n\n'),
  );
});

test('problems in one line', () => {
  expect(formatProblemsInLine([fault, { ...fault, place: '' }])).toBe(
    '/a: expected text, found 1. Quote it. expected text, found 1. Quote it.',
  );
});

test('a limited number of problems, with escaped control characters', () => {
  const faults = Array.from({ length: 5000 }, () => ({ file: 'a', ...fault }));
  expect(formatProblems(faults).split('\n\n')).toHaveLength(101);
  expect(formatProblems(faults)).toMatch(/\n\nAnd 4,900 faults more\.$/);
  expect(formatProblemsInLine(faults)).toMatch(/ And 4,990 faults more\.$/);
  const long = { file: 'a', ...fault, place: `/\n${'x'.repeat(5000)}` };
  expect(formatProblems([long])).toMatch(/^a at \/\\u\{a\}x{297}…\n/);
});
