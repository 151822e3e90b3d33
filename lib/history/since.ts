import { type LineGroup, type Line as PrintedLine, printLines } from '../diff/lines';
import { collect } from '../iam/collect';
import { coversSide, foldActions } from '../iam/cover-sides';
import type { Patterns, Statement } from '../iam/document';
import { type Grant, keyConditions, keyGrant, listGrants } from '../iam/grants';
import { isPattern, readService } from '../iam/patterns';
import type { ServedVersion } from '../record/types';

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
  through: Through | undefined;
}

/** A wider grant, by what is wider about it; the rest is as in the grant that it covers. */
export interface Through {
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
  const history = versions.map(({ statements }) => indexPieces(listPieces(statements)));
  const dated = (history.at(-1) as PieceIndex).pieces.map((piece) => datePiece(piece, history));
  const choosePieces = createChooser(dated);
  const readSince = (at: number): Since => {
    const { versionId, createDate, number } = versions[at] as ServedVersion;
    return { versionId, createDate, orEarlier: number > (versions[at - 1]?.number ?? 0) + 1 };
  };
  return printLines(newest.document).map((group) => ({
    lines: group.lines.map((line) => {
      const pieces = choosePieces(group, line);
      return { ...line, says: pieces[0] && describeLine(pieces, readSince) };
    }),
  }));
}

/** A grant with its sides as patterns. */
interface Piece {
  /** Among the grants of its document. */
  position: number;
  grant: Grant;
  key: string;
  action: Patterns;
  resource: Patterns;
  conditions: string;
}

/** A grant of the newest version; what it began with are positions in the list of versions. */
interface DatedPiece extends Piece {
  first: number;
  /** Where a run of grants that cover it begins, itself among them, and the least wide of them. */
  covered: number;
  cover: Piece;
}

function listPieces(statements: readonly Statement[]): Piece[] {
  return listGrants(statements).map((grant, position) => {
    const { action, resource } = statements[grant.statement] as Statement;
    return {
      position,
      grant,
      key: keyGrant(grant),
      action: foldActions(grant.actionNegated ? action : { ...action, patterns: [grant.action] }),
      resource: grant.resourceNegated ? resource : { ...resource, patterns: [grant.resource] },
      conditions: keyConditions(grant.conditions),
    };
  });
}

/** The grants of one version, and which of them can cover a given one. */
interface PieceIndex {
  pieces: readonly Piece[];
  keys: ReadonlySet<string>;
  /** In the order of the document; few, where a document of thousands has one service's. */
  listNear: (piece: Piece) => readonly Piece[];
}

function indexPieces(pieces: readonly Piece[]): PieceIndex {
  const byService = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const service = nameService(piece);
    const group = byService.get(service);
    if (group === undefined) byService.set(service, [piece]);
    else group.push(piece);
  }
  // What is over services can cover what is of one, and never the other way round.
  const over = byService.get('') ?? [];
  const merged = new Map<string, readonly Piece[]>([['', over]]);
  const listOf = (service: string) => {
    const known = merged.get(service);
    if (known !== undefined) return known;
    const own = byService.get(service) ?? [];
    const both =
      over.length === 0 ? own : [...own, ...over].sort((a, b) => a.position - b.position);
    merged.set(service, both);
    return both;
  };
  return {
    pieces,
    keys: new Set(pieces.map(({ key }) => key)),
    // All but some actions may be covered by whatever names the rest.
    listNear: (piece) => (piece.action.negated ? pieces : listOf(nameService(piece))),
  };
}

/** The service of an action pattern; nothing for what is over services. */
function nameService({ action: { negated, patterns } }: Piece): string {
  const [pattern = ''] = patterns;
  const service = readService(pattern);
  return negated || isPattern(service) ? '' : service;
}

function datePiece(piece: Piece, history: readonly PieceIndex[]): DatedPiece {
  const [first] = followBack(history, ({ keys }) => (keys.has(piece.key) ? [piece] : []));
  const [covered, covers] = followBack(history, ({ listNear }) =>
    listNear(piece).filter((wide) => coversPiece(wide, piece)),
  );
  const cover = covers.reduce((a, b) => (rankCover(b, piece) < rankCover(a, piece) ? b : a));
  return { ...piece, first, covered, cover };
}

/** Where the run up to the newest begins in which something is found, and what is found there. */
function followBack(
  history: readonly PieceIndex[],
  find: (index: PieceIndex) => Piece[],
): [number, Piece[]] {
  let [at, found] = [history.length, [] as Piece[]];
  while (at > 0) {
    const here = find(history[at - 1] as PieceIndex);
    if (here.length === 0) break;
    [at, found] = [at - 1, here];
  }
  return [at, found];
}

function coversPiece(wide: Piece, narrow: Piece): boolean {
  return (
    wide.grant.effect === narrow.grant.effect &&
    (wide.grant.conditions.length === 0 || wide.conditions === narrow.conditions) &&
    coversSide(wide.action, narrow.action) &&
    coversSide(wide.resource, narrow.resource)
  );
}

/** What is wider about a grant: the action weighs more than the resource, that than conditions. */
function rankCover(wide: Piece, narrow: Piece): number {
  const { action, resource, unconditioned } = describeWidth(wide, narrow);
  return (action ? 4 : 0) + (resource ? 2 : 0) + (unconditioned ? 1 : 0);
}

function describeWidth(wide: Piece, narrow: Piece) {
  const differs = (side: 'action' | 'resource') =>
    !coversSide(narrow[side], wide[side]) ? nameSide(wide.grant, side) : undefined;
  return {
    action: differs('action'),
    resource: differs('resource'),
    unconditioned: wide.conditions !== narrow.conditions,
  };
}

function nameSide(grant: Grant, side: 'action' | 'resource'): string {
  return `${grant[`${side}Negated`] ? 'everything but ' : ''}${grant[side]}`;
}

/** Which grants a line of the document stands for. */
function createChooser(dated: readonly DatedPiece[]) {
  const listByAction = groupPieces(dated, ({ grant }) => [grant.statement, grant.action]);
  const listByResource = groupPieces(dated, ({ grant }) => [grant.statement, grant.resource]);
  const listByStatement = groupPieces(dated, ({ grant }) => [grant.statement]);
  return ({ statement }: LineGroup, { path, value }: PrintedLine): DatedPiece[] => {
    if (value === undefined) return [];
    if (path === 'Action') return listByAction(statement, value);
    if (path === 'Resource') return listByResource(statement, value);
    // An operator without keys asks nothing.
    return /^(NotAction|NotResource|Condition\/[^/]+\/.+)$/s.test(path)
      ? listByStatement(statement)
      : [];
  };
}

function groupPieces(
  dated: readonly DatedPiece[],
  keyOf: (piece: DatedPiece) => unknown[],
): (...key: unknown[]) => DatedPiece[] {
  const groups = new Map(
    collect(dated, keyOf).map((pieces) => [JSON.stringify(keyOf(pieces[0])), pieces]),
  );
  return (...key) => groups.get(JSON.stringify(key)) ?? [];
}

function describeLine(pieces: readonly DatedPiece[], readSince: (at: number) => Since): LineSince {
  const firsts = pieces.map(({ first }) => first);
  const [first, last] = [Math.min(...firsts), Math.max(...firsts)];
  return {
    since: readSince(first),
    allSince: first === last ? undefined : readSince(last),
    through: describeThrough(pieces, { first, last }, readSince),
  };
}

function describeThrough(
  pieces: readonly DatedPiece[],
  { first, last }: { first: number; last: number },
  readSince: (at: number) => Since,
): Through | undefined {
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
