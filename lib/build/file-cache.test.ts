import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { once } from '../shared/once';
import type { Card } from '../site/cards/card';
import { drawCachedCard } from './cards/cached-card';
import { hashInputs, readOrMake, removeUnused } from './file-cache';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

const read = (name: string, text: string) =>
  readOrMake('kind', name, () => text, folder.path).toString();
const list = () => readdirSync(folder.resolve('kind'));

test('bytes cached under a name are not made again', () => {
  expect(read('a', 'first')).toBe('first');
  expect(read('a', 'second')).toBe('first');
  expect(read('b', 'second')).toBe('second');
  expect(list()).toEqual(['a', 'b']);
});

test('a partial file of a killed build is not used', () => {
  mkdirSync(folder.resolve('kind'));
  writeFileSync(folder.resolve('kind/a.123'), 'partial');
  expect(read('a', 'complete')).toBe('complete');
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
  verdict: undefined,
  summary: 'First version.',
  status: { text: '', tone: 'plain' },
  timeline: { years: [], quarters: [], policies: [], width: 300 },
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

test('a hash changes with the name or content of a file and with other texts', () => {
  const write = (name: string, text: string) => writeFileSync(folder.resolve(name), text);
  const hash = () => hashInputs([folder.path, folder.resolve('missing')], ['x']);
  write('a.txt', 'one');
  const first = hash();
  expect(hash()).toBe(first);
  expect(hashInputs([folder.path], ['y'])).not.toBe(first);
  write('a.txt', 'two');
  const second = hash();
  expect(second).not.toBe(first);
  write('b.txt', '');
  expect(hash()).not.toBe(second);
});

test('once makes a value at its first use', () => {
  let calls = 0;
  const read = once(() => {
    calls += 1;
    return undefined;
  });
  expect(calls).toBe(0);
  expect([read(), read(), calls]).toEqual([undefined, undefined, 1]);
});
