import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countAdded, testSource } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';
import { planImport } from './plan';
import { readFacts } from './read-facts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};
const version = {
  versionId: 'v1',
  createDate: '2020-01-01T00:00:00Z',
  firstObserved: '2020-01-01T02:00:00+02:00',
  document,
};
const policy = {
  policyName: 'Example',
  arn: 'arn:aws:iam::aws:policy/aws-service-role/Example',
  policyCreateDate: '2020-01-01T00:00:00Z',
  deprecated: false,
  versions: [version],
};

const facts = new TemporaryFolder();
beforeEach(() => {
  facts.write('versions/Example.json', JSON.stringify(policy));
});
afterEach(() => facts.dispose());

function writeFact(fact: object) {
  facts.write('versions/Example.json', JSON.stringify(fact));
}

describe('readFacts', () => {
  test('reads a policy with its times in UTC', () => {
    expect(readFacts(facts.path)).toEqual({
      policies: [
        {
          policyName: 'Example',
          arn: policy.arn,
          createDate: '2020-01-01T00:00:00Z',
          versions: [
            {
              ...version,
              firstObserved: '2020-01-01T00:00:00Z',
              provenance: { file: 'Example.json' },
            },
          ],
          lastObserved: '2020-01-01T00:00:00Z',
        },
      ],
      observedUntil: '2020-01-01T00:00:00Z',
    });
  });

  test('reads unknown values, and the successor of a policy', () => {
    writeFact({
      ...policy,
      arn: null,
      policyCreateDate: null,
      deprecated: true,
      firstKnownDeprecated: '2021-04-02',
      supersededBy: 'AmazonConnect_FullAccess',
    });
    expect(readFacts(facts.path).policies[0]).toMatchObject({
      arn: null,
      createDate: null,
      deprecated: { knownBy: '2021-04-02', supersededBy: 'AmazonConnect_FullAccess' },
    });
  });

  test('reads rows of AWS’s page, with the months of their snapshots, and numbers those of a day', () => {
    const row = {
      date: '2021-06-15',
      policy: null,
      change: 'tracking-started',
      gist: 'Words',
      actionsNamed: [],
      inSnapshots: ['2026-05', '2023-03'],
    };
    const page = 'https://docs.example/x';
    const change = { ...row, change: 'update', policy: 'A' };
    facts.write('announcements.json', JSON.stringify({ page, rows: [change, change, row] }));
    const { announcements } = readFacts(facts.path);
    expect(announcements?.guides).toMatchObject([
      {
        id: 'x',
        title: 'x',
        page,
        readUntil: '2026-05',
        announcements: [
          { id: '2021-06-15-A-2' },
          { id: '2021-06-15-A' },
          { id: '2021-06-15', knownFrom: ['guide-2023-03', 'guide-2026-05'] },
        ],
      },
    ]);
    expect(announcements?.sources?.map(({ id, observedUntil }) => [id, observedUntil])).toEqual([
      ['guide-2023-03', '2023-03'],
      ['guide-2026-05', '2026-05'],
    ]);
  });
});

describe('facts are refused with file and place for', () => {
  test.each<[string, () => void, RegExp]>([
    [
      'malformed JSON',
      () => facts.write('versions/A.json', '{'),
      /A\.json at line 1, column 2: expected a closing brace/,
    ],
    ['a list', () => writeFact([]), /Example\.json: expected an object, found an empty list/],
    [
      'no name',
      () => writeFact({ ...policy, policyName: '' }),
      /at \/policyName: expected text, found ""/,
    ],
    [
      'no versions',
      () => writeFact({ ...policy, versions: undefined }),
      /at \/versions: expected a list, found nothing/,
    ],
    [
      'no document',
      () => writeFact({ ...policy, versions: [{ ...version, document: null }] }),
      /at \/versions\/0 at \/document: expected a policy document, found null/,
    ],
    [
      'an instant without offset',
      () => writeFact({ ...policy, versions: [{ ...version, createDate: '2020-01-01T00:00:00' }] }),
      /at \/createDate: expected an instant with its offset, found "2020-01-01T00:00:00"/,
    ],
  ])('%s', (_, write, message) => {
    write();
    expect(() => readFacts(facts.path)).toThrow(message);
  });

  test('a folder without facts', () => {
    expect(() => readFacts(facts.resolve('nowhere'))).toThrow(
      /expected a folder with versions\/, found none/,
    );
  });
});

const gathered = join('..', 'shared', 'facts');
const why = existsSync(gathered)
  ? ''
  : ' (skipped: the gathered facts are not beside the checkout)';
test.skipIf(why)(`the gathered facts add nothing to the record${why}`, () => {
  const plan = planImport(loadRecord('data'), readFacts(gathered), testSource);
  expect(plan.added).toEqual(countAdded());
  expect(plan.files.size).toBe(0);
});
