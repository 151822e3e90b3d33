import type { Effect, Patterns, Statement } from '../iam/document';
import type { Policy, Version } from '../record/types';
import { compareText, groupByKey } from '../shared/collections';
import { listDefaultVersions } from './default-versions';
import { groupScopes, listScopePeriods, type ScopeGroup } from './scopes';

/** An action pattern, or all that a `NotAction` leaves, and when policies granted it. */
export interface ActionHistory {
  effect: Effect;
  /** True where `patterns` are what a `NotAction` leaves out. */
  negated: boolean;
  /** As the newest document that has them spells them; one, unless negated: then sorted. */
  patterns: string[];
  /** By policy, in the order given; of one policy the oldest first. */
  spans: GrantSpan[];
}

/** Versions on record, one after the other, in which a policy granted an action. */
export interface GrantSpan {
  policy: Policy;
  /** Oldest first. */
  versions: [Version, ...Version[]];
  /** The version on record after them, which has the pattern no more; a wider one may grant it. */
  until: Version | undefined;
  /** Whether versions right before the first were not observed: one of them may have had it. */
  mayBeginEarlier: boolean;
  /** Whether versions right after the last were not observed: one of them may have lost it. */
  mayEndEarlier: boolean;
  /** Resource patterns of all these versions, sorted. */
  resources: string[];
  /** What each `NotResource` of them leaves out, sorted. */
  exceptResources: string[][];
  /** Whether every statement that granted it had conditions. */
  conditioned: boolean;
}

/**
 * The life of each action pattern, letter case aside, as the documents write it: a wildcard is
 * not taken apart. Sorted by action, then effect, in the plain order of text.
 * Where versions were not observed, a span goes from one observed version to the next.
 */
export function listActionHistories(policies: readonly Policy[]): ActionHistory[] {
  const sightings = createSightings();
  for (const policy of policies) {
    const turns = listDefaultVersions(policy);
    for (const [index, version] of turns.entries()) {
      for (const statement of version.statements) {
        const { negated, patterns } = statement.action;
        for (const pattern of negated ? [undefined] : patterns) {
          const seen = sightings.find(statement, pattern);
          const last = seen.at(-1);
          if (last?.turns === turns && last.index === index) last.statements.push(statement);
          else seen.push({ policy, version, index, turns, pattern, statements: [statement] });
        }
      }
    }
  }
  return sightings
    .list()
    .map(describeLife)
    .map((life) => ({ life, text: life.patterns.join() }))
    .sort(
      (a, b) =>
        compareText(a.text, b.text) ||
        compareText(a.life.effect, b.life.effect) ||
        Number(a.life.negated) - Number(b.life.negated),
    )
    .map(({ life }) => life);
}

/** One action in one version, by all the statements that name it. */
interface Sighting {
  policy: Policy;
  version: Version;
  /** Where it stands among the turns of its policy. */
  index: number;
  turns: readonly Version[];
  /** As the first of the statements writes it; undefined for what a `NotAction` leaves. */
  pattern: string | undefined;
  statements: [Statement, ...Statement[]];
}

/** The sightings of each action, found by how a statement writes it: most write it alike. */
function createSightings() {
  const folded = new Map<string, Sighting[]>();
  const written = {
    Allow: new Map<string, Sighting[]>(),
    Deny: new Map<string, Sighting[]>(),
  };
  const open = (key: string): Sighting[] => {
    const known = folded.get(key) ?? [];
    folded.set(key, known);
    return known;
  };
  return {
    /** Without a pattern those of what a `NotAction` leaves. */
    find: ({ effect, action }: Statement, pattern: string | undefined): Sighting[] => {
      if (pattern === undefined) return open(keyAction({ effect, ...action }));
      const known =
        written[effect].get(pattern) ??
        open(keyAction({ effect, negated: false, patterns: [pattern] }));
      written[effect].set(pattern, known);
      return known;
    },
    list: () => [...folded.values()] as [Sighting, ...Sighting[]][],
  };
}

