import type { Condition, Effect, Patterns } from '../iam/document';
import { getConditionsKey } from '../iam/grants';
import { groupByJsonKey } from '../shared/collections';

/** The fields of a statement that its scopes are read from. */
export interface Scoped {
  effect: Effect;
  resource: Patterns;
  conditions: Condition[];
}

/** Consecutive versions on record, and what is known of those around them. */
export interface VersionRun<V> {
  versions: readonly V[];
  /** The version on record after them. */
  until: V | undefined;
  /** Whether versions right before the first are missing. */
  mayBeginEarlier: boolean;
  /** Whether versions right after the last are missing. */
  mayEndEarlier: boolean;
}

/**
 * Consecutive versions that have one scope of an action: an effect on one resource pattern, or
 * on all except some (`NotResource`), under the same conditions.
 */
export interface ScopePeriod<V, S extends Scoped> extends VersionRun<V>, Scoped {
  versions: [V, ...V[]];
  /** The statements with this scope, for each of the versions. */
  statements: [S, ...S[]][];
}

/** Periods with the same versions, effect and conditions, of several resources. */
export interface ScopeGroup<V, S extends Scoped> extends Omit<ScopePeriod<V, S>, 'resource'> {
  /** The resource of each period; all are negated, or none is. */
  resources: Patterns[];
}

/**
 * When each scope existed in a run of versions: oldest first, those of one version in the order of
 * its statements. A period does not end where a version has the same scope in another statement.
 * @param listStatements the statements of a version with the action, by its position in the run too.
 */
export function listScopePeriods<V extends { number: number }, S extends Scoped>(
  run: VersionRun<V>,
  listStatements: (version: V, index: number) => readonly S[],
): ScopePeriod<V, S>[] {
  const periods: ScopePeriod<V, S>[] = [];
  let open = new Map<string, ScopePeriod<V, S>>();
  for (const [index, version] of run.versions.entries()) {
    const here = groupByScope(listStatements(version, index));
    const before = run.versions[index - 1];
    const isAfterMissing = before !== undefined && version.number > before.number + 1;
    for (const [key, period] of open) {
      if (!here.has(key)) Object.assign(period, { until: version, mayEndEarlier: isAfterMissing });
    }
    const next = new Map<string, ScopePeriod<V, S>>();
    for (const [key, { scope, statements }] of here) {
      const known = open.get(key);
      if (known !== undefined) {
        known.versions.push(version);
        known.statements.push(statements);
      }
      const period = known ?? {
        ...scope,
        versions: [version],
        until: run.until,
        mayBeginEarlier: before === undefined ? run.mayBeginEarlier : isAfterMissing,
        mayEndEarlier: run.mayEndEarlier,
        statements: [statements],
      };
      if (known === undefined) periods.push(period);
      next.set(key, period);
    }
    open = next;
  }
  return periods;
}

function groupByScope<S extends Scoped>(statements: readonly S[]) {
  const scopes = new Map<string, { scope: Scoped; statements: [S, ...S[]] }>();
  for (const statement of statements) {
    for (const scope of listScopes(statement)) {
      const key = getScopeKey(scope);
      const known = scopes.get(key);
      if (known === undefined) scopes.set(key, { scope, statements: [statement] });
      else known.statements.push(statement);
    }
  }
  return scopes;
}

/** One scope for each resource pattern; the patterns of a `NotResource` are one scope. */
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

/**
 * Groups periods that differ only in the resource.
 * @param keyOf a further value that must be equal within a group, compared as JSON.
 */
export function groupScopes<V extends { versionId: string; createDate: string }, S extends Scoped>(
  periods: readonly ScopePeriod<V, S>[],
  keyOf: (period: ScopePeriod<V, S>) => unknown = () => null,
): ScopeGroup<V, S>[] {
  return groupByJsonKey(periods, (period) => [
    period.effect,
    period.resource.negated,
    getConditionsKey(period.conditions),
    // The versions of a period are consecutive, so the first and their number identify them.
    period.versions[0].versionId,
    period.versions[0].createDate,
    period.versions.length,
    keyOf(period),
  ]).map((group) => {
    const [{ resource, ...first }] = group;
    return { ...first, resources: group.map((period) => period.resource) };
  });
}
