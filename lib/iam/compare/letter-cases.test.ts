import { expect, test } from 'vitest';
import { listLetterCases } from './letter-cases';

const anyCase = (text: string) => ({ kind: 'anyCase', text }) as const;
const pattern = (text: string) => ({ kind: 'pattern', text }) as const;

test.each([
  ['of another condition', [anyCase('ann'), pattern('Ann')], 'Ann'],
  ['of a pattern that has a part of it', [anyCase('ann'), pattern('A*')], 'Ann'],
  ['of a pattern that has another part of it', [anyCase('ann'), pattern('?N?')], 'aNn'],
  ['that no condition has', [anyCase('ann'), pattern('ann')], 'ANN'],
])('a text has the letter case %s', (_, accepted, written) => {
  expect(listLetterCases(accepted).get('ann')).toContain(written);
});

test('a pattern of another text adds no letter case', () => {
  expect(listLetterCases([anyCase('ann'), pattern('Bob')]).get('ann')).not.toContain('Bob');
});
