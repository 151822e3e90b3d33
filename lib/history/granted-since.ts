import { formatLines, type Line } from '../diff/lines';
import type { Statement } from '../iam/document';
import type { Grant } from '../iam/grants';
import { coversPatterns } from '../iam/patterns';
import type { ServedVersion } from '../record/types';
import { groupByKey } from '../shared/collections';
import { type GrantIndex, type IndexedGrant, indexGrants } from './grant-index';

/** The first of the consecutive versions, up to the newest, that grant something. */
export interface Since {
  versionId: string;
  createDate: string;
  /** Whether versions right before it are missing: one of them may be the first. */
  orEarlier: boolean;
}

/** Since when the grants of one line of a document exist, as written or wider. */
export interface LineSince {
  /** The date of the oldest of its grants. */
  since: Since;
  /** Since when it has all of its grants; undefined where that is no later. */
  allSince: Since | undefined;
  /** Earlier grants of the same effect that covered it; undefined where none is older. */
  wider: WiderGrant | undefined;
}

/** How a grant is wider than one that it covers; where it is no wider, the two agree. */
export interface WiderGrant {
  since: Since;
  /** The wider action pattern, or `everything but …`. */
  action: string | undefined;
  resource: string | undefined;
  /** Whether it had no conditions, and the grant that it covers has some. */
  unconditioned: boolean;
  /** Whether it covered every grant of the line, since the same version. */
  ofAll: boolean;
}

/** A table cell for consecutive lines of a statement that have the same dates. */
export interface SinceCell extends LineSince {
  /** How many lines it spans. */
  rows: number;
}

/**
 * Since when each line of the newest document is granted, by the number of the first line of
 * each cell. Lines of one statement with the same dates share a cell, including the brackets
 * between them; lines without grants have no cell.
 * Grants are compared by `getGrantKey`, so neither the statement nor the way in which a grant is
 * written counts. The grants of an action are those of the action on every resource of its
 * statement, the grants of a resource those of every action on it, and the grants of a condition
 * or of a negated side those of the whole statement.
 */
export function listSinceCells(versions: readonly ServedVersion[]): Map<number, SinceCell> {
  const newest = versions.at(-1) as ServedVersion;
  const indexes = new Map<readonly Statement[], GrantIndex>();
  const history = versions.map(({ statements }) => {
    // Versions with equal statements have one list of them.
    const index = indexes.get(statements) ?? indexGrants(statements);
    indexes.set(statements, index);
    return index;
  });
  const { grants } = history.at(-1) as GrantIndex;
  const byStatement = groupByKey<number | undefined, DatedGrant>(
    grants.map((grant) => dateGrant(grant, history)),
    ({ grant }) => grant.statement,
  );
  const readSince = (index: number): Since => {
    const { versionId, createDate, number } = versions[index] as ServedVersion;
    return { versionId, createDate, orEarlier: number > (versions[index - 1]?.number ?? 0) + 1 };
  };
  return new Map(
    formatLines(newest.document).flatMap(({ statement, lines }) =>
      joinCells(
        lines.map((line) => {
          const own = selectGrants(line, byStatement.get(statement) ?? []);
          return { ...line, since: own[0] && describeLine(own, readSince) };
        }),
      ),
    ),
  );
}

interface DatedLine extends Line {
  since: LineSince | undefined;
}

function joinCells(lines: readonly DatedLine[]): [number, SinceCell][] {
  const cells: { first: number; last: number; key: string; since: LineSince }[] = [];
  let isOpen = false;
  for (const { number, value, since } of lines) {
    const key = JSON.stringify(since);
    const cell = cells.at(-1);
    if (since === undefined) isOpen &&= value === undefined;
    else if (isOpen && cell?.key === key) cell.last = number;
    else cells.push({ first: number, last: number, key, since });
    isOpen ||= since !== undefined;
  }
  return cells.map(({ first, last, since }) => [first, { ...since, rows: last - first + 1 }]);
}

