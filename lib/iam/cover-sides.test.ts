import { expect, test } from 'vitest';
import { coversPatterns, lowercaseActions } from './cover-sides';
import type { Patterns } from './document';

/** `!a b` is everything but a and b. */
const read = (text: string): Patterns => ({
  negated: text.startsWith('!'),
  patterns: text.replace('!', '').split(' '),
});

test.each<[string, string, boolean]>([
  ['a:*', 'a:one', true],
  ['a:one', 'a:*', false],
  ['a:*', 'a:one a:two', true],
  ['a:* b:*', 'a:one b:two', true],
  ['a:*', 'a:one b:two', false],
  ['*', '!a:*', true],
  ['a:* **', '!a:*', true],
  ['a:*', '!b:*', false],
  ['!b:*', 'a:one', true],
  ['!b:*', 'b:one', false],
  ['!b:one', 'b:*', false],
  ['!b:one', 'b:t*', true],
  ['!b:* c:*', 'c:one', false],
  ['!a:*', '!a:*', true],
  ['!a:*', '!a:* b:*', true],
  ['!a:* b:*', '!a:*', false],
  ['!a:one', '!a:*', true],
  ['!a:*', '!a:one', false],
])('%s covers %s: %s', (wide, narrow, covers) => {
  expect(coversPatterns(read(wide), read(narrow))).toBe(covers);
});

test('actions are folded, whatever their side', () => {
  expect(lowercaseActions(read('!A:One b:Two'))).toEqual({
    negated: true,
    patterns: ['a:one', 'b:two'],
  });
});
