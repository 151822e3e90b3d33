import { expect, test } from 'vitest';
import { SourceError } from '../source-error';
import { normalizeArchive, readArchiveOption } from './archive-address';

test.each([
  ['https://github.com/owner/name', 'https://github.com/owner/name'],
  ['https://github.com/owner/name.git', 'https://github.com/owner/name'],
  ['https://github.com/owner/name/', 'https://github.com/owner/name'],
  ['https://user:secret@github.com/owner/name.git?a=b#c', 'https://github.com/owner/name'],
  ['git@github.com:owner/name.git', 'https://github.com/owner/name'],
  ['ssh://git@gitlab.com/group/name.git', 'https://gitlab.com/group/name'],
  ['git@git.example.org:owner/name.git', 'ssh://git.example.org/owner/name'],
  ['ssh://git@git.example.org:2222/owner/name', 'ssh://git.example.org:2222/owner/name'],
  ['git://git.example.org/name.git', 'git://git.example.org/name'],
  ['http://127.0.0.1:8080/name.git', 'http://127.0.0.1:8080/name'],
  ['/srv/archive.git', undefined],
  ['../archive', undefined],
  ['file:///srv/archive.git', undefined],
  ['C:\\archive', undefined],
  ['https://', undefined],
  ['', undefined],
])('%j is recorded as %j', (place, expected) => {
  expect(normalizeArchive(place)).toBe(expected);
});

test('--archive takes only an address', () => {
  expect(readArchiveOption('git@github.com:owner/name')).toBe('https://github.com/owner/name');
  expect(() => readArchiveOption('../archive')).toThrow(SourceError);
  expect(() => readArchiveOption('../archive')).toThrow(/^--archive: expected the address/);
});
