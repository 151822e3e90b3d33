import type { CatalogFile } from '../../iam/catalog/catalog';
import type { Condition, Effect, LanguageVersion, Patterns, Statement } from '../../iam/document';
import { patternsOverlap, readService } from '../../iam/patterns';
import { groupByKey } from '../../shared/collections';
import type { DatedRecord, DatedVersion } from './overview';

/**
 * `/tools/actions/<service>.json`: what the versions of all policies allow and deny of one service;
 * of `anyService` those that concern several services. Statements have only their patterns of the
 * service and of several services.
 */
export interface AccessFile {
  /** Lists of patterns of actions and of resources. */
  patterns: string[][];
  conditions: Condition[][];
  statements: StatementEntry[];
  policies: AccessEntry[];
  /** The service in `/tools/catalogue.json`, where the catalog has it. */
  catalog?: CatalogFile;
}

export interface StatementEntry {
  effect?: 'Deny';
  sid?: string;
  /** Indexes into `patterns`. */
  action: number;
  notAction?: true;
  resource: number;
  notResource?: true;
  /** An index into `conditions`. */
  when?: number;
  language?: LanguageVersion;
}

export interface AccessEntry {
  name: string;
  /**
   * An index into `statements`, the index of the statement in the document, and the numbers of the
   * first and the last of consecutive versions that have it there.
   */
  spans: [statement: number, position: number, from: number, to: number][];
  /** The announcements of versions by their numbers, with the actions of the service. */
  announced?: Record<string, VersionAnnouncement[]>;
}

/** An announcement of a version, with the action patterns that it names. */
export interface VersionAnnouncement {
  id: string;
  date: string;
  /** Empty if it names no action and so announces the whole version. */
  actions: string[];
}

/** A version with its statements of some services. */
export interface AccessVersion
  extends Pick<
    DatedVersion,
    'policyName' | 'versionId' | 'number' | 'createDate' | 'state' | 'announced'
  > {
  statements: Statement[];
  rows: VersionAnnouncement[];
}

export interface AccessPolicy
  extends Pick<DatedRecord['policies'][number], 'policyName' | 'kind' | 'marks'> {
  noLongerObserved?: string;
  versions: AccessVersion[];
}

/** Stands for the statements that concern several services. */
export const anyService = '*';

interface PlacedStatement {
  position: number;
  statement: Statement;
}

/** The policies that name any of some services, with their versions and statements of them. */
export function readAccessFiles(
  files: readonly AccessFile[],
  { policies }: Pick<DatedRecord, 'policies'>,
): AccessPolicy[] {
  const read = files.map(openAccessFile);
  return policies.flatMap(({ policyName, kind, marks, versions, noLongerObserved }) => {
    const entries = read.flatMap((find) => find(policyName) ?? []);
    if (entries.length === 0) return [];
    const cache = new Map<string, Statement[]>();
    const readStatements = (number: number) => {
      const spans = entries.flatMap(({ spans }) =>
        spans.filter(({ from, to }) => from <= number && number <= to),
      );
      // Versions with the same statements share one list, which is compared once.
      const key = spans.map(({ key }) => key).join();
      const known = cache.get(key) ?? placeStatements(spans);
      cache.set(key, known);
      return known;
    };
    return {
      policyName,
      kind,
      marks,
      ...(noLongerObserved && { noLongerObserved }),
      versions: versions.map(
        ({ versionId, createDate, number, state, announced }): AccessVersion => ({
          policyName,
          versionId,
          number,
          createDate,
          state,
          announced,
          statements: readStatements(Number(versionId.slice(1))),
          rows: mergeAnnouncements(
            entries.flatMap((entry) => entry.announced?.[versionId.slice(1)] ?? []),
          ),
        }),
      ),
    };
  });
}

interface Span extends PlacedStatement {
  key: string;
  from: number;
  to: number;
}

function openAccessFile({ patterns, conditions, statements, policies }: AccessFile, file: number) {
  const readPatterns = (index: number, negated = false): Patterns => ({
    negated,
    patterns: patterns[index] as string[],
  });
  const read = statements.map(
    ({ effect, sid, action, notAction, resource, notResource, when, language }): Statement => ({
      sid,
      effect: (effect ?? 'Allow') satisfies Effect,
      action: readPatterns(action, notAction),
      resource: readPatterns(resource, notResource),
      conditions: when === undefined ? [] : (conditions[when] as Condition[]),
      languageVersion: language ?? '2012-10-17',
    }),
  );
  const entries = new Map(policies.map((entry) => [entry.name, entry]));
  return (policyName: string) => {
    const entry = entries.get(policyName);
    return (
      entry && {
        announced: entry.announced,
        spans: entry.spans.map(
          ([statement, position, from, to]): Span => ({
            key: `${file}.${statement}.${position}`,
            position,
            from,
            to,
            statement: read[statement] as Statement,
          }),
        ),
      }
    );
  };
}

/** Matches no action: stands where the document has a statement of other services. */
const otherStatement: Statement = {
  sid: undefined,
  effect: 'Allow',
  action: { negated: false, patterns: [] },
  resource: { negated: false, patterns: ['*'] },
  conditions: [],
  languageVersion: '2012-10-17',
};

/** Statements at their positions in the document; patterns of one statement in several files are joined. */
function placeStatements(placed: readonly PlacedStatement[]): Statement[] {
  const byPosition = groupByKey(placed, ({ position }) => position);
  const length = Math.max(-1, ...byPosition.keys()) + 1;
  return Array.from({ length }, (_, position) => {
    const [first, ...others] = byPosition.get(position) ?? [];
    if (first === undefined) return otherStatement;
    if (others.length === 0) return first.statement;
    const patterns = [first, ...others].flatMap(({ statement }) => statement.action.patterns);
    return {
      ...first.statement,
      action: { ...first.statement.action, patterns: [...new Set(patterns)] },
    };
  });
}

/** Announcements that several files have, each once with the actions of all. */
function mergeAnnouncements(rows: VersionAnnouncement[]): VersionAnnouncement[] {
  return [...groupByKey(rows, ({ id }) => id).values()].map((alike) => ({
    ...(alike[0] as VersionAnnouncement),
    actions: [...new Set(alike.flatMap(({ actions }) => actions))],
  }));
}

/** The services whose files have the statements that may match an action or a pattern. */
export function chooseServices(action: string, services: readonly string[]): string[] {
  const service = readService(action);
  return services.filter((each) => each === anyService || patternsOverlap(service, each));
}
