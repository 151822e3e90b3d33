import { coversSeveralServices, isWholeService, sortLevels } from '../iam/compare/access-levels';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Patterns, Statement } from '../iam/document';
import { coversPattern, isPattern, readService } from '../iam/patterns';
import type { Policy } from '../record/types';
import { compareText, groupByJsonKey } from '../shared/collections';
import type { ActionHistory } from './action-history';
import { type ActionHistoryIndex, indexActionHistories } from './action-history-index';
import { listDefaultVersions } from './default-versions';

/** What the record says of the actions of one service, or of several. */
export interface ServiceActions {
  /** Its prefix; undefined for what is of several: patterns over services, and NotActions. */
  service: string | undefined;
  /** In the order of the histories. */
  entries: ActionEntry[];
}

/** One action pattern, or what a `NotAction` leaves, and all that bears on it. */
export interface ActionEntry {
  history: ActionHistory;
  /** AWS's access levels of all that it stands for, the most serious first; none if unknown. */
  accessLevels: string[];
  /** Of other histories those that stand for all of it, whatever their effect. */
  wider: ActionHistory[];
  /** How many actions of the catalog a wildcard stands for; 0 for a NotAction. */
  matchCount: number;
  /**
   * Those of them that no history of this effect names, each under the narrowest wildcard that
   * stands for it.
   */
  unnamed: UnnamedAction[];
  /** Whether some policy in force has it. */
  isCurrent: boolean;
}

/** An action that only wildcards give or deny. */
export interface UnnamedAction {
  action: string;
  accessLevels: string[];
}

/** What policies in force allow and deny of a service, and what they ever did. */
export interface ServiceSummary {
  /** Patterns that are allowed now, and ever. */
  allowed: { now: number; ever: number };
  denied: { now: number; ever: number };
  /** Of what is allowed now; the most serious first. */
  accessLevels: string[];
  /** Names of the policies that allow some of it now, in the order of the record. */
  policiesNow: string[];
  /** Those that once did, and do no more. */
  policiesBefore: string[];
  /** Patterns for all of the service that are allowed now. */
  whole: ActionEntry[];
}

export function summarizeService({ entries }: ServiceActions): ServiceSummary {
  const count = (effect: ActionHistory['effect']) => {
    const alike = entries.filter(({ history }) => history.effect === effect);
    return { now: alike.filter(({ isCurrent }) => isCurrent).length, ever: alike.length };
  };
  const allowed = entries.filter(({ history }) => history.effect === 'Allow');
  const now = allowed.filter(({ isCurrent }) => isCurrent);
  const policiesNow = listPolicyNames(
    now.map(({ history }) => history),
    true,
  );
  return {
    allowed: count('Allow'),
    denied: count('Deny'),
    accessLevels: sortLevels([...new Set(now.flatMap(({ accessLevels }) => accessLevels))]),
    policiesNow,
    policiesBefore: listPolicyNames(
      entries.map(({ history }) => history),
      false,
    ).filter((name) => !policiesNow.includes(name)),
    whole: now.filter(
      ({ history }) => !history.negated && isWholeService(history.patterns[0] as string),
    ),
  };
}

function listPolicyNames(histories: readonly ActionHistory[], inForce: boolean): string[] {
  const spans = histories.flatMap((history) => history.spans);
  return [
    ...new Set(
      spans
        .filter(({ until }) => !inForce || until === undefined)
        .map(({ policy }) => policy.policyName),
    ),
  ];
}

/** Groups histories by service, in plain order of text; what is of several services comes last. */
export function groupByService(
  histories: readonly ActionHistory[],
  catalog: ActionCatalog,
): ServiceActions[] {
  const index = indexActionHistories(histories);
  const listOf = createLister(catalog);
  return groupByJsonKey(histories, nameGroup)
    .map((alike) => ({
      service: readOwnService(alike[0]),
      entries: alike.map((history) => describeEntry(history, index, listOf(history), catalog)),
    }))
    .sort((a, b) => compareService(a.service, b.service));
}

/**
 * The services of `groupByService`, in its order, without what it says of them: that takes the
 * histories of all actions.
 */
export function listOwnServices(policies: readonly Policy[]): (string | undefined)[] {
  const services = new Set<string | undefined>();
  for (const { action } of policies.flatMap(listStatements)) {
    for (const pattern of action.patterns)
      services.add(readOwnService({ negated: action.negated, patterns: [pattern] }));
  }
  return [...services].sort(compareService);
}

function listStatements(policy: Policy): Statement[] {
  return listDefaultVersions(policy).flatMap(({ statements }) => statements);
}

/** JSON has no undefined in lists of its own. */
function nameGroup(history: ActionHistory): string | null {
  return readOwnService(history) ?? null;
}

function readOwnService({ negated, patterns }: Patterns): string | undefined {
  const pattern = patterns[0] as string;
  return negated || coversSeveralServices(pattern) ? undefined : readService(pattern);
}

function compareService(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(a, b);
}

function describeEntry(
  history: ActionHistory,
  index: ActionHistoryIndex,
  actions: readonly string[],
  catalog: ActionCatalog,
): ActionEntry {
  const known = isWildcard(history) ? actions : history.negated ? [] : history.patterns;
  return {
    history,
    accessLevels: sortLevels([...new Set(known.flatMap(catalog.readLevels))]),
    wider: index.listWider(history),
    matchCount: actions.length,
    unnamed: actions
      .filter((action) => index.findNarrowest(action, history.effect) === history)
      .map((action) => ({ action, accessLevels: sortLevels(catalog.readLevels(action)) })),
    isCurrent: history.spans.some(({ until }) => until === undefined),
  };
}

/** What a wildcard of one service stands for, by the catalog; each service is folded once. */
function createLister({ listActions }: ActionCatalog): (history: ActionHistory) => string[] {
  const services = new Map<string, { action: string; folded: string }[]>();
  return (history) => {
    if (!isWildcard(history)) return [];
    const pattern = (history.patterns[0] as string).toLowerCase();
    const service = readService(pattern);
    const known =
      services.get(service) ??
      listActions(service).map((action) => ({ action, folded: action.toLowerCase() }));
    services.set(service, known);
    return known.filter(({ folded }) => coversPattern(pattern, folded)).map(({ action }) => action);
  };
}

function isWildcard({ negated, patterns: [pattern = ''] }: ActionHistory): boolean {
  return !negated && isPattern(pattern) && !coversSeveralServices(pattern);
}