/** A grant of the newest version; dates are indexes in the list of versions. */
interface DatedGrant extends IndexedGrant {
  first: number;
  /** The first of the consecutive versions that have a covering grant. */
  coveredFirst: number;
  /** The narrowest grant of that version that covers it; the grant itself covers itself. */
  cover: IndexedGrant;
}

function dateGrant(grant: IndexedGrant, history: readonly GrantIndex[]): DatedGrant {
  const first = followBack(history, history.length, ({ listEqual }) => listEqual(grant));
  // An equal grant covers it, too.
  const coveredFirst = followBack(history, first, ({ listCovering }) => listCovering(grant));
  const covers = (history[coveredFirst] as GrantIndex).listCovering(grant);
  const cover = covers.reduce((a, b) => (rankWidth(b, grant) < rankWidth(a, grant) ? b : a));
  return { ...grant, first, coveredFirst, cover };
}

/** The first of the consecutive versions before `end` in which something is found; `end` where there is none. */
function followBack(
  history: readonly GrantIndex[],
  end: number,
  find: (version: GrantIndex) => readonly IndexedGrant[],
): number {
  let first = end;
  while (first > 0) {
    const version = history[first - 1] as GrantIndex;
    if (version !== history[first] && find(version).length === 0) break;
    first -= 1;
  }
  return first;
}

/** Orders covering grants: a wider resource ranks above wider conditions, a wider action above both. */
function rankWidth(wide: IndexedGrant, narrow: IndexedGrant): number {
  const { action, resource, unconditioned } = describeWidth(wide, narrow);
  return (action ? 4 : 0) + (resource ? 2 : 0) + (unconditioned ? 1 : 0);
}

function describeWidth(wide: IndexedGrant, narrow: IndexedGrant) {
  const formatWider = (side: 'action' | 'resource') =>
    coversPatterns(narrow[side], wide[side]) ? undefined : formatSide(wide.grant, side);
  return {
    action: formatWider('action'),
    resource: formatWider('resource'),
    unconditioned: wide.conditions !== narrow.conditions,
  };
}

function formatSide(grant: Grant, side: 'action' | 'resource'): string {
  return `${grant[`${side}Negated`] ? 'everything but ' : ''}${grant[side]}`;
}

function selectGrants({ path, value }: Line, own: readonly DatedGrant[]): DatedGrant[] {
  if (value === undefined) return [];
  if (path === 'Action') return own.filter(({ grant }) => grant.action === value);
  if (path === 'Resource') return own.filter(({ grant }) => grant.resource === value);
  // An operator without keys is no condition.
  return /^(NotAction|NotResource|Condition\/[^/]+\/.+)$/s.test(path) ? [...own] : [];
}

function describeLine(
  grants: readonly DatedGrant[],
  readSince: (index: number) => Since,
): LineSince {
  const firsts = grants.map(({ first }) => first);
  const [first, last] = [Math.min(...firsts), Math.max(...firsts)];
  return {
    since: readSince(first),
    allSince: first === last ? undefined : readSince(last),
    wider: describeWider(grants, { first, last }, readSince),
  };
}

function describeWider(
  grants: readonly DatedGrant[],
  { first, last }: { first: number; last: number },
  readSince: (index: number) => Since,
): WiderGrant | undefined {
  const covered = grants.map(({ coveredFirst }) => coveredFirst);
  // No grant was covered before the first existed, nor all of them before all existed.
  if (Math.min(...covered) >= first && Math.max(...covered) >= last) return undefined;
  const widths = grants
    .filter((grant) => grant.coveredFirst < grant.first)
    .map((grant) => ({ index: grant.coveredFirst, ...describeWidth(grant.cover, grant) }))
    .sort((a, b) => a.index - b.index);
  const [{ index, ...width }] = widths as [(typeof widths)[number]];
  const keys = new Set(widths.map((each) => JSON.stringify(each)));
  return {
    since: readSince(index),
    ...width,
    ofAll: widths.length === grants.length && keys.size === 1,
  };
}
