import { coversSeveralServices, isWholeService, sortLevels } from '../iam/compare/access-levels';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Patterns, Statement } from '../iam/document';
import { coversPattern, isPattern, readService } from '../iam/patterns';
import type { Policy } from '../record/types';
import { compareText, groupByJsonKey } from '../shared/collections';
import type { ActionHistory } from './action-history';
import { type ActionHistoryIndex, indexActionHistories } from './action-history-index';
import { listDefaultVersions } from './default-versions';

/** The actions of one service, or the patterns over several. */
export interface ServiceActions {
  /** Its prefix; undefined for patterns over services and for NotActions. */
  service: string | undefined;
  /** In the order of the histories. */
  entries: ActionEntry[];
}

/** The history of an action pattern or a `NotAction`, with what the catalog has of it. */
export interface ActionEntry {
  history: ActionHistory;
  /** AWS's access levels of all actions that it matches, the highest first; none if unknown. */
  accessLevels: string[];
  /** The other histories whose actions include all of its own, of either effect. */
  wider: ActionHistory[];
  /** How many actions of the catalog a wildcard matches; 0 for a NotAction. */
  matchCount: number;
  /**
   * Those of them that no history of this effect names; each is listed only with the narrowest
   * wildcard that matches it.
   */
  unnamed: UnnamedAction[];
  /** Whether the current version of a policy has it. */
  isCurrent: boolean;
}

/** An action that only wildcards allow or deny. */
export interface UnnamedAction {
  action: string;
  accessLevels: string[];
}

/** What policies allow and deny of a service, in their current versions and ever. */
export interface ServiceSummary {
  /** Patterns that are allowed now, and ever. */
  allowed: { now: number; ever: number };
  denied: { now: number; ever: number };
  /** Of what is allowed now; the highest first. */
  accessLevels: string[];
  /** Names of the policies that allow some of it now, in the order of the record. */
  policiesNow: string[];
  /** Names of the policies that did so only in earlier versions. */
  policiesBefore: string[];
  /** Patterns that match all of the service and are allowed now. */
  whole: ActionEntry[];
}

export function summarizeService({ entries }: ServiceActions): ServiceSummary {
  const count = (effect: ActionHistory['effect']) => {
    const group = entries.filter(({ history }) => history.effect === effect);
    return { now: group.filter(({ isCurrent }) => isCurrent).length, ever: group.length };
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

function listPolicyNames(histories: readonly ActionHistory[], onlyCurrent: boolean): string[] {
  const spans = histories.flatMap((history) => history.spans);
  return [
    ...new Set(
      spans
        .filter(({ until }) => !onlyCurrent || until === undefined)
        .map(({ policy }) => policy.policyName),
    ),
  ];
}

/** Groups histories by service, sorted by code units; patterns over services come last. */
export function groupByService(
  histories: readonly ActionHistory[],
  catalog: ActionCatalog,
): ServiceActions[] {
  const index = indexActionHistories(histories);
  const listMatching = createMatcher(catalog);
  return groupByJsonKey(histories, getServiceKey)
    .map((group) => ({
      service: readOwnService(group[0]),
      entries: group.map((history) =>
        describeEntry(history, index, listMatching(history), catalog),
      ),
    }))
    .sort((a, b) => compareService(a.service, b.service));
}

/**
 * The services of `groupByService`, in its order, without computing the histories of all
 * actions.
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

/** A key for JSON, which has no undefined. */
function getServiceKey(history: ActionHistory): string | null {
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
  let wider: ActionHistory[] | undefined;
  let unnamed: UnnamedAction[] | undefined;
  return {
    history,
    accessLevels: sortLevels([...new Set(known.flatMap(catalog.readLevels))]),
    // Computed on demand: over all policies of AWS, they take most of the time, and a page of a
    // service needs only its own.
    get wider() {
      wider ??= index.listWider(history);
      return wider;
    },
    matchCount: actions.length,
    get unnamed() {
      unnamed ??= actions
        .filter((action) => index.findNarrowest(action, history.effect) === history)
        .map((action) => ({ action, accessLevels: sortLevels(catalog.readLevels(action)) }));
      return unnamed;
    },
    isCurrent: history.spans.some(({ until }) => until === undefined),
  };
}

/** Finds the actions of the catalog that a wildcard of one service matches. */
function createMatcher({ listActions }: ActionCatalog): (history: ActionHistory) => string[] {
  const services = new Map<string, { action: string; lowercase: string }[]>();
  return (history) => {
    if (!isWildcard(history)) return [];
    const pattern = (history.patterns[0] as string).toLowerCase();
    const service = readService(pattern);
    const known =
      services.get(service) ??
      listActions(service).map((action) => ({ action, lowercase: action.toLowerCase() }));
    services.set(service, known);
    return known
      .filter(({ lowercase }) => coversPattern(pattern, lowercase))
      .map(({ action }) => action);
  };
}

function isWildcard({ negated, patterns: [pattern = ''] }: ActionHistory): boolean {
  return !negated && isPattern(pattern) && !coversSeveralServices(pattern);
}
