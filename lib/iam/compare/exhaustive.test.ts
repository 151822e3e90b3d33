import { expect, it } from 'vitest';
import { isAllowed } from '../../../testing/naive-evaluator';
import { type Chance, createChance, rounds } from '../../../testing/random';
import { parseDocument, type Statement } from '../document';
import { compareAccess } from './compare';

/** Evaluates all requests of few actions and resources, so that no difference can be missed. */

const texts = ['', 'x', 'y', 'z', 'xx', 'xy', 'yx', 'yy', 'zx', 'xz', 'xyx', 'yxy', 'xzy', 'zzz'];
const requests = texts.flatMap((action) =>
  texts.map((resource) => ({ action: `s:a${action}`, resource: `r${resource}`, context: {} })),
);

/** Patterns of up to three of these characters; none has the `z` of the requests. */
const characters = ['x', 'y', '*', '?'];
const ends = ['', ...characters, ...pairUp(characters), ...pairUp(pairUp(characters))].filter(
  (end) => end.length <= 3 && !end.includes('**'),
);

function pairUp(list: readonly string[]): string[] {
  return list.flatMap((a) => characters.map((b) => a + b));
}

function makeDocument(chance: Chance) {
  const list = (start: string) =>
    Array.from({ length: chance.pick([1, 1, 2]) }, () => start + chance.pick(ends));
  const Statement = Array.from({ length: chance.pick([1, 2, 3]) }, (_, index) => ({
    Effect: index > 0 && chance.happens(0.4) ? 'Deny' : 'Allow',
    [chance.happens(0.15) ? 'NotAction' : 'Action']: list('s:a'),
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: list('r'),
  }));
  return { Version: '2012-10-17', Statement };
}

const nothing = { listActions: () => [], readLevels: () => [] };
const read = (document: object) => parseDocument(document).statements as Statement[];

it('misses no difference that a request shows', () => {
  const chance = createChance(42);
  const missed: unknown[] = [];
  let differing = 0;
  for (let count = 0; count < 1000 * rounds; count += 1) {
    const [before, after] = [makeDocument(chance), makeDocument(chance)];
    const { gained, lost, undecided } = compareAccess(read(before), read(after), nothing);
    for (const request of requests) {
      const [was, is] = [isAllowed(before, request), isAllowed(after, request)];
      if (was === is) continue;
      differing += 1;
      const isCovered = (is ? gained : lost).some(({ action, resource }) =>
        isAllowed({ Statement: { Effect: 'Allow', Action: action, Resource: resource } }, request),
      );
      if (!isCovered && undecided.length === 0) missed.push({ before, after, request, was, is });
    }
  }
  expect(missed.slice(0, 2)).toEqual([]);
  expect(differing).toBeGreaterThan(16_000 * rounds);
});
