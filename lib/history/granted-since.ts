import { formatLines, type Line as PrintedLine } from '../diff/lines';
import { coversPatterns } from '../iam/cover-sides';
import type { Grant } from '../iam/grants';
import type { ServedVersion } from '../record/types';
import { groupByKey } from '../shared/collections';
import { type GrantIndex, type IndexedGrant, indexGrants, listIndexedGrants } from './grant-index';

/** Where an unbroken run of versions up to the newest begins. */
export interface Since {
  versionId: string;
  createDate: string;
  /** Whether versions right before it were not observed: the run may begin in one of them. */
  orEarlier: boolean;
}

/** Since when what one line of a document stands for has been granted: by itself, or wider. */
export interface LineSince {
  /** Of the oldest of its grants. */
  since: Since;
  /** Since when it has all of its grants; undefined where that is no later. */
  allSince: Since | undefined;
  /** Earlier grants of the same effect that covered it; undefined where none is older. */
  wider: WiderGrant | undefined;
}

/** A wider grant, by what is wider about it; the rest is as in the grant that it covers. */
export interface WiderGrant {
  since: Since;
  /** A wider action pattern, or `everything but …`. */
  action: string | undefined;
  resource: string | undefined;
  /** Whether it had no conditions, and the grant that it covers has some. */
  unconditioned: boolean;
  /** Whether it covered each grant of the line, since the same version. */
  ofAll: boolean;
}

/** What several lines of one statement say together. */
export interface SinceCell extends LineSince {
  /** How many lines it reaches over. */
  rows: number;
}

/**
 * Since when each line of the newest document is granted. What is dated is the grant, by
 * `keyGrant`: neither where its statement stands nor how it is written. An action stands for
 * itself on every resource of its statement, a resource for every action on it, a condition
 * for all of its statement; a negated side is one whole. Lines that grant nothing have no date.
 */
export function dateLines(versions: readonly ServedVersion[]): Map<number, LineSince> {
  return new Map(
    listGroups(versions).flatMap(({ lines }) =>
      lines.flatMap(({ number, says }): [number, LineSince][] =>
        says === undefined ? [] : [[number, says]],
      ),
    ),
  );
}

/**
 * The same, by the number of the first line of each cell: lines of one statement that follow
 * one another and say the same share one, over brackets between them.
 */
export function listSinceCells(versions: readonly ServedVersion[]): Map<number, SinceCell> {
  return new Map(listGroups(versions).flatMap(({ lines }) => joinCells(lines)));
}

interface DatedLine extends PrintedLine {
  says: LineSince | undefined;
}

function joinCells(lines: readonly DatedLine[]): [number, SinceCell][] {
  const cells: { first: number; last: number; key: string; says: LineSince }[] = [];
  let isOpen = false;
  for (const { number, value, says } of lines) {
    const key = JSON.stringify(says);
    const cell = cells.at(-1);
    if (says === undefined) isOpen &&= value === undefined;
    else if (isOpen && cell?.key === key) cell.last = number;
    else cells.push({ first: number, last: number, key, says });
    isOpen ||= says !== undefined;
  }
  return cells.map(({ first, last, says }) => [first, { ...says, rows: last - first + 1 }]);
}

function listGroups(versions: readonly ServedVersion[]): { lines: DatedLine[] }[] {
  const newest = versions.at(-1) as ServedVersion;
  const history = versions.map(({ statements }) => indexGrants(listIndexedGrants(statements)));
  const dated = (history.at(-1) as GrantIndex).grants.map((piece) => datePiece(piece, history));
  const byStatement = groupByKey<number | undefined, DatedPiece>(
    dated,
    ({ grant }) => grant.statement,
  );
  const readSince = (at: number): Since => {
    const { versionId, createDate, number } = versions[at] as ServedVersion;
    return { versionId, createDate, orEarlier: number > (versions[at - 1]?.number ?? 0) + 1 };
  };
  return formatLines(newest.document).map((group) => ({
    lines: group.lines.map((line) => {
      const pieces = choosePieces(line, byStatement.get(group.statement) ?? []);
      return { ...line, says: pieces[0] && describeLine(pieces, readSince) };
    }),
  }));
}

