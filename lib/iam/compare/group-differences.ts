import { groupByJsonKey } from '../../shared/collections';
import type { Condition } from '../document';
import { getConditionsKey } from '../grants';
import { readService } from '../patterns';
import { rankAction, rankDifference, rankLevel, sortLevels } from './access-levels';
import type { Difference, Witness } from './difference';

/** All differences under the same conditions. */
export interface ConditionGroup {
  conditions: Condition[];
  /** Those of one service after those of another. */
  groups: DifferenceGroup[];
}

/** Differences of one service on the same resources whose witnesses have the same context. */
export interface DifferenceGroup {
  resources: string[];
  exceptResources: string[];
  /** By access level, the highest first; empty where there are only future actions. */
  lines: DifferenceLine[];
  /** The future actions, one difference for each pattern. */
  future: Difference[];
  /** A witness for each resource, for the first action. */
  witnesses: Witness[];
}

/** The actions of one access level. */
export interface DifferenceLine {
  /** Empty where the catalog does not have the actions. */
  accessLevels: string[];
  differences: Difference[];
}

/** Groups differences by conditions, service and resource, in the order of `rankDifference`. */
export function groupDifferences(differences: readonly Difference[]): ConditionGroup[] {
  return sortByRank(
    groupByJsonKey(differences, ({ conditions }) => getConditionsKey(conditions)),
  ).map((alike) => ({
    conditions: alike[0].conditions,
    groups: sortByRank(groupByJsonKey(alike, ({ action }) => readService(action))).flatMap(
      groupService,
    ),
  }));
}

function sortByRank(lists: DifferenceList[]): DifferenceList[] {
  return lists
    .map((list) => ({ rank: Math.min(...list.map(rankDifference)), list }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ list }) => list);
}

/** One or more differences. */
type DifferenceList = [Difference, ...Difference[]];

/** The groups of one service under the same conditions. */
function groupService(differences: readonly Difference[]): DifferenceGroup[] {
  const known = differences.filter(({ future }) => !future);
  const groups = groupByJsonKey(groupByJsonKey(known, getRequestKey), getActionsKey)
    .map((lists) => ({ rank: Math.min(...lists.flat().map(rankDifference)), lists }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ lists }) => describeGroup(lists));
  const future = differences.filter((each) => each.future);
  for (const lists of groupByJsonKey(groupByJsonKey(future, getResourceKey), listActions)) {
    const added = describeGroup(lists);
    // Future actions join the last group of the same resources.
    const group = groups.findLast((each) => getResourcesKey(each) === getResourcesKey(added));
    if (group === undefined) groups.push(added);
    else group.future.push(...added.future);
  }
  return groups;
}

/** All lists have the same actions, in any order, which are all future actions or all known ones. */
function describeGroup(lists: [DifferenceList, ...DifferenceList[]]): DifferenceGroup {
  const [list] = lists;
  const [{ exceptResources, future }] = list;
  const lines = future ? [] : listLines(list);
  const { action } = lines[0]?.differences[0] ?? list[0];
  return {
    resources: lists.map(([{ resource }]) => resource),
    exceptResources,
    lines,
    future: future ? [...list] : [],
    witnesses: lists.map(
      (each) => (each.find((other) => other.action === action) as Difference).witness,
    ),
  };
}

function listLines(differences: readonly Difference[]): DifferenceLine[] {
  return groupByJsonKey(differences, ({ accessLevels }) => sortLevels(accessLevels))
    .map((alike) => ({
      accessLevels: sortLevels(alike[0].accessLevels),
      differences: alike.sort((a, b) => rankAction(a.action) - rankAction(b.action)),
    }))
    .sort((a, b) => rankLine(a) - rankLine(b));
}

/**
 * First permissions management, then iam:PassRole, whole services and other actions, each by access
 * level, then actions that the catalog does not have.
 */
function rankLine({ accessLevels: [highest], differences }: DifferenceLine): number {
  const [{ action }] = differences as DifferenceList;
  if (highest === undefined) return 100;
  const level = rankLevel(highest);
  return level === 0 ? 0 : 10 * (rankAction(action) + 1) + level;
}

/**
 * The key of differences on the same resource whose witnesses have the same context. The resource of
 * a witness is ignored for `*`, since requests of some actions name no other resource.
 */
function getRequestKey(difference: Difference): unknown {
  const { resource } = difference.witness;
  const named = difference.resource === '*' ? [] : [resource];
  return [...getResourceKey(difference), ...named, ...getContextKey(difference)];
}

function getResourceKey({ resource, exceptResources }: Difference): unknown[] {
  return [resource, exceptResources];
}

function getResourcesKey({ resources, exceptResources }: DifferenceGroup): string {
  return JSON.stringify([[...resources].sort(), exceptResources]);
}

function getActionsKey(alike: DifferenceList): unknown {
  return [listActions(alike), ...getContextKey(alike[0])];
}

function listActions(alike: DifferenceList): unknown[] {
  const [{ exceptResources }] = alike;
  const actions = alike.map(({ action, exceptActions }) => JSON.stringify([action, exceptActions]));
  return [exceptResources, ...actions.sort()];
}

function getContextKey({ witness: { context } }: Difference): unknown[] {
  return Object.entries(context)
    .map(([key, value]) => JSON.stringify([key.toLowerCase(), value]))
    .sort();
}
