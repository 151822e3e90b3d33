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
  const alike = [...collect(differences, keyScope).values()];
  const merged = [...collect(alike, keyActions).values()];
  return merged
    .map((lists) => ({ rank: Math.min(...lists.flat().map(rankDifference)), lists }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ lists }) => describeGroup(lists as [Difference[], ...Difference[][]]));
}

function describeGroup(lists: [Difference[], ...Difference[][]]): DifferenceGroup {
  const [first] = lists;
  const { exceptResources, conditions } = first[0] as Difference;
  return {
    resources: lists.map(([each]) => (each as Difference).resource),
    exceptResources,
    conditions,
    lines: listLines(first),
    witnesses: lists.map(([each]) => (each as Difference).witness),
  };
}

function listLines(differences: readonly Difference[]): DifferenceLine[] {
  const byLevel = collect(differences, ({ accessLevels }) => sortLevels(accessLevels).join());
  return [...byLevel.values()]
    .map((alike) => ({
      accessLevels: sortLevels((alike[0] as Difference).accessLevels),
      differences: alike,
    }))
    .sort((a, b) => rankLine(a) - rankLine(b));
}

/** Wildcards over a service and roles handed on stand above their level; the unknown below all. */
function rankLine({ accessLevels: [gravest], differences }: DifferenceLine): number {
  const rank = Math.min(...differences.map(rankDifference));
  return gravest === undefined ? 100 : rank * 10 + rankLevel(gravest);
}

function keyScope({ resource, exceptResources, conditions, witness }: Difference): string {
  const { holds, fails } = witness;
  return JSON.stringify([
    resource,
    exceptResources,
    keyConditions(conditions),
    witness.resource,
    keyConditions(holds),
    keyConditions(fails),
  ]);
}

function keyActions(alike: readonly Difference[]): string {
  const { exceptResources, conditions, witness } = alike[0] as Difference;
  return JSON.stringify([
    alike.map(({ action, isRest, exceptActions }) => [action, isRest, exceptActions]),
    exceptResources,
    keyConditions(conditions),
    keyConditions(witness.holds),
    keyConditions(witness.fails),
  ]);
}

function collect<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
