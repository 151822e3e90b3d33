import { collect } from '../collect';
import type { Condition } from '../document';
import { keyConditions } from '../grants';
import type { Difference, Witness } from './difference';
import { isOverServices, rankAction, rankDifference, rankLevel, sortLevels } from './seriousness';

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
  const lines = listLines(lists[0]);
  const [{ action, isRest }] = (lines[0] as DifferenceLine).differences as Alike;
  const isFirst = (each: Difference) => each.action === action && each.isRest === isRest;
  return {
    resources: lists.map(([{ resource }]) => resource),
    exceptResources,
    conditions,
    lines,
    // All lists name the same actions, in whatever order.
    witnesses: lists.map((list) => (list.find(isFirst) as Difference).witness),
  };
}

function listLines(differences: readonly Difference[]): DifferenceLine[] {
  return collect(differences, ({ action, accessLevels, isRest }) => [
    isRest,
    isOverServices(action),
    sortLevels(accessLevels),
  ])
    .map((alike) => ({
      accessLevels: sortLevels(alike[0].accessLevels),
      differences: alike.sort((a, b) => rankAction(a.action) - rankAction(b.action)),
    }))
    .sort((a, b) => rankLine(a) - rankLine(b));
}

/**
 * Patterns over services above all, then permissions management, roles handed on and whole
 * services, then level by level; the unknown and what is to come below.
 */
function rankLine({ accessLevels: [gravest], differences }: DifferenceLine): number {
  const [{ action, isRest }] = differences as Alike;
  if (isOverServices(action)) return -1;
  if (gravest === undefined) return isRest ? 101 : 100;
  const level = rankLevel(gravest);
  return level === 0 ? 0 : 10 * (rankAction(action) + 1) + level;
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
