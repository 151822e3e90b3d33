import { findCurrentVersion } from '../../history/default-versions';
import type { Statement } from '../../iam/document';
import { isPattern, readService } from '../../iam/patterns';
import type { Policy } from '../../record/types';
import { Dictionary } from '../../shared/dictionary';

/** What is compared to find the policies that are most like a document, before any is loaded. */
export interface PolicySketch {
  policyName: string;
  /** The service prefixes that any version names; `*` for patterns of several services. */
  services: string[];
  /** The smallest hashes of the action patterns of the default version. */
  hashes: number[];
  /** A hash of all action patterns of each version. */
  versions: number[];
}

/** `/tools/sketches.json`: services are indexes into the list of services. */
export interface SketchFile {
  services: string[];
  policies: [policyName: string, services: number[], hashes: number[], versions: number[]][];
}

/** So many hashes tell the share of common actions to about a third. */
const maxHashes = 8;

export function describeSketches(policies: readonly Policy[]): SketchFile {
  const services = new Dictionary<string>();
  const written = policies.map((policy): SketchFile['policies'][number] => [
    policy.policyName,
    listOwnServices(policy.versions.flatMap(({ statements }) => statements)).map((service) =>
      services.findIndex(service),
    ),
    hashActions(findCurrentVersion(policy).statements).slice(0, maxHashes),
    [...new Set(policy.versions.map(({ statements }) => hashWhole(statements)))],
  ]);
  return { services: services.items, policies: written };
}

export function readSketches({ services, policies }: SketchFile): PolicySketch[] {
  return policies.map(([policyName, indexes, hashes, versions]) => ({
    policyName,
    services: indexes.map((index) => services[index] as string),
    hashes,
    versions,
  }));
}

/**
 * The policies that a document is compared with to find the closest one: those that name any of its
 * services, most similar first. A tool loads the documents of each of them, so they are few.
 */
export function listCandidates(
  policies: readonly PolicySketch[],
  statements: readonly Statement[],
  max = 3,
): PolicySketch[] {
  const services = listOwnServices(statements);
  const { hashes, whole } = sketchActions(statements);
  return policies
    .filter((policy) => policy.services.some((service) => services.includes(service)))
    .map((policy) => ({
      policy,
      similarity:
        measureShared(policy.services, services) +
        (policy.versions.includes(whole) ? 1 : estimateShared(policy.hashes, hashes)),
    }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, max)
    .map(({ policy }) => policy);
}

/** The smallest hashes of the action patterns of statements, as in sketches, and the hash of all. */
export function sketchActions(statements: readonly Statement[]): {
  hashes: number[];
  whole: number;
} {
  const hashes = hashActions(statements);
  return { hashes: hashes.slice(0, maxHashes), whole: hashText(hashes.join()) };
}

/** The services of statements, sorted. A NotAction names all services. */
function listOwnServices(statements: readonly Statement[]): string[] {
  const services = statements.flatMap(({ action: { negated, patterns } }) =>
    negated ? ['*'] : patterns.map(readService).map((each) => (isPattern(each) ? '*' : each)),
  );
  return [...new Set(services)].sort();
}

/** The hashes of the action patterns of statements, in ascending order. */
function hashActions(statements: readonly Statement[]): number[] {
  const patterns = statements.flatMap(({ action }) => action.patterns);
  const hashes = new Set(patterns.map(hashPattern));
  return [...hashes].sort((a, b) => a - b);
}

/** Cached, since the documents of an account name the same few thousand patterns. */
const patternHashes = new Map<string, number>();

function hashPattern(pattern: string): number {
  const known = patternHashes.get(pattern);
  if (known !== undefined) return known;
  const hash = hashText(pattern.toLowerCase());
  patternHashes.set(pattern, hash);
  return hash;
}

function hashWhole(statements: readonly Statement[]): number {
  return hashText(hashActions(statements).join());
}

/** FNV-1a, folded to 24 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return (hash >>> 8) ^ (hash & 0xff);
}

/** The part of two lists that both have. */
function measureShared(a: readonly unknown[], b: readonly unknown[]): number {
  const shared = a.filter((each) => b.includes(each)).length;
  return shared / (a.length + b.length - shared);
}

/** An estimate of the part that two sets share, from their smallest hashes (MinHash, bottom k). */
export function estimateShared(a: readonly number[], b: readonly number[]): number {
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, maxHashes);
  const shared = smallest.filter((each) => a.includes(each) && b.includes(each)).length;
  return shared / smallest.length;
}
