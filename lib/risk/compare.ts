import { compareExtent } from '../iam/compare/compare';
import type { Statement } from '../iam/document';
import type { RiskAssessor, RiskFinding } from './assess';
import { compareFindings } from './assess';
import type { RiskCatalog } from './catalog';
import { listBounds } from './grade';
import { buildStatementsKey } from './restrict';
import { restrictStatements } from './restrict-resources';
import type { RequiredAction } from './types';

/** What a change does to an entry of the risk catalog. */
export type RiskEffect = 'opens' | 'widens' | 'mixed' | 'narrows' | 'closes';

/** The effects, the most severe first. */
export const riskEffects: readonly RiskEffect[] = ['opens', 'widens', 'mixed', 'narrows', 'closes'];

/** An entry that a change makes possible, impossible, or possible to another extent. Plain data. */
export interface RiskChange {
  effect: RiskEffect;
  /** After the change; before it where the change closes the entry. */
  finding: RiskFinding;
  /** The grade before the change, where it was another. */
  gradeBefore?: RiskFinding['grade'];
}

/**
 * What a change of documents opens, widens, narrows and closes, the most severe first. A Deny that
 * is removed counts.
 */
export function compareRisk(
  before: readonly Statement[],
  after: readonly Statement[],
  { assessor, catalog }: { assessor: RiskAssessor; catalog: RiskCatalog },
): RiskChange[] {
  const [old, now] = [assessor.assess(before), assessor.assess(after)];
  const [oldParts, nowParts] = [assessor.split(before), assessor.split(after)];
  const compareOnKind = createExtentComparison();
  const oldById = new Map(old.map((finding) => [finding.entry, finding]));
  const nowById = new Map(now.map((finding) => [finding.entry, finding]));
  const changes = now.flatMap((finding): RiskChange[] => {
    const previous = oldById.get(finding.entry);
    if (previous === undefined) return [{ effect: 'opens', finding }];
    const effect = findEffect(
      catalog.findEntry(finding.entry).requires,
      ({ action }) => [
        oldParts.get(action) as readonly Statement[],
        nowParts.get(action) as readonly Statement[],
      ],
      catalog,
      compareOnKind,
    );
    if (effect === undefined) return [];
    const isRegraded = previous.grade !== finding.grade;
    return [{ effect, finding, ...(isRegraded ? { gradeBefore: previous.grade } : {}) }];
  });
  const closed = old
    .filter(({ entry }) => !nowById.has(entry))
    .map((finding): RiskChange => ({ effect: 'closes', finding }));
  return [...changes, ...closed].sort(
    (a, b) =>
      riskEffects.indexOf(a.effect) - riskEffects.indexOf(b.effect) ||
      compareFindings(a.finding, b.finding, catalog),
  );
}

/** Whether the actions of an entry are allowed more or less widely; undefined where neither. */
function findEffect(
  requires: readonly RequiredAction[],
  read: (required: RequiredAction) => readonly [readonly Statement[], readonly Statement[]],
  { listResources }: RiskCatalog,
  compareOnKind: ExtentComparison,
): RiskEffect | undefined {
  const sides = requires.flatMap((required) => {
    const [before, after] = read(required);
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const resources = listResources(required.action);
    // Each kind by itself: a wildcard of a pattern of roles would also match the name of a user.
    return (resources.length === 0 ? [[]] : resources.map((kind) => [kind])).map((kind) =>
      compareOnKind(required, kind, before, after),
    );
  });
  const [more, less] = [sides.some((side) => side.more), sides.some((side) => side.less)];
  if (more) return less ? 'mixed' : 'widens';
  return less ? 'narrows' : undefined;
}

type ExtentComparison = (
  required: RequiredAction,
  kind: readonly string[],
  before: readonly Statement[],
  after: readonly Statement[],
) => { more: boolean; less: boolean };

/** Compares what statements of one action allow on a kind of resource; on `*` where there is none. */
function createExtentComparison(): ExtentComparison {
  // Actions of the same statements differ only in their name.
  const compared = new Map<string, { more: boolean; less: boolean }>();
  return (required, kind, before, after) => {
    const key = JSON.stringify([
      kind,
      required.passedTo,
      ...[before, after].map(buildStatementsKey),
    ]);
    const known = compared.get(key);
    if (known !== undefined) return known;
    const bounds = listBounds(required, kind);
    const found = compareExtent(
      [...restrictStatements(before, kind), ...bounds],
      [...restrictStatements(after, kind), ...bounds],
    );
    compared.set(key, found);
    return found;
  };
}
