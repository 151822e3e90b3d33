import { expect, test } from 'vitest';
import { listLetterCases } from './letter-cases';

const anyCase = (text: string) => ({ kind: 'anyCase', text }) as const;
const pattern = (text: string) => ({ kind: 'pattern', text }) as const;

test.each([
  ['as another condition writes it', [anyCase('ann'), pattern('Ann')], 'Ann'],
  ['as a pattern writes a part of it', [anyCase('ann'), pattern('A*')], 'Ann'],
  ['as a pattern writes another part of it', [anyCase('ann'), pattern('?N?')], 'aNn'],
  ['as no condition writes it', [anyCase('ann'), pattern('ann')], 'ANN'],
])('a text is written %s', (_, accepted, written) => {
  expect(listLetterCases(accepted).get('ann')).toContain(written);
});

test('a pattern of another text adds no letter case', () => {
  expect(listLetterCases([anyCase('ann'), pattern('Bob')]).get('ann')).not.toContain('Bob');
});
