import { parseDocument } from '../../iam/document';
import type { DefaultSetting, Policy, PolicyDocument, ServedPolicy } from '../../record/types';
import { Dictionary } from '../../shared/dictionary';

/** `/tools/policies/<Name>.json`: every document of a policy. */
export interface PolicyFile {
  policyName: string;
  /** Every pattern of an action or a resource once. */
  patterns: string[];
  /**
   * Each statement of any document once, since versions share most of them; with indexes into
   * `patterns` in place of lists of patterns.
   */
  statements: unknown[];
  /** Oldest first. */
  versions: VersionEntry[];
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
}

interface VersionEntry {
  versionId: string;
  createDate: string;
  /** The document with indexes into `statements` in place of its statements. */
  document: PolicyDocument;
}

export function describePolicyFile({ policyName, versions, defaults }: Policy): PolicyFile {
  const statements = new Dictionary<unknown>();
  const patterns = new Dictionary<string>();
  const pack = (statement: unknown) =>
    statements.findIndex(
      replacePatterns(statement, (pattern) => patterns.findIndex(pattern as string)),
    );
  const written = versions.map(({ versionId, createDate, document }) => ({
    versionId,
    createDate,
    document: replaceStatements(document, pack),
  }));
  return {
    policyName,
    ...(defaults && { defaults }),
    patterns: patterns.items,
    statements: statements.items,
    versions: written,
  };
}

/** Replaces each pattern of the lists of a statement; a single pattern stays, and the key order. */
function replacePatterns(statement: unknown, replace: (pattern: unknown) => unknown): unknown {
  return Object.fromEntries(
    Object.entries(statement as object).map(([key, value]) => [
      key,
      patternKeys.has(key) && Array.isArray(value) ? value.map(replace) : value,
    ]),
  );
}

const patternKeys = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

/** Replaces each statement of a document, which has one or a list of them, and keeps the key order. */
function replaceStatements(
  document: PolicyDocument,
  replace: (statement: unknown) => unknown,
): PolicyDocument {
  const replaceAll = (statements: unknown) =>
    Array.isArray(statements) ? statements.map(replace) : replace(statements);
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      key === 'Statement' ? replaceAll(value) : value,
    ]),
  );
}

/** Reads a policy from its file. Throws if a document is invalid, which the build prevents. */
export function readPolicyFile({
  policyName,
  patterns,
  statements: packed,
  versions,
  defaults,
}: PolicyFile): ServedPolicy {
  const all = packed.map((statement) =>
    replacePatterns(statement, (index) => patterns[index as number]),
  );
  return {
    policyName,
    ...(defaults && { defaults }),
    versions: versions.map((version) => {
      const document = replaceStatements(version.document, (index) => all[index as number]);
      const { statements, problems = [] } = parseDocument(document);
      if (statements === undefined) {
        const [{ place, expected, found }] = problems as [(typeof problems)[0]];
        throw new Error(
          `${policyName} ${version.versionId}, ${place}: expected ${expected}, found ${found}.`,
        );
      }
      return {
        ...version,
        document,
        policyName,
        number: Number(version.versionId.slice(1)),
        statements,
      };
    }),
  };
}
