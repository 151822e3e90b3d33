import { expect, test, vi } from 'vitest';
import { allow, buildCatalog, buildPolicy } from '../../testing/builders';
import { listChanges } from '../history/changes';
import { countGiven } from './given';
import { learnTold, recallTold } from './told';
import { judgeChange, summarizeChange } from './verdict';

const catalog = buildCatalog({ a: { Get: ['Read'], Put: ['Write'] } });

/** As each process reads the same record for itself. */
const read = () =>
  listChanges(
    buildPolicy('P', [
      ['v1', '2021-01-01T00:00:00Z', allow('a:Get')],
      ['v2', '2021-02-01T00:00:00Z', allow(['a:Get', 'a:Put'])],
    ]),
    catalog,
  );

test('what one process found is said in another without a comparison', () => {
  const [mine, yours] = [read(), read()];
  expect(recallTold(mine, catalog)).toEqual([]);
  const words = mine.map((change) => [
    summarizeChange(change),
    judgeChange(change),
    countGiven(change.version.statements, catalog),
  ]);
  const told = recallTold(mine, catalog);
  expect(told.map(({ versionId }) => versionId)).toEqual(['v1', 'v2']);
  learnTold(yours, catalog, JSON.parse(JSON.stringify(told)));
  for (const change of yours) {
    vi.spyOn(change, 'access').mockImplementation(() => {
      throw new Error('compared again');
    });
  }
  const again = yours.map((change) => [
    summarizeChange(change),
    judgeChange(change),
    countGiven(change.version.statements, catalog),
  ]);
  expect(again).toEqual(words);
});

test('of one version it may be the change alone', () => {
  const changes = read();
  summarizeChange(changes[1] as (typeof changes)[number]);
  expect(recallTold(changes, catalog)).toEqual([
    {
      policyName: 'P',
      versionId: 'v2',
      change: {
        verdict: 'wider',
        knownVerdict: 'wider',
        summary: 'Wider: 1 action more on all resources, Write: a:Put.',
      },
    },
  ]);
});

test('of one version it may be what it gives alone; each part is learnt by itself', () => {
  const [said, counted, fresh] = [read(), read(), read()];
  summarizeChange(said[1] as (typeof said)[number]);
  countGiven((counted[0] as (typeof counted)[number]).version.statements, catalog);
  const told = [said, counted].flatMap((changes) => recallTold(changes, catalog));
  expect(told.map((each) => Object.keys(each))).toEqual([
    ['policyName', 'versionId', 'change'],
    ['policyName', 'versionId', 'given'],
  ]);
  learnTold(fresh, catalog, told);
  expect(recallTold(fresh, catalog)).toEqual(told.toReversed());
});

test('a change of another record is none to learn of', () => {
  expect(() => learnTold(read(), catalog, [{ policyName: 'Q', versionId: 'v1' }])).toThrow(
    'No change Q v1 to learn of.',
  );
});
