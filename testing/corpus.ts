import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A version of the corpus, a line of its file. */
interface CorpusVersion {
  policyName: string;
  arn: string | null;
  versionId: string;
  createDate: string;
  firstObserved: string;
  document: object;
}

/** JSON lines, gzipped. */
export const corpusFile: string =
  process.env.CORPUS ??
  join(import.meta.dirname, '../../shared/corpus/aws-managed-policies.jsonl.gz');

/** Why the tests of the corpus are skipped; empty where it exists. */
export const whyNoCorpus: string = existsSync(corpusFile)
  ? ''
  : ' (skipped: no corpus of other AWS policies beside the checkout; name one with CORPUS)';

/** 4,588 versions of 1,297 AWS managed policies other than those on record. */
export function readCorpus(): CorpusVersion[] {
  return gunzipSync(readFileSync(corpusFile))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusVersion);
}

/** All pairs of consecutive versions. */
export function listCorpusPairs(): { id: string; before: object; after: object }[] {
  const versions = readCorpus();
  return versions.flatMap((version, index) => {
    const before = versions[index - 1];
    if (before?.policyName !== version.policyName) return [];
    const id = `${version.policyName} ${before.versionId}→${version.versionId}`;
    return [{ id, before: before.document, after: version.document }];
  });
}
