import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Announcement, PolicyDocument } from '../../record/types.gen';
import { describeValue } from '../../shared/problem';
import { nameGuide } from '../guides/name-guide';
import { SourceError } from '../source-error';
import { createAnnouncementId } from '../watch/match-announcements';
import { addCommits, readArchiveEnd } from './fact-commits';
import { type Fact, readInstant, readList, readObject, readText } from './fact-values';
import {
  addLastObserved,
  notBefore,
  type Observation,
  type ObservedPolicy,
  type ObservedVersion,
} from './observation';

/**
 * Reads a folder of collected facts: `versions/<Name>.json` with AWS's versions in the order of
 * time; where the folder has them, `announcements.json` with the rows of AWS's table,
 * `commits.json` with the commits of an archive that first had the versions, and `observed.json`
 * with the end of that archive. Throws a SourceError with file and place.
 */
export function readFacts(folder: string): Observation {
  const versionsFolder = join(folder, 'versions');
  if (!existsSync(versionsFolder)) {
    const remedy = 'Name the folder of facts.';
    throw new SourceError(folder, '', 'a folder with versions/', 'none', remedy);
  }
  const names = readdirSync(versionsFolder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const read = names.map((name) => readPolicy(join(versionsFolder, name)));
  const policies = addCommits(folder, read);
  const latest = policies
    .flatMap(({ versions }) => versions.map(({ firstObserved }) => firstObserved))
    .reduce(notBefore, '');
  const rowsFile = join(folder, 'announcements.json');
  return {
    policies,
    ...(latest !== '' && { observedUntil: latest }),
    ...readArchiveEnd(folder, latest),
    ...(existsSync(rowsFile) && { announcements: readRows(rowsFile) }),
  };
}

function readPolicy(file: string): ObservedPolicy {
  const fact = readObject(file);
  const policy: ObservedPolicy = {
    policyName: readText(file, fact, 'policyName'),
    arn: fact.arn === null ? null : readText(file, fact, 'arn'),
    createDate: fact.policyCreateDate === null ? null : readInstant(file, fact, 'policyCreateDate'),
    versions: readList(file, fact, 'versions').map((version, index) =>
      readVersion(`${file} at /versions/${index}`, version, basename(file)),
    ),
  };
  if (fact.deprecated === true) {
    policy.deprecated = { knownBy: readText(file, fact, 'firstKnownDeprecated') };
    if (fact.supersededBy !== undefined) {
      policy.deprecated.supersededBy = readText(file, fact, 'supersededBy');
    }
  }
  return addLastObserved(policy);
}

function readVersion(place: string, version: Fact, file: string): ObservedVersion {
  if (typeof version.document !== 'object' || version.document === null) {
    const expected = 'a policy document';
    throw new SourceError(place, '/document', expected, describeValue(version.document), 'Add it.');
  }
  return {
    versionId: readText(place, version, 'versionId'),
    createDate: readInstant(place, version, 'createDate'),
    firstObserved: readInstant(place, version, 'firstObserved'),
    document: version.document as PolicyDocument,
    provenance: { file },
  };
}

/** The ids of sources for AWS's page: this prefix and the month of a snapshot. */
const guidePrefix = 'guide-';

function readRows(file: string): NonNullable<Observation['announcements']> {
  const facts = readObject(file);
  const rows = readList(file, facts, 'rows');
  // Ids are numbered from the bottom of the page, where the oldest rows are.
  const usedIds = new Set<string>();
  const ids = rows
    .toReversed()
    .map((row) =>
      createAnnouncementId(
        { date: row.date as string, policyName: row.policy as string | null },
        usedIds,
      ),
    )
    .toReversed();
  const page = readText(file, facts, 'page');
  const months = new Set(rows.flatMap((row) => row.inSnapshots as string[]));
  const guide = nameGuide(page) ?? 'guide';
  return {
    sources: [...months].sort().map((month) => ({
      id: guidePrefix + month,
      record: 'announced',
      title: `AWS’s page, ${month}`,
      text: 'AWS’s page on managed policies as of that month.',
      url: page,
      observedUntil: month,
    })),
    guides: [
      {
        id: guide,
        title: facts.title === undefined ? guide : readText(file, facts, 'title'),
        page,
        readUntil: [...months].sort().at(-1) as string,
        announcements: rows.map((row, index) => ({
          id: ids[index] as string,
          date: row.date as string,
          ...(row.datePrinted === undefined ? {} : { datePrinted: row.datePrinted as string }),
          policyName: row.policy as string | null,
          kind: row.change as Announcement['kind'],
          gist: row.gist as string,
          actionsNamed: row.actionsNamed as string[],
          ...(row.deniesNamed === undefined ? {} : { deniesNamed: row.deniesNamed as string[] }),
          ...(row.scopeNamed === undefined ? {} : { scopeNamed: row.scopeNamed as string }),
          knownFrom: (row.inSnapshots as string[]).map((month) => guidePrefix + month).sort(),
        })),
      },
    ],
  };
}
