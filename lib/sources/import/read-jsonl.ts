import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { getPolicyKey, parsePolicyArn } from '../../iam/policy-key';
import type { PolicyDocument, Provenance } from '../../record/types.gen';
import { decodeBytes, refuse } from '../../shared/decode-text';
import { parseText } from '../../shared/json/parse-text';
import { describeValue, isObject, type Problem } from '../../shared/problem';
import { splitLines } from '../../shared/split-lines';
import { readInputValue } from '../documents/read-input';
import { SourceError } from '../source-error';
import {
  addLastObserved,
  namePattern,
  normalizeInstant,
  notBefore,
  type Observation,
  type ObservedPolicy,
  type ObservedVersion,
  versionIdPattern,
} from './observation';
import { readErrorCode } from './system-error';

/**
 * Reads lines `{"policyName", "arn", "versionId", "createDate", "firstObserved", "document"}`, one
 * for each version in any order, from a plain or gzipped file; `arn` is optional. Throws a
 * SourceError with file and line.
 */
export async function readJsonl(
  path: string,
  accepts: (policyName: string) => boolean,
): Promise<Observation> {
  const policies = new Map<string, ObservedPolicy>();
  let count = 0;
  let isEmpty = true;
  for await (const line of readLines(path)) {
    count += 1;
    if (line.trim() === '') continue;
    isEmpty = false;
    addLine(
      policies,
      line,
      { file: basename(path), line: count },
      `${path} line ${count}`,
      accepts,
    );
  }
  if (isEmpty) {
    throw new SourceError(path, '', 'a line for each version', 'none', 'Name another file.');
  }
  const read = [...policies.values()].map(addLastObserved);
  const observedUntil = read.map(({ lastObserved = '' }) => lastObserved).reduce(notBefore, '');
  return { policies: read, ...(observedUntil !== '' && { observedUntil }) };
}

/** Far more than a version needs: IAM's limit is 10,240 characters without spaces. */
const maxLineBytes = 16_000_000;

async function* readLines(path: string): AsyncGenerator<string> {
  try {
    for await (const { number, bytes } of splitLines(openBytes(path), maxLineBytes)) {
      const { text, problem } =
        bytes === undefined
          ? refuse(
              `at most ${maxLineBytes.toLocaleString('en-US')} bytes`,
              'more',
              'Give one version a line.',
            )
          : decodeBytes(bytes);
      if (problem !== undefined) throw SourceError.of(`${path} line ${number}`, problem);
      yield text;
    }
  } catch (error) {
    if (readErrorCode(error) === undefined) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const remedy = 'Name another file, or correct it.';
    throw new SourceError(path, '', 'a file of JSON lines, plain or gzipped', message, remedy);
  }
}

function openBytes(path: string): AsyncIterable<Buffer> {
  // First, because a stream reports a missing file later, when no listener may be attached.
  const isCompressed = isGzip(path);
  const bytes = createReadStream(path);
  if (!isCompressed) return bytes;
  const gunzip = createGunzip();
  // pipeline, unlike pipe(), forwards errors and early ends in both directions.
  return pipeline(bytes, gunzip, () => undefined);
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    readSync(file, start, 0, 2, 0);
    return start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}

function addLine(
  policies: Map<string, ObservedPolicy>,
  text: string,
  provenance: Provenance,
  source: string,
  accepts: (policyName: string) => boolean,
) {
  const parsed = parseText(text);
  const [problem] = parsed.problems;
  if (problem !== undefined) throw SourceError.of(source, problem);
  if (!isObject(parsed.value)) {
    throw refuseLine(source, '', 'an object', parsed.value);
  }
  const { policyName, arn = null } = parsed.value;
  if (typeof policyName !== 'string' || !namePattern.test(policyName)) {
    throw refuseLine(source, '/policyName', 'the name of a policy', policyName);
  }
  if (!accepts(policyName)) return;
  const where = `${source}, ${policyName}`;
  if (arn !== null && (typeof arn !== 'string' || parsePolicyArn(arn)?.name !== policyName)) {
    throw refuseLine(where, '/arn', `an ARN that ends in "/${policyName}", or null`, arn);
  }
  const key = getPolicyKey(policyName, arn);
  const policy = policies.get(key) ?? { policyName, arn, createDate: null, versions: [] };
  policies.set(key, policy);
  if (arn !== null && policy.arn !== null && policy.arn !== arn) {
    throw refuseLine(where, '/arn', `the ARN of the lines before, ${policy.arn}`, arn);
  }
  policy.arn ??= arn;
  policy.versions.push({ ...readVersion(where, parsed.value), provenance });
}

function readVersion(source: string, line: Record<string, unknown>): ObservedVersion {
  const { versionId } = line;
  if (typeof versionId !== 'string' || !versionIdPattern.test(versionId)) {
    throw refuseLine(source, '/versionId', 'a version id such as "v4"', versionId);
  }
  const where = `${source} ${versionId}`;
  const createDate = readInstant(where, line, 'createDate');
  const { document, problems } = readInputValue(line.document, '/document');
  if (document === undefined) throw SourceError.of(where, problems[0] as Problem);
  return {
    versionId,
    createDate,
    firstObserved: notBefore(readInstant(where, line, 'firstObserved'), createDate),
    document: document.value as PolicyDocument,
  };
}

function readInstant(source: string, line: Record<string, unknown>, key: string): string {
  const value = line[key];
  const instant = typeof value === 'string' ? normalizeInstant(value) : undefined;
  if (instant === undefined) {
    throw refuseLine(source, `/${key}`, 'an instant with its offset', value);
  }
  return instant;
}

function refuseLine(source: string, place: string, expected: string, found: unknown) {
  return new SourceError(source, place, expected, describeValue(found), 'Correct the line.');
}
