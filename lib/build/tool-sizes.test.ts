import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { createChance } from '../../testing/random';
import { dayOf } from '../history/days';
import { reconcile } from '../history/reconcile';
import { packCatalog } from '../iam/catalog/catalog';
import { loadCatalog } from '../iam/catalog/load';
import { describeSketches } from '../site/client/candidate-policies';
import { describeAccessFiles } from '../site/client/describe-access';
import { describeKnownActions } from '../site/client/known-actions';
import { describeOverview } from '../site/client/overview';
import { packOverview } from '../site/client/overview-file';
import { describePolicyFile } from '../site/client/policy-file';
import { createSearchFiles } from '../site/search/create-files';
import { listEntries } from '../site/search/list-entries';
import { judgeKnownChange } from '../text/analysis';
import { chipsOfAccess } from '../text/chips';

/** What a tool loads for its first answer, in bytes after compression. */
const maxFirstAnswer = 500_000;
const counts = { policies: 200, versions: 3 };

const catalog = await loadCatalog();
const chance = createChance(29);
const services = catalog.services.filter((service) => catalog.listActions(service).length > 40);
const policies = Array.from({ length: counts.policies }, (_, index) => {
  const own = [chance.pick(services), chance.pick(services)];
  const actions = own.flatMap((service) =>
    chance.shuffle(catalog.listActions(service)).slice(0, 20),
  );
  return buildPolicy(
    `Amazon${index}Access`,
    Array.from(
      { length: counts.versions },
      (_, version): Parameters<typeof buildPolicy>[1][number] => [
        `v${version + 1}`,
        `${2019 + version}-0${1 + (index % 9)}-1${index % 10}T08:00:0${index % 10}Z`,
        allow([...actions.slice(0, 20 + version * 10), `${own[0]}:Get*`]),
      ],
    ),
  );
});
const reconciliation = reconcile(policies, [], { catalog });

const measure = (content: unknown) => gzipSync(JSON.stringify(content)).length;
const largest = (contents: Iterable<unknown>) =>
  Math.max(...Array.from(contents, (content) => measure(content)));

const record = measure(
  packOverview(
    describeOverview(
      policies,
      reconciliation,
      { span: { from: '2019-01-01', to: '2021-12-31' }, trackedDates: [] },
      {
        describeAccess: ({ change }) => `${change.actionsAdded.length} actions`,
        judge: ({ change }) => judgeKnownChange(change),
        markChange: ({ change }) => chipsOfAccess(change),
        markPolicy: () => [],
      },
    ),
  ),
);
const cataloged = measure(packCatalog(catalog));
const known = measure(describeKnownActions(policies, catalog));
const access = largest(describeAccessFiles(policies, reconciliation.changes, catalog).values());
const documents = largest(policies.map(describePolicyFile));
const search = createSearchFiles(
  listEntries({ policies, reconciliation, catalog, trackedDates: [dayOf('2019-01-01')] }),
);

describe('the files of tools of a record with many policies', () => {
  test('the record takes at most 30 bytes for each version', () => {
    expect(record).toBeLessThan(counts.policies * counts.versions * 30);
  });

  test.each([
    ['who allowed an action', record + cataloged + known + 2 * access],
    ['a snapshot', record],
    ['two versions', record + cataloged + documents],
    [
      'a policy that is detected',
      record + cataloged + known + 3 * documents + measure(describeSketches(policies)),
    ],
    ['a search of three words', measure(search.file) + 3 * largest(search.parts.values())],
  ])('the first answer of %s is small', (_, bytes) => {
    expect(bytes).toBeLessThan(maxFirstAnswer);
  });

  test('the documents of a policy are not repeated for each version', () => {
    const [policy] = policies;
    const [first] = policy?.versions ?? [];
    if (policy === undefined || first === undefined) throw new Error('No policy was made.');
    const repeated = buildPolicy(
      policy.policyName,
      Array.from({ length: 100 }, (_, index): Parameters<typeof buildPolicy>[1][number] => [
        `v${index + 1}`,
        first.createDate,
        ...([first.document.Statement].flat() as object[]),
      ]),
    );
    expect(measure(describePolicyFile(repeated))).toBeLessThan(3 * measure(first.document));
  });

  test('a query loads a small part of the index', () => {
    const parts = [...search.parts.values()];
    const all = parts.reduce((sum, part) => sum + measure(part), 0);
    expect(search.file.part.terms).toEqual([]);
    expect(largest(parts)).toBeLessThan(all / 5);
  });
});