/** A grant of the newest version; what it began with are positions in the list of versions. */
interface DatedPiece extends IndexedGrant {
  first: number;
  /** Where a run of grants that cover it begins, itself among them, and the least wide of them. */
  covered: number;
  cover: IndexedGrant;
}

function datePiece(piece: IndexedGrant, history: readonly GrantIndex[]): DatedPiece {
  const [first] = followBack(history, ({ listEqual }) => listEqual(piece));
  const [covered, covers] = followBack(history, ({ listCovering }) => listCovering(piece));
  const cover = covers.reduce((a, b) => (rankCover(b, piece) < rankCover(a, piece) ? b : a));
  return { ...piece, first, covered, cover };
}

/** Where the run up to the newest begins in which something is found, and what is found there. */
function followBack(
  history: readonly GrantIndex[],
  find: (version: GrantIndex) => readonly IndexedGrant[],
): [number, readonly IndexedGrant[]] {
  let [at, found] = [history.length, [] as readonly IndexedGrant[]];
  for (const [index, version] of [...history.entries()].reverse()) {
    const here = find(version);
    if (here.length === 0) break;
    [at, found] = [index, here];
  }
  return [at, found];
}

/** What is wider about a grant: the action weighs more than the resource, that than conditions. */
function rankCover(wide: IndexedGrant, narrow: IndexedGrant): number {
  const { action, resource, unconditioned } = describeWidth(wide, narrow);
  return (action ? 4 : 0) + (resource ? 2 : 0) + (unconditioned ? 1 : 0);
}

function describeWidth(wide: IndexedGrant, narrow: IndexedGrant) {
  const differs = (side: 'action' | 'resource') =>
    !coversPatterns(narrow[side], wide[side]) ? nameSide(wide.grant, side) : undefined;
  return {
    action: differs('action'),
    resource: differs('resource'),
    unconditioned: wide.conditions !== narrow.conditions,
  };
}

function nameSide(grant: Grant, side: 'action' | 'resource'): string {
  return `${grant[`${side}Negated`] ? 'everything but ' : ''}${grant[side]}`;
}

function choosePieces({ path, value }: PrintedLine, own: readonly DatedPiece[]): DatedPiece[] {
  if (value === undefined) return [];
  if (path === 'Action') return own.filter(({ grant }) => grant.action === value);
  if (path === 'Resource') return own.filter(({ grant }) => grant.resource === value);
  // An operator without keys asks nothing.
  return /^(NotAction|NotResource|Condition\/[^/]+\/.+)$/s.test(path) ? [...own] : [];
}

function describeLine(pieces: readonly DatedPiece[], readSince: (at: number) => Since): LineSince {
  const firsts = pieces.map(({ first }) => first);
  const [first, last] = [Math.min(...firsts), Math.max(...firsts)];
  return {
    since: readSince(first),
    allSince: first === last ? undefined : readSince(last),
    wider: describeThrough(pieces, { first, last }, readSince),
  };
}

function describeThrough(
  pieces: readonly DatedPiece[],
  { first, last }: { first: number; last: number },
  readSince: (at: number) => Since,
): WiderGrant | undefined {
  const covers = pieces.map((piece) => piece.covered);
  const earliest = Math.min(...covers);
  // Told where it is older than all, or where all was covered before all was granted by itself.
  if (earliest >= first && Math.max(...covers) >= last) return undefined;
  const widths = pieces
    .filter((piece) => piece.covered < piece.first)
    .map((piece) => ({ at: piece.covered, ...describeWidth(piece.cover, piece) }))
    .sort((a, b) => a.at - b.at);
  const [{ at, ...width }] = widths as [(typeof widths)[number]];
  const keys = new Set(widths.map((each) => JSON.stringify(each)));
  return {
    since: readSince(at),
    ...width,
    ofAll: widths.length === pieces.length && keys.size === 1,
  };
}
