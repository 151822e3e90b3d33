import type { AnnouncedState, ReconciledChange } from '../../history/reconcile-change';
import { parseDocument } from '../../iam/document';
import type {
  DefaultSetting,
  Policy,
  PolicyDocument,
  ServedPolicy,
  ServedVersion,
} from '../../record/types';
import { groupByJsonKey } from '../../shared/collections';

/** `/tools/policies/<Name>.json`: every document of a policy, and its announcements. */
export interface PolicyFile {
  policyName: string;
  /** Each statement of any document once, since versions share most of them. */
  statements: unknown[];
  /** Oldest first. */
  versions: VersionEntry[];
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  noLongerObserved?: string;
}

interface VersionEntry {
  versionId: string;
  createDate: string;
  /** The document with indexes into `statements` in place of its statements. */
  document: PolicyDocument;
  state: AnnouncedState;
  /** As in `stateLabels`. */
  announced: string;
  rows: VersionAnnouncement[];
}

/** An announcement of a version, with the action patterns that it names. */
interface VersionAnnouncement {
  id: string;
  date: string;
  /** Empty if it names no action and so announces the whole version. */
  actions: string[];
}

/** A version of the file with its announcements. */
export interface ToolVersion extends ServedVersion {
  state: AnnouncedState;
  announced: string;
  rows: VersionAnnouncement[];
}

export interface ToolPolicy extends ServedPolicy {
  versions: ToolVersion[];
  noLongerObserved?: string;
}

export function describePolicyFile(
  { policyName, versions, defaults, noLongerObserved }: Policy,
  changes: readonly ReconciledChange[],
  label: (change: ReconciledChange) => string,
): PolicyFile {
  const indexes = new Map<string, number>();
  const findIndex = (statement: unknown): number => {
    const text = JSON.stringify(statement);
    const index = indexes.get(text) ?? indexes.size;
    indexes.set(text, index);
    return index;
  };
  const written = versions.map((version) => {
    const reconciled = changes.find(({ change }) => change.version === version) as ReconciledChange;
    return {
      versionId: version.versionId,
      createDate: version.createDate,
      document: replaceStatements(version.document, findIndex),
      state: reconciled.state,
      announced: label(reconciled),
      rows: reconciled.mentions.map(({ announcement, match }) => ({
        id: announcement.announcement.id,
        date: announcement.announcement.date,
        actions: groupByJsonKey(match.grants, ({ action }) => action.toLowerCase()).map(
          ([{ action }]) => action,
        ),
      })),
    };
  });
  return {
    policyName,
    ...(defaults && { defaults }),
    ...(noLongerObserved && { noLongerObserved }),
    statements: [...indexes.keys()].map((text) => JSON.parse(text) as unknown),
    versions: written,
  };
}

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
  statements: all,
  versions,
  defaults,
  noLongerObserved,
}: PolicyFile): ToolPolicy {
  return {
    policyName,
    ...(defaults && { defaults }),
    ...(noLongerObserved && { noLongerObserved }),
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
