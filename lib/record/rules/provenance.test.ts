import { expect, test } from 'vitest';
import { hashDocument } from '../hash-document';
import type { VersionFile } from '../types.gen';
import { checkHashes, checkProvenance } from './provenance';

const document = { Version: '2012-10-17', Statement: [{ Sid: 'é\u007f\u2028' }] };

function draft(more: Partial<VersionFile>) {
  const path = 'policies/A/v1.json';
  const date = '2020-01-01T00:00:00Z';
  const file = {
    versionId: 'v1',
    createDate: date,
    firstObserved: date,
    knownFrom: ['a'],
    document,
  };
  return {
    guides: [],
    policies: [
      {
        folder: 'A',
        path: 'policies/A/policy.json',
        versionNames: ['v1'],
        versions: [{ path, name: 'v1', file: { ...file, ...more } }],
      },
    ],
  };
}

test.each<[string, Partial<VersionFile>, string[]]>([
  ['no hash', {}, []],
  ['the hash of the document', { sha256: hashDocument(document) }, []],
  [
    'the hash of the same keys in another order',
    { sha256: hashDocument({ Statement: document.Statement, Version: document.Version }) },
    ['/sha256'],
  ],
])('%s', (_, more, places) => {
  expect(checkHashes(draft(more)).map(({ place }) => place)).toEqual(places);
});

test.each<[string, VersionFile['provenance'], string[]]>([
  ['no provenance', undefined, []],
  ['a commit', { commit: 'a'.repeat(40), path: 'policies/A' }, []],
  ['an endpoint', { endpoint: 'https://iam.amazonaws.com' }, []],
  ['a file', { file: 'a.jsonl', line: 1 }, []],
  ['nothing', {}, ['none of them']],
  ['two places', { endpoint: 'https://iam.amazonaws.com', file: '-' }, ['endpoint and file']],
])('a provenance of %s', (_, provenance, found) => {
  const more = provenance === undefined ? {} : { provenance };
  expect(checkProvenance(draft(more)).map((each) => each.found)).toEqual(found);
});
