import { expect, test } from 'vitest';
import type { Provenance } from '../../record/types';
import { linkArchivedBytes, linkArchivedFile } from './archive-links';

const commit = '70527a3d05a48127188560688662b01e089b320e';
const path = 'policies/A+b=c,@d';

test('a file of an archive on GitHub has a page and its bytes', () => {
  const provenance = { archive: 'https://github.com/owner/name', commit, path };
  const file = `${commit}/policies/A%2Bb%3Dc%2C%40d`;
  expect(linkArchivedFile(provenance)).toBe(`https://github.com/owner/name/blob/${file}`);
  expect(linkArchivedBytes(provenance)).toBe(
    `https://raw.githubusercontent.com/owner/name/${file}`,
  );
});

test.each<[string, Provenance | undefined]>([
  ['another host', { archive: 'https://git.example.org/owner/name', commit, path }],
  ['a host with a similar name', { archive: 'https://github.com.example.org/a/b', commit, path }],
  ['no repository of GitHub', { archive: 'https://github.com/owner', commit, path }],
  ['an archive without an address', { commit, path }],
  ['an endpoint', { endpoint: 'https://iam.amazonaws.com' }],
  ['no provenance', undefined],
])('%s has no link', (_, provenance) => {
  expect(linkArchivedFile(provenance)).toBeUndefined();
  expect(linkArchivedBytes(provenance)).toBeUndefined();
});
