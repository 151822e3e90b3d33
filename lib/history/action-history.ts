import type { Effect, Patterns, Statement } from '../iam/document';
import type { Policy, Version } from '../record/types';
import { compareText, groupByKey } from '../shared/collections';
import { listDefaultVersions } from './default-versions';
import { groupScopes, listScopePeriods, type ScopeGroup } from './scopes';

/** When policies granted an action pattern, or all actions except those of a `NotAction`. */
export interface ActionHistory {
  effect: Effect;
  /** True where `patterns` are those of a `NotAction`. */
  negated: boolean;
  /** As the newest document writes them; sorted. Always one, unless `negated`. */
  patterns: string[];
  /** By policy, in the order given; for each policy, oldest first. */
  spans: GrantSpan[];
}

/** Consecutive versions on record in which a policy granted an action. */
export interface GrantSpan {
  policy: Policy;
  /** Oldest first. */
  versions: [Version, ...Version[]];
  /** The statements of each of the versions that have the pattern. */
  statements: readonly (readonly Statement[])[];
  /** The version after them, without the pattern; it may grant the action by a wider pattern. */
  until: Version | undefined;
  /** Whether versions right before the first are missing: one of them may have had it. */
  mayBeginEarlier: boolean;
  /** Whether versions right after the last are missing: one of them may have removed it. */
  mayEndEarlier: boolean;
  /** Resource patterns of all these versions, sorted. */
  resources: string[];
  /** The patterns of each `NotResource`, sorted. */
  exceptResources: string[][];
  /** Whether every statement that granted it had conditions. */
  conditioned: boolean;
}

/**
 * The history of each action pattern that occurs in a document, ignoring letter case; wildcards
 * are not expanded. Sorted by action, then effect, by code units.
 * A span may include missing versions between two versions on record.
 */
export function listActionHistories(policies: readonly Policy[]): ActionHistory[] {
  const occurrences = createOccurrences();
  for (const policy of policies) {
    const versions = listDefaultVersions(policy);
    for (const [index, version] of versions.entries()) {
      for (const statement of version.statements) {
        const { negated, patterns } = statement.action;
        for (const pattern of negated ? [undefined] : patterns) {
          const found = occurrences.find(statement, pattern);
          const last = found.at(-1);
          if (last?.versions === versions && last.index === index) last.statements.push(statement);
          else found.push({ policy, version, index, versions, pattern, statements: [statement] });
        }
      }
    }
  }
  return occurrences
    .list()
    .map(describeHistory)
    .map((history) => ({ history, text: history.patterns.join() }))
    .sort(
      (a, b) =>
        compareText(a.text, b.text) ||
        compareText(a.history.effect, b.history.effect) ||
        Number(a.history.negated) - Number(b.history.negated),
    )
    .map(({ history }) => history);
}

/** The statements of one version with one action. */
interface Occurrence {
  policy: Policy;
  version: Version;
  /** Position among the default versions of its policy. */
  index: number;
  versions: readonly Version[];
  /** As the first of the statements writes it; undefined for a `NotAction`. */
  pattern: string | undefined;
  statements: [Statement, ...Statement[]];
}

/** The occurrences of each action. Most documents write it alike, so that text is looked up first. */
function createOccurrences() {
  const byKey = new Map<string, Occurrence[]>();
  const byText = {
    Allow: new Map<string, Occurrence[]>(),
    Deny: new Map<string, Occurrence[]>(),
  };
  const findByKey = (key: string): Occurrence[] => {
    const known = byKey.get(key) ?? [];
    byKey.set(key, known);
    return known;
  };
  return {
    /** Without a pattern, the occurrences of the statement's `NotAction`. */
    find: ({ effect, action }: Statement, pattern: string | undefined): Occurrence[] => {
      if (pattern === undefined) return findByKey(getActionKey({ effect, ...action }));
      const known =
        byText[effect].get(pattern) ??
        findByKey(getActionKey({ effect, negated: false, patterns: [pattern] }));
      byText[effect].set(pattern, known);
      return known;
    },
    list: () => [...byKey.values()] as [Occurrence, ...Occurrence[]][],
  };
}

function lowercaseSorted({ patterns }: Patterns): string[] {
  return patterns.map((pattern) => pattern.toLowerCase()).sort();
}

function describeHistory(occurrences: [Occurrence, ...Occurrence[]]): ActionHistory {
  const { pattern, statements } = occurrences.reduce((newest, each) =>
    each.version.createDate > newest.version.createDate ? each : newest,
  );
  const [{ effect, action }] = statements;
  return {
    effect,
    negated: action.negated,
    patterns: pattern === undefined ? [...action.patterns].sort() : [pattern],
    spans: [...groupByKey(occurrences, ({ policy }) => policy.policyName).values()].flatMap((of) =>
      splitRuns(of).map(describeSpan),
    ),
  };
}

/** Splits the occurrences in one policy into consecutive versions. */
function splitRuns(occurrences: readonly Occurrence[]): [Occurrence, ...Occurrence[]][] {
  const runs: [Occurrence, ...Occurrence[]][] = [];
  for (const occurrence of occurrences) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === occurrence.index - 1) run.push(occurrence);
    else runs.push([occurrence]);
  }
  return runs;
}

function describeSpan(run: [Occurrence, ...Occurrence[]]): GrantSpan {
  const [{ policy, version: from, index, versions }, ...later] = run;
  const last = later.at(-1)?.version ?? from;
  const until = versions[index + run.length];
  const statements = run.flatMap((occurrence) => occurrence.statements);
  return {
    policy,
    versions: [from, ...later.map(({ version }) => version)],
    statements: run.map((occurrence) => occurrence.statements),
    until,
    mayBeginEarlier: from.number > (versions[index - 1]?.number ?? 0) + 1,
    mayEndEarlier: until !== undefined && until.number > last.number + 1,
    ...listResources(statements),
    conditioned: statements.every(({ conditions }) => conditions.length > 0),
  };
}

/** Consecutive versions mostly have the same resources, so each list is read once. */
function listResources(statements: readonly Statement[]) {
  const lists = new Map(statements.map(({ resource }) => [getResourcesKey(resource), resource]));
  const resources = new Set<string>();
  const excepted = new Map<string, string[]>();
  for (const { negated, patterns } of lists.values()) {
    if (negated) {
      const sorted = [...patterns].sort();
      const key = JSON.stringify(sorted);
      if (!excepted.has(key)) excepted.set(key, sorted);
    } else for (const pattern of patterns) resources.add(pattern);
  }
  return { resources: [...resources].sort(), exceptResources: [...excepted.values()] };
}

/** Cached, since every action of a statement needs the key. */
const resourceKeys = new WeakMap<Patterns, string>();

function getResourcesKey(resource: Patterns): string {
  const known = resourceKeys.get(resource) ?? JSON.stringify(resource);
  resourceKeys.set(resource, known);
  return known;
}

/**
 * When the policy had each scope of the action within a span: a resource and the conditions.
 * Scopes with the same conditions and versions are grouped; oldest first.
 */
export function listSpanScopes(span: GrantSpan): ScopeGroup<Version, Statement>[] {
  return groupScopes(listScopePeriods(span, (_, index) => span.statements[index] as Statement[]));
}

function getActionKey({
  effect,
  negated,
  patterns,
}: Pick<ActionHistory, 'effect'> & Patterns): string {
  return negated
    ? `${effect} not ${JSON.stringify(lowercaseSorted({ negated, patterns }))}`
    : `${effect} ${(patterns[0] as string).toLowerCase()}`;
}
