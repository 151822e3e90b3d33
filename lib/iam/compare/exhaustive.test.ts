import { expect, it } from 'vitest';
import { isAllowed } from '../../../testing/naive-evaluator';
import { type Chance, createChance } from '../../../testing/random';
import { parseDocument, type Statement } from '../document';
import { compareAccess } from './compare';

/** On so small a world that every request can be asked: no difference may be overlooked. */

const texts = ['', 'x', 'y', 'z', 'xx', 'xy', 'yx', 'yy', 'zx', 'xz', 'xyx', 'yxy', 'xzy', 'zzz'];
const requests = texts.flatMap((action) =>
  texts.map((resource) => ({ action: `s:a${action}`, resource: `r${resource}`, context: {} })),
);

/** Patterns of up to three of these characters: `z` is what no pattern writes. */
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

it('overlooks no difference that some request shows', { timeout: 60_000 }, () => {
  const chance = createChance(42);
  const overlooked: unknown[] = [];
  let parted = 0;
  for (let count = 0; count < 3000; count += 1) {
    const [before, after] = [makeDocument(chance), makeDocument(chance)];
    const { gained, lost, undecided } = compareAccess(read(before), read(after), nothing);
    for (const request of requests) {
      const ask = (document: object) => isAllowed(document, request);
      const [was, is] = [ask(before), ask(after)];
      if (was === is) continue;
      parted += 1;
      const told = is ? gained : lost;
      const isTold = told.some(({ action, resource }) =>
        isAllowed({ Statement: { Effect: 'Allow', Action: action, Resource: resource } }, request),
      );
      if (!isTold && undecided.length === 0) overlooked.push({ before, after, request, was, is });
    }
  }
  expect(overlooked.slice(0, 2)).toEqual([]);
  expect(parted).toBeGreaterThan(50_000);
});
