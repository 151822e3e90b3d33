import { expect, test } from 'vitest';
import { describeFold } from './fold-changes';

test.each([
  [
    737,
    '2026-02-11T22:00:00Z',
    '2026-02-13T01:00:00Z',
    '737 versions without a change of permissions, 2026-02-11 to 2026-02-13',
  ],
  [
    2,
    '2026-02-11T01:00:00Z',
    '2026-02-11T22:00:00Z',
    '2 versions without a change of permissions, 2026-02-11',
  ],
])('folded versions: %i from %s to %s', (count, from, to, expected) => {
  expect(describeFold(count, from, to)).toBe(expected);
});
