import { rmSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { BrokenRecord } from '../../testing/broken-record';
import { type Files, type Mutation, mutateRecord } from '../../testing/mutate-record';
import { createChance, rounds } from '../../testing/random';
import { describeFiles, readStatements } from '../../testing/read-back';
import { readBytes } from '../../testing/temporary-folder';
import { createSiteAddress } from '../addresses/site-address';
import { listActionHistories } from '../history/action-history';
import { listDefaultPeriods } from '../history/default-versions';
import { findPageLastRead } from '../history/last-days';
import { reconcile } from '../history/reconcile';
import { computeStatistics } from '../history/statistics';
import { buildFeed } from '../site/feeds/build-feed';
import { formatRss } from '../site/feeds/rss';
import { loadRecord } from './load';
import { RecordError } from './record-error';
import type { PolicyRecord } from './types';

/** SEED sets the first of the records, RANDOM_ROUNDS their number; a failure names its seed. */
const count = 67 * rounds;
const firstSeed = Number(process.env.SEED ?? 1);

vi.setConfig({ testTimeout: 60_000 + count * 1000 });

const folder = new BrokenRecord();
const unchanged = loadRecord(folder.path);
const original: Files = new Map(
  [...readBytes(folder.path)].filter(([path]) => !/^(?:risk|schema)\//.test(path)),
);
afterAll(() => folder.dispose());

function write(files: Mutation['changed']) {
  for (const [path, bytes] of files) {
    if (bytes === undefined) rmSync(folder.resolve(path), { force: true });
    else folder.write(path, bytes);
  }
}

test(`${count} random mutations of the record are refused with a message, or loaded exactly`, () => {
  let [refused, accepted] = [0, 0];
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const { name, changed } = mutateRecord(original, createChance(seed * 7919));
    write(changed);
    const what = `SEED=${seed}: ${name}`;
    let record: PolicyRecord | undefined;
    try {
      record = loadRecord(folder.path);
    } catch (error) {
      expect(error, what).toBeInstanceOf(RecordError);
      checkMessage(error as RecordError, what);
      refused += 1;
    }
    if (record !== undefined) {
      checkMeaning(record, new Map([...original, ...changed]), what);
      derive(record, what, seed % 5 === 0);
      accepted += 1;
    }
    write(new Map([...changed.keys()].map((path) => [path, original.get(path)])));
  }
  expect(loadRecord(folder.path)).toEqual(unchanged);
  // Both outcomes must occur, or the test would check only one of them.
  expect(Math.min(refused, accepted)).toBeGreaterThan(count / 25);
});

function checkMessage({ problems }: RecordError, what: string) {
  expect(problems.length, what).toBeGreaterThan(0);
  for (const { file, place, expected, found, remedy } of problems) {
    expect(typeof place, what).toBe('string');
    for (const part of [file, expected, found]) expect(part, what).toMatch(/\S/);
    expect(remedy, what).toMatch(/^[A-Z].*[.)]$/);
    expect(expected + remedy, what).not.toMatch(/undefined|NaN|\[object|Infinity/);
  }
}

/** The loaded record, serialized again, is byte for byte that of the files. */
function checkMeaning(
  record: PolicyRecord,
  files: ReadonlyMap<string, Buffer | undefined>,
  what: string,
) {
  const serialized = [...describeFiles(record)].map(
    ([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`] as const,
  );
  const present = [...files].filter(([, bytes]) => bytes !== undefined);
  expect(serialized.map(([path]) => path).sort(), what).toEqual(
    present.map(([path]) => path).sort(),
  );
  for (const [path, text] of serialized) {
    expect(Buffer.from(text).equals(files.get(path) as Buffer), `${what}: ${path}`).toBe(true);
  }
  for (const { versions } of record.policies) {
    for (const { statements, document } of versions) {
      expect(statements, what).toEqual(readStatements(document));
    }
  }
}

/** The data of pages, feeds and the API can be derived from every accepted record. */
function derive(record: PolicyRecord, what: string, withFeed: boolean) {
  const { policies, announcements, site } = record;
  try {
    const reconciliation = reconcile(policies, announcements, {
      readUntil: findPageLastRead(site),
    });
    const figures = computeStatistics(reconciliation);
    expect(figures.announcements).toHaveLength(announcements.length);
    expect(listActionHistories(policies).length).toBeGreaterThan(0);
    for (const policy of policies) {
      for (const { versionId } of policy.versions) listDefaultPeriods(policy, versionId);
    }
    // A feed takes longer than everything else.
    if (!withFeed) return;
    const address = createSiteAddress(site.baseUrl);
    expect(formatRss(buildFeed({ site, address, reconciliation }, 'everything'))).toMatch('<rss');
  } catch (error) {
    throw new Error(`${what} was accepted, then failed: ${(error as Error).stack}`);
  }
}
