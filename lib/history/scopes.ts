import type { Condition, Effect, Patterns } from '../iam/document';
import { getConditionsKey } from '../iam/grants';
import { groupByJsonKey } from '../shared/collections';

/** As much of a statement as its scopes are read from. */
export interface Scoped {
  effect: Effect;
  resource: Patterns;
  conditions: Condition[];
}

/** Versions one after the other, and what is known of those around them. */
export interface Run<V> {
  versions: readonly V[];
  /** The version on record after them. */
  until: V | undefined;
  /** Whether versions right before the first were not observed. */
  mayBeginEarlier: boolean;
  /** Whether versions right after the last were not observed. */
  mayEndEarlier: boolean;
}

/**
 * Versions one after the other that have one scope of an action: an effect on one resource
 * pattern, or on all but some (`NotResource`), under the same conditions.
 */
export interface ScopePeriod<V, S extends Scoped> extends Run<V>, Scoped {
  versions: [V, ...V[]];
  /** Of each of the versions, what it says of the action on this scope. */
  says: [S, ...S[]][];
}

/** Periods of the same scope but for the resource, with the same versions. */
export interface ScopeGroup<V, S extends Scoped> extends Omit<ScopePeriod<V, S>, 'resource'> {
  /** The resource of each of the periods: all of them negated, or none. */
  resources: Patterns[];
}

/**
 * When each scope was in a run of versions, by what each version says; the oldest first, those
 * of one version in its order. Only the scope counts, not the statement that it is written in:
 * a version that writes the same grants in other statements ends no period.
 */
export function listScopePeriods<V extends { number: number }, S extends Scoped>(
  run: Run<V>,
  say: (version: V) => readonly S[],
): ScopePeriod<V, S>[] {
  const periods: ScopePeriod<V, S>[] = [];
  let open = new Map<string, ScopePeriod<V, S>>();
  for (const [index, version] of run.versions.entries()) {
    const here = splitScopes(say(version));
    const before = run.versions[index - 1];
    const isAfterGap = before !== undefined && version.number > before.number + 1;
    for (const [key, period] of open) {
      if (!here.has(key)) Object.assign(period, { until: version, mayEndEarlier: isAfterGap });
    }
    const next = new Map<string, ScopePeriod<V, S>>();
    for (const [key, { scope, says }] of here) {
      const known = open.get(key);
      if (known !== undefined) {
        known.versions.push(version);
        known.says.push(says);
      }
      const period = known ?? {
        ...scope,
        versions: [version],
        until: run.until,
        mayBeginEarlier: before === undefined ? run.mayBeginEarlier : isAfterGap,
        mayEndEarlier: run.mayEndEarlier,
        says: [says],
      };
      if (known === undefined) periods.push(period);
      next.set(key, period);
    }
    open = next;
  }
  return periods;
}

function splitScopes<S extends Scoped>(says: readonly S[]) {
  const scopes = new Map<string, { scope: Scoped; says: [S, ...S[]] }>();
  for (const said of says) {
    for (const scope of listScopes(said)) {
      const key = getScopeKey(scope);
      const known = scopes.get(key);
      if (known === undefined) scopes.set(key, { scope, says: [said] });
      else known.says.push(said);
    }
  }
  return scopes;
}

/** One scope for each resource pattern; what a `NotResource` leaves is one whole. */
function listScopes({ effect, resource, conditions }: Scoped): Scoped[] {
  if (resource.negated) return [{ effect, resource, conditions }];
  return [...new Set(resource.patterns)].map((pattern) => ({
    effect,
    resource: { negated: false, patterns: [pattern] },
    conditions,
  }));
}

function getScopeKey({ effect, resource, conditions }: Scoped): string {
  const patterns = JSON.stringify([...resource.patterns].sort());
  return `${effect} ${resource.negated} ${patterns} ${getConditionsKey(conditions)}`;
}

/** Puts periods together that differ in the resource alone, and in nothing else that is told. */
export function groupScopes<V extends { versionId: string; createDate: string }, S extends Scoped>(
  periods: readonly ScopePeriod<V, S>[],
  keyOf: (period: ScopePeriod<V, S>) => unknown = () => null,
): ScopeGroup<V, S>[] {
  return groupByJsonKey(periods, (period) => [
    period.effect,
    period.resource.negated,
    getConditionsKey(period.conditions),
    // Versions of a period follow one another: the first and their number say which they are.
    period.versions[0].versionId,
    period.versions[0].createDate,
    period.versions.length,
    keyOf(period),
  ]).map((alike) => {
    const [{ resource, ...first }] = alike;
    return { ...first, resources: alike.map((period) => period.resource) };
  });
}
