import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainTarget, replaceFolder } from './replace-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-history-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function make(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, file), name);
  return path;
}

describe('explainTarget', () => {
  test.each<[what: string, files: string[] | undefined]>([
    ['a folder that is not there', undefined],
    ['an empty folder', []],
    ['a site', ['404.html', '_next', 'index.html']],
  ])('takes %s', (_, files) => {
    const target = files === undefined ? join(folder, 'new') : make('out', ...files);
    expect(explainTarget(target)).toBeUndefined();
  });

  test.each([[['photo.jpg']], [['index.html', 'photo.jpg']], [['.git']]])(
    'refuses a folder of something else: %s',
    (files) => {
      const target = make('mine', ...files);
      expect(explainTarget(target)).toContain(
        `found ${target} with ${files[0]} in it. Name another`,
      );
    },
  );
});

test('replaceFolder leaves nothing beside the new folder', () => {
  const old = make('out', 'old.txt');
  make('out.previous', 'left by a build that was killed');
  make('out.next', 'left too');
  replaceFolder(old, make('export', 'new.txt'));
  expect(readdirSync(folder)).toEqual(['out']);
  expect(readdirSync(old)).toEqual(['new.txt']);
  expect(readFileSync(join(old, 'new.txt'), 'utf8')).toBe('export');
});

test.each([
  ['out', []],
  ['out/', []],
  ['deep/er/out//', []],
  ['out/', ['old.txt']],
])('replaceFolder takes the path %s, with %s in it', (name, files) => {
  if (files.length > 0) make('out', ...files);
  replaceFolder(`${folder}/${name}`, make('export', 'new.txt'));
  expect(readdirSync(join(folder, name))).toEqual(['new.txt']);
  expect(readdirSync(dirname(resolve(folder, name)))).toEqual(['out']);
});
