import { resolve } from 'node:path';
import { parseDocument, type Statement } from '../iam/document';
import { parseText } from '../shared/json/parse-text';
import { serializeCanonical } from './canonical';
import { joinAnnouncements } from './join-announcements';
import { type RecordFile, readRecordFiles, root } from './read-files';
import { createProblem, type FileProblem, RecordError } from './record-error';
import { rules } from './rules';
import { type Draft, type DraftPolicy, readVersionNumber } from './rules/draft';
import { checkHasPolicies } from './rules/policies';
import { checkHashes } from './rules/provenance';
import { rootOf } from './schemas';
import type { Policy, PolicyRecord } from './types';
import type { AnnouncementsFile, PolicyFile, SiteFile, VersionFile } from './types.gen';
import { validateFile } from './validate';

interface LoadOptions {
  /** Accepts a record without policies, the state before the first import. */
  mayBeEmpty?: boolean;
  /** Files that replace or complete those of the folder: path inside the folder to text. */
  overlay?: ReadonlyMap<string, string>;
  /**
   * An earlier stage of the same build has validated the folder: only parse it, which takes a
   * quarter of the time. Every process of a build reads the record.
   */
  isValid?: boolean;
  /** Accepts hashes of other documents, for a command that reports them itself. */
  mayHaveOtherHashes?: boolean;
}

/**
 * Reads a record from a folder, validates it and freezes it.
 *
 * @throws a RecordError with all problems of an invalid record
 */
export function loadRecord(
  folder: string,
  {
    mayBeEmpty = false,
    overlay = new Map(),
    isValid = false,
    mayHaveOtherHashes = false,
  }: LoadOptions = {},
): PolicyRecord {
  const { files, problems } = readRecordFiles(folder, overlay);
  // In a folder that cannot be read, no other problem can be found.
  if (problems.some(({ file }) => file === root)) throw new RecordError(resolve(folder), problems);
  const draft: Draft = { guides: [], policies: [] };
  for (const file of files) {
    const value = isValid ? JSON.parse(file.text ?? 'null') : parseFile(file, problems);
    addFile(draft, file, value);
  }
  for (const policy of draft.policies) sortVersions(policy);
  if (isValid) return freezeRecord(completeRecord(draft));
  const activeRules = rules.filter(
    (rule) =>
      !(mayBeEmpty && rule === checkHasPolicies) && !(mayHaveOtherHashes && rule === checkHashes),
  );
  const found = [...problems, ...activeRules.flatMap((rule) => rule(draft))];
  if (found.length > 0) throw new RecordError(resolve(folder), sortProblems(found));
  return freezeRecord(completeRecord(draft));
}

/** The value of a file; undefined where it has problems that leave nothing to check further. */
function parseFile(file: RecordFile, problems: FileProblem[]): unknown {
  if (file.text === undefined) return undefined;
  const parsed = parseText(file.text);
  if (!('value' in parsed) || parsed.problems.length > 0) {
    problems.push(...parsed.problems.map((problem) => ({ ...problem, file: file.path })));
    return undefined;
  }
  const invalid = validateFile(file.kind, file.path, parsed.value);
  if (invalid.length > 0) {
    problems.push(...invalid);
    return undefined;
  }
  if (serializeCanonical(parsed.value, rootOf(file.kind)) !== file.text) {
    const expected =
      'canonical bytes: two-space JSON, keys in the order of the schema, a newline at the end';
    const found = 'the same content, written differently';
    problems.push(createProblem(file.path, '', expected, found, 'Run npm run format-data.'));
  }
  return parsed.value;
}

/** @param value of the file; undefined where it could not be read */
function addFile(draft: Draft, file: RecordFile, value: unknown) {
  const policy = file.policyFolder === undefined ? undefined : findPolicy(draft, file.policyFolder);
  if (file.kind === 'version') policy?.versionNames.push(file.name);
  if (value === undefined) return;
  if (file.kind === 'site') draft.site = value as SiteFile;
  else if (file.kind === 'announcements') {
    draft.guides.push({ id: file.name, path: file.path, file: value as AnnouncementsFile });
  } else if (file.kind === 'policy' && policy) policy.file = value as PolicyFile;
  else if (policy) {
    policy.versions.push({ path: file.path, name: file.name, file: value as VersionFile });
  }
}

function findPolicy(draft: Draft, folder: string): DraftPolicy {
  // The files are sorted by folder, so a known policy is the last one.
  const known = draft.policies.at(-1);
  if (known?.folder === folder) return known;
  const policy: DraftPolicy = {
    folder,
    path: `policies/${folder}/policy.json`,
    versionNames: [],
    versions: [],
  };
  draft.policies.push(policy);
  return policy;
}

function sortVersions(policy: DraftPolicy) {
  policy.versionNames.sort((a, b) => readVersionNumber(a) - readVersionNumber(b));
  policy.versions.sort((a, b) => readVersionNumber(a.name) - readVersionNumber(b.name));
}

function sortProblems(problems: FileProblem[]): FileProblem[] {
  return problems.sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
}

function completeRecord({ site, guides, policies }: Draft): PolicyRecord {
  return {
    site: site as SiteFile,
    announcementsPage: guides[0]?.file.page,
    announcements: joinAnnouncements(guides.map(({ file }) => file.announcements)),
    guides: guides.map(({ id, file }) => ({ ...file, id })),
    policies: policies.map(completePolicy),
  };
}

function completePolicy({ folder, file, versions }: DraftPolicy): Policy {
  const share = createStatementSharing();
  return {
    ...(file as PolicyFile),
    policyName: folder,
    iamName: (file as PolicyFile).policyName,
    versions: versions.map((version) => ({
      ...version.file,
      policyName: folder,
      number: readVersionNumber(version.name),
      statements: share(parseDocument(version.file.document).statements as Statement[]),
    })),
  };
}

/**
 * Replaces equal statements of the versions of a policy by one object, and equal lists by one list:
 * what is computed for one of them is cached for all.
 */
function createStatementSharing(): (statements: Statement[]) => Statement[] {
  const shared = new Map<string, Statement>();
  const lists = new Map<string, Statement[]>();
  return (statements) => {
    const keys = statements.map((statement) => JSON.stringify(statement));
    const known = lists.get(keys.join('\n'));
    if (known !== undefined) return known;
    const list = statements.map((statement, index) => {
      const key = keys[index] as string;
      const found = shared.get(key) ?? statement;
      shared.set(key, found);
      return found;
    });
    lists.set(keys.join('\n'), list);
    return list;
  };
}

/**
 * Freezes the record, and shares equal strings: the versions of a policy repeat most of their
 * texts, which were a third of the record's memory.
 */
function freezeRecord(record: PolicyRecord): PolicyRecord {
  const texts = new Map<string, string>();
  const share = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const freezeDeep = (value: unknown) => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    const own = value as Record<string, unknown>;
    for (const [key, child] of Object.entries(own)) {
      if (typeof child === 'string') own[key] = share(child);
      else freezeDeep(child);
    }
    Object.freeze(value);
  };
  freezeDeep(record);
  return record;
}
