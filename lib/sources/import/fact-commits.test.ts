import { afterEach, expect, test } from 'vitest';
import { observePolicy } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { SourceError } from '../source-error';
import { addCommits, readArchiveEnd } from './fact-commits';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

const archive = 'https://github.com/owner/name';
const commit = '70527a3d05a48127188560688662b01e089b320e';
const date = '2020-01-02T00:00:00+00:00';
const policies = [observePolicy('A', [1, 2]), observePolicy('B', [1])];

function add(more: object = {}) {
  const facts = {
    archive,
    path: 'policies/<Name>',
    firstSeen: { A: { v1: { commit, date } } },
    ...more,
  };
  folder.write('commits.json', JSON.stringify(facts));
  return addCommits(folder.path, policies);
}

test('a version gets the commit of its facts, and another one stays as it is', () => {
  const [a, b] = add();
  expect(a?.versions.map(({ provenance }) => provenance)).toEqual([
    { archive, commit, path: 'policies/A' },
    undefined,
  ]);
  expect(b).toEqual(policies[1]);
});

test('without the file, nothing changes', () => {
  expect(addCommits(folder.path, policies)).toEqual(policies);
});

const seen = (more: object) => ({ firstSeen: { A: { v1: { commit, date, ...more } } } });

test.each<[string, object, RegExp]>([
  ['a short commit', seen({ commit: '70527a3' }), /A\/v1 at \/commit: expected the full id/],
  ['another date', seen({ date: '2020-01-03T00:00:00Z' }), /v1 at \/date: expected .*01-02T/],
  ['no date', seen({ date: undefined }), /v1 at \/date: expected text, found nothing/],
  ['an unknown version', { firstSeen: { A: { v9: { commit, date } } } }, /firstSeen\/A\/v9/],
  ['an unknown policy', { firstSeen: { C: { v1: { commit, date } } } }, /firstSeen\/C\/v1/],
  ['a list of versions', { firstSeen: { A: [] } }, /firstSeen\/A: expected an object/],
  ['no versions', { firstSeen: undefined }, /firstSeen: expected an object, found nothing/],
  ['a path as its archive', { archive: '../archive' }, /\/archive: expected the address/],
  ['no path', { path: undefined }, /\/path: expected text/],
])('%s is refused with its place', (_, facts, message) => {
  expect(() => add(facts)).toThrow(SourceError);
  expect(() => add(facts)).toThrow(message);
});

const latest = '2020-02-02T00:00:00Z';

function readEnd(more: object) {
  const facts = { archive, commit, observedUntil: '2020-03-01T01:00:00+01:00', ...more };
  folder.write('observed.json', JSON.stringify(facts));
  return readArchiveEnd(folder.path, latest);
}

test('the end of the archive is read in UTC', () => {
  expect(readArchiveEnd(folder.path, latest)).toEqual({});
  expect(readEnd({})).toEqual({ observedUntil: '2020-03-01T00:00:00Z', commit, archive });
});

test('an end before the last version is refused', () => {
  expect(() => readEnd({ observedUntil: '2020-02-01T00:00:00Z' })).toThrow(
    /observed\.json at \/observedUntil: expected an instant not before 2020-02-02T00:00:00Z/,
  );
});
