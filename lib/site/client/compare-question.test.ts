import { expect, test } from 'vitest';
import { readQuestion } from './compare-question';

test.each<[string, unknown]>([
  ['', undefined],
  ['to=v4', undefined],
  ['policy=P', undefined],
  ['policy=P&from=v2', undefined],
  ['policy=P&from=&to=v4', { mode: 'own', policy: 'P', to: 'v4' }],
  ['policy=P&to=v4', { mode: 'own', policy: 'P', to: 'v4' }],
  ['policy=P&from=v2&to=v4', { mode: 'versions', policy: 'P', from: 'v2', to: 'v4' }],
  ['from=2022-01-01&to=2024-01-01', { mode: 'days', from: '2022-01-01', to: '2024-01-01' }],
  ['from=2022-01-01', undefined],
])('?%s', (query, question) => {
  expect(readQuestion(new URLSearchParams(query))).toEqual(question);
});

test('a page that knows no query yet is asked nothing', () => {
  expect(readQuestion(undefined)).toBeUndefined();
});
