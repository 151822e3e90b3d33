import { collect } from '../collect';
import type { Condition } from '../document';
import { keyConditions } from '../grants';
import type { Difference, Witness } from './difference';
import { rankDifference, rankLevel, sortLevels } from './seriousness';

/** Differences on the same resources under the same conditions, proved alike. */
export interface DifferenceGroup {
  resources: string[];
  exceptResources: string[];
  conditions: Condition[];
  /** By access level, the most serious first. */
  lines: DifferenceLine[];
  /** What they share is that of all; the action is that of the first. One a resource. */
  witnesses: Witness[];
}

/** The actions of one access level. */
export interface DifferenceLine {
  /** Empty where the catalogue does not know the actions, as of those that are yet to come. */
  accessLevels: string[];
  differences: Difference[];
}

/** Puts differences together that differ only in action, then in resource; most serious first. */
export function groupDifferences(differences: readonly Difference[]): DifferenceGroup[] {
  return collect(collect(differences, keyScope), keyActions)
    .map((lists) => ({ rank: Math.min(...lists.flat().map(rankDifference)), lists }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ lists }) => describeGroup(lists));
}

/** Differences on one resource, at least one. */
type Alike = [Difference, ...Difference[]];

function describeGroup(lists: [Alike, ...Alike[]]): DifferenceGroup {
  const [[{ exceptResources, conditions }]] = lists;
  return {
    resources: lists.map(([{ resource }]) => resource),
    exceptResources,
    conditions,
    lines: listLines(lists[0]),
    witnesses: lists.map(([{ witness }]) => witness),
  };
}

function listLines(differences: readonly Difference[]): DifferenceLine[] {
  return collect(differences, ({ accessLevels, isRest }) => [isRest, sortLevels(accessLevels)])
    .map((alike) => ({ accessLevels: sortLevels(alike[0].accessLevels), differences: alike }))
    .sort((a, b) => rankLine(a) - rankLine(b));
}

/** Wildcards over a service and roles handed on stand above their level; the unknown below all. */
function rankLine({ accessLevels: [gravest], differences }: DifferenceLine): number {
  const rank = Math.min(...differences.map(rankDifference));
  if (gravest === undefined) return differences[0]?.isRest ? 200 : 100;
  return rank * 10 + rankLevel(gravest);
}

function keyScope({ resource, exceptResources, conditions, witness }: Difference): unknown {
  return [resource, witness.resource, exceptResources, ...keyProof(conditions, witness)];
}

function keyActions(alike: Alike): unknown {
  const [{ exceptResources, conditions, witness }] = alike;
  const actions = alike
    .map(({ action, isRest, exceptActions }) => JSON.stringify([action, isRest, exceptActions]))
    .sort();
  return [actions, exceptResources, ...keyProof(conditions, witness)];
}

function keyProof(conditions: readonly Condition[], { holds, fails }: Witness): string[] {
  return [conditions, holds, fails].map(keyConditions);
}