function foldSet({ patterns }: Patterns): string[] {
  return patterns.map((pattern) => pattern.toLowerCase()).sort();
}

function describeLife(sightings: [Sighting, ...Sighting[]]): ActionHistory {
  const { pattern, statements } = sightings.reduce((newest, each) =>
    each.version.createDate > newest.version.createDate ? each : newest,
  );
  const [{ effect, action }] = statements;
  return {
    effect,
    negated: action.negated,
    patterns: pattern === undefined ? [...action.patterns].sort() : [pattern],
    spans: [...groupByKey(sightings, ({ policy }) => policy.policyName).values()].flatMap((of) =>
      splitRuns(of).map(describeSpan),
    ),
  };
}

/** Cuts the sightings in one policy where a version between two of them has none. */
function splitRuns(sightings: readonly Sighting[]): [Sighting, ...Sighting[]][] {
  const runs: [Sighting, ...Sighting[]][] = [];
  for (const sighting of sightings) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === sighting.index - 1) run.push(sighting);
    else runs.push([sighting]);
  }
  return runs;
}

function describeSpan(run: [Sighting, ...Sighting[]]): GrantSpan {
  const [{ policy, version: from, index, turns }, ...later] = run;
  const last = later.at(-1)?.version ?? from;
  const until = turns[index + run.length];
  const statements = run.flatMap((sighting) => sighting.statements);
  return {
    policy,
    versions: [from, ...later.map(({ version }) => version)],
    until,
    mayBeginEarlier: from.number > (turns[index - 1]?.number ?? 0) + 1,
    mayEndEarlier: until !== undefined && until.number > last.number + 1,
    ...listResources(statements),
    conditioned: statements.every(({ conditions }) => conditions.length > 0),
  };
}

/** Statements of one version after the other mostly name the same resources: each list counts once. */
function listResources(statements: readonly Statement[]) {
  const lists = new Map(statements.map(({ resource }) => [keyResources(resource), resource]));
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

/** Asked for with each action of a statement. */
const resourceKeys = new WeakMap<Patterns, string>();

function keyResources(resource: Patterns): string {
  const known = resourceKeys.get(resource) ?? JSON.stringify(resource);
  resourceKeys.set(resource, known);
  return known;
}

/**
 * When the policy had each scope of the action within a span: a resource and the conditions.
 * Scopes with the same conditions and versions are put together; the oldest first.
 */
export function listSpanScopes(
  life: Pick<ActionHistory, 'effect' | 'negated' | 'patterns'>,
  span: GrantSpan,
): ScopeGroup<Version, Statement>[] {
  const key = keyAction(life);
  // Every version of a span has the action.
  const listOf = ({ statements }: Version) => indexStatements(statements).get(key) as Statement[];
  return groupScopes(listScopePeriods(span, listOf));
}

/** Asked for with each action of a document. */
const statementIndexes = new WeakMap<readonly Statement[], Map<string, Statement[]>>();

/** The statements of a document by each action that they name. */
function indexStatements(statements: readonly Statement[]): Map<string, Statement[]> {
  const known = statementIndexes.get(statements);
  if (known !== undefined) return known;
  const index = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { effect, action } = statement;
    const keys = action.negated
      ? [keyAction({ effect, ...action })]
      : action.patterns.map((pattern) =>
          keyAction({ effect, negated: false, patterns: [pattern] }),
        );
    for (const key of new Set(keys)) index.set(key, [...(index.get(key) ?? []), statement]);
  }
  statementIndexes.set(statements, index);
  return index;
}

function keyAction({
  effect,
  negated,
  patterns,
}: Pick<ActionHistory, 'effect'> & Patterns): string {
  return negated
    ? `${effect} not ${JSON.stringify(foldSet({ negated, patterns }))}`
    : `${effect} ${(patterns[0] as string).toLowerCase()}`;
}
