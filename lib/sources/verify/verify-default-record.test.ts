import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verifyRecord } from './verify-record';

const facts = '../shared/facts';

test.skipIf(!existsSync(facts))(
  'the default record has no differences from the facts that it was made from',
  async () => {
    const verification = await verifyRecord({
      data: 'data',
      spec: { kind: 'facts', place: facts },
      match: [],
      looksUpCommits: true,
      reading: { observed: '2026-11-01T00:00:00Z', report: () => undefined },
    });
    expect(verification).toMatchObject({
      versions: 57,
      differences: [],
      commits: { checked: 57, otherArchive: 0, without: 0 },
      withoutHash: 0,
    });
  },
);
