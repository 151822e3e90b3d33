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

/** `/tools/policies/<Name>.json`: every document of a policy, and what AWS said of each. */
export interface PolicyFile {
  policyName: string;
  /** Each statement of some document once: most stay the same from version to version. */
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
  /** With the places of its statements in the file's list where the statements would stand. */
  document: PolicyDocument;
  state: AnnouncedState;
  /** As `labelState` words it. */
  announced: string;
  rows: VersionAnnouncement[];
}

/** A row that speaks of a version, by id and date, and the action patterns that it speaks of. */
export interface VersionAnnouncement {
  id: string;
  date: string;
  /** None where the row names no action: it then speaks of all that the version brought. */
  actions: string[];
}

/** A version with what AWS said of it. */
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
  const places = new Map<string, number>();
  const findPlace = (statement: unknown): number => {
    const text = JSON.stringify(statement);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const written = versions.map((version) => {
    const told = changes.find(({ change }) => change.version === version) as ReconciledChange;
    return {
      versionId: version.versionId,
      createDate: version.createDate,
      document: replaceStatements(version.document, findPlace),
      state: told.state,
      announced: label(told),
      rows: told.mentions.map(({ announcement, match }) => ({
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
    statements: [...places.keys()].map((text) => JSON.parse(text) as unknown),
    versions: written,
  };
}

/** A document, key order and all, with something else for each of its statements, one or several. */
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

/** The policy in a file. Throws where a document is none, which no build lets pass. */
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
      const document = replaceStatements(version.document, (place) => all[place as number]);
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
