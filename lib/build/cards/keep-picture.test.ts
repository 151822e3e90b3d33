import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../site/cards/card';
import { dropUnused, findPicture } from './keep-picture';

const card: Card = {
  site: 'Site',
  name: 'P',
  step: 'v1',
  sentence: 'First version.',
  announced: { text: '', tone: 'plain' },
  lines: { years: [], quarters: [], policies: [] },
  here: undefined,
  row: undefined,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-history-cards-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a card that was painted before is not painted again', () => {
  const painted = findPicture(card, folder);
  const [name] = readdirSync(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  writeFileSync(join(folder, name as string), 'kept');
  expect(findPicture(card, folder).toString()).toBe('kept');
  expect(painted.subarray(1, 4).toString()).toBe('PNG');
});

test('a card that says anything else is', () => {
  findPicture(card, folder);
  findPicture({ ...card, sentence: 'Wider.' }, folder);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('pictures that a build did not use are dropped, others stay', () => {
  findPicture(card, folder);
  const [old] = readdirSync(folder);
  utimesSync(join(folder, old as string), new Date(0), new Date(0));
  findPicture({ ...card, name: 'Q' }, folder);
  const begun = new Date(Date.now() - 60_000);
  dropUnused(begun, folder);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain(old);
  // One that is found again counts as used.
  const [left] = readdirSync(folder);
  utimesSync(join(folder, left as string), new Date(0), new Date(0));
  findPicture({ ...card, name: 'Q' }, folder);
  expect(statSync(join(folder, left as string)).mtimeMs).toBeGreaterThan(begun.getTime());
});

test('nothing is dropped where nothing was kept', () => {
  expect(() => dropUnused(new Date(), join(folder, 'none'))).not.toThrow();
});
