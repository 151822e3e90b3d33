import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import type { Card } from '../site/cards/card';
import { drawCachedCard } from './cards/cached-card';
import { readOrMake, removeUnused } from './file-cache';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

const read = (name: string, text: string) =>
  readOrMake('kind', name, () => text, folder.path).toString();
const list = () => readdirSync(folder.resolve('kind'));

test('what is cached under a name is not made again', () => {
  expect(read('a', 'first')).toBe('first');
  expect(read('a', 'second')).toBe('first');
  expect(read('b', 'second')).toBe('second');
  expect(list()).toEqual(['a', 'b']);
});

test('a build that was killed while it wrote leaves nothing under the name', () => {
  mkdirSync(folder.resolve('kind'));
  writeFileSync(folder.resolve('kind/a.123'), 'half');
  expect(read('a', 'whole')).toBe('whole');
});

test('files that were not used since an instant are removed', () => {
  read('old', 'x');
  read('used again', 'x');
  for (const name of list()) utimesSync(folder.resolve(`kind/${name}`), new Date(0), new Date(0));
  read('used again', 'y');
  removeUnused(new Date(Date.now() - 60_000), folder.path);
  expect(list()).toEqual(['used again']);
  expect(statSync(folder.resolve('kind/used again')).mtimeMs).toBeGreaterThan(0);
  removeUnused(new Date(), folder.resolve('none'));
});

const card: Card = {
  site: 'Site',
  name: 'P',
  subtitle: 'v1',
  summary: 'First version.',
  status: { text: '', tone: 'plain' },
  timeline: { years: [], quarters: [], policies: [] },
  markedVersion: undefined,
  markedAnnouncement: undefined,
};

test('a card is drawn once for the same content', () => {
  const drawn = drawCachedCard(card, folder.path);
  expect(drawn.subarray(1, 4).toString()).toBe('PNG');
  expect(drawCachedCard(card, folder.path)).toEqual(drawn);
  drawCachedCard({ ...card, summary: 'Wider.' }, folder.path);
  expect(readdirSync(folder.resolve('cards'))).toHaveLength(2);
});
