import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allow, buildCatalog, buildPolicy } from '../../testing/builders';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { reconcile } from '../history/reconcile';
import { judgeChange, judgeKnownChange, outlineChange, summarizeChange } from '../text/analysis';
import { createAnalysisCache } from './analysis-cache';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

const catalog = buildCatalog({ a: { Get: ['Read'], Put: ['Write'] } });
const policy = buildPolicy('P', [
  ['v1', '2021-01-01T00:00:00Z', allow('a:Get')],
  ['v2', '2021-02-01T00:00:00Z', allow(['a:Get', 'a:Put'])],
]);

/** Reads the record as each process of a build does. */
function read(cacheFolder?: string) {
  const cache = cacheFolder && createAnalysisCache(catalog, cacheFolder);
  return reconcile([policy], [], {
    catalog,
    ...(cache && { cacheAnalysis: cache.cacheAnalysis }),
  }).changes.map(({ change }) => change);
}

const describe = (changes: ReturnType<typeof read>) =>
  changes.map((change) => [
    summarizeChange(change),
    judgeChange(change),
    judgeKnownChange(change),
    outlineChange(change),
  ]);

test('the second process reads what the first one computed, and both agree with no cache', () => {
  const expected = describe(read());
  expect(describe(read(folder.path))).toEqual(expected);
  const again = read(folder.path);
  for (const change of again) {
    vi.spyOn(change, 'access').mockImplementation(() => {
      throw new Error('compared again');
    });
  }
  expect(describe(again)).toEqual(expected);
});

test('permissions of a document are counted once', () => {
  const [newest] = read(folder.path);
  const { statements } = (newest as NonNullable<typeof newest>).version;
  const counts = createAnalysisCache(catalog, folder.path).countPermissions(statements);
  expect(counts).toMatchObject({ total: 2, unknown: 0, words: '2 actions, 1 Write, 1 Read' });
  const other = createAnalysisCache(buildCatalog({}), folder.path);
  expect(other.countPermissions(statements)).toEqual(counts);
});
