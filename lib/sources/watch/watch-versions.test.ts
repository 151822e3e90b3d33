import { afterEach, beforeEach, expect, test } from 'vitest';
import { observePolicy, observeVersion, TestRecord } from '../../../testing/observations';
import { loadRecord } from '../../record/load';
import type { Observation } from '../import/observation';
import { formatResult, hasNews, toJson } from './format-result';
import { defaultLimits } from './limits';
import { watch } from './watch';

const record = new TestRecord();
beforeEach(() => {
  record.add(observePolicy('Known', [1, 2]));
});
afterEach(() => record.dispose());

function run(observation: Observation, write = false) {
  return watch({
    data: record.path,
    page: undefined,
    feed: undefined,
    readIam: async () => observation,
    write,
    source: undefined,
    limits: defaultLimits,
    now: '2021-06-01T00:00:00Z',
  });
}

test('known versions of IAM are not new', async () => {
  const result = await run({ policies: [observePolicy('Known', [2])] });
  expect([hasNews(result), formatResult(result)]).toEqual([false, ['Nothing new.']]);
});

test('new versions of IAM are listed and counted', async () => {
  const policies = [observePolicy('Known', [2, 3]), observePolicy('Other', [1])];
  const result = await run({ policies });
  expect(hasNews(result)).toBe(true);
  expect(formatResult(result)).toEqual([
    'IAM has v3 of Known.',
    'IAM has v1 of Other, a policy not on record.',
    'New: 0 announcements, 1 policy, 2 versions.',
  ]);
  expect(toJson(result).iam).toEqual({
    policies: ['Other'],
    versions: [
      { policyName: 'Known', versionId: 'v3' },
      { policyName: 'Other', versionId: 'v1' },
    ],
    defaults: 0,
  });
});

test('is written with the option', async () => {
  const result = await run({ policies: [observePolicy('Known', [3])] }, true);
  expect(result.isWritten).toBe(true);
  const [known] = loadRecord(record.path).policies;
  expect(known?.versions.map(({ versionId }) => versionId)).toEqual(['v1', 'v2', 'v3']);
});

test('that contradicts the record is an error', async () => {
  const before = record.read('policies/Known/v1.json');
  const other = { ...observeVersion(2), versionId: 'v1' };
  const result = await run({ policies: [observePolicy('Known', [], { versions: [other] })] }, true);
  expect(result.errors).toEqual([expect.stringContaining('Known v1')]);
  expect(record.read('policies/Known/v1.json')).toBe(before);
});
