import { collect } from '../iam/collect';
import type { Effect, Statement } from '../iam/document';
import type { Policy, Version } from '../record/types';
import { compareText } from './compare-text';
import { listTurns } from './in-force';

/** An action pattern, or all that a `NotAction` leaves, and when policies granted it. */
export interface ActionLife {
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
export function listActionLives(policies: readonly Policy[]): ActionLife[] {
  const sightings = policies.flatMap((policy) =>
    listTurns(policy).flatMap((version, index, turns) =>
      collect(version.statements.flatMap(listParts), keyPart).map((parts) => ({
        policy,
        version,
        index,
        turns,
        parts,
      })),
    ),
  );
  return collect(sightings, ({ parts: [part] }) => keyPart(part))
    .map(describeLife)
    .sort(
      (a, b) =>
        compareText(a.patterns.join(), b.patterns.join()) ||
        compareText(a.effect, b.effect) ||
        Number(a.negated) - Number(b.negated),
    );
}

/** What one statement says of one action pattern, or of one `NotAction`. */
interface Part {
  patterns: string[];
  statement: Statement;
}

/** One action in one version, by all the statements that name it. */
interface Sighting {
  policy: Policy;
  version: Version;
  /** Where it stands among the turns of its policy. */
  index: number;
  turns: readonly Version[];
  parts: [Part, ...Part[]];
}

function listParts(statement: Statement): Part[] {
  const { negated, patterns } = statement.action;
  if (negated) return [{ patterns: [...patterns].sort(), statement }];
  return patterns.map((pattern) => ({ patterns: [pattern], statement }));
}

function keyPart({ patterns, statement }: Part): unknown {
  const folded = patterns.map((pattern) => pattern.toLowerCase()).sort();
  return [statement.effect, statement.action.negated, folded];
}

function describeLife(sightings: [Sighting, ...Sighting[]]): ActionLife {
  const { parts } = sightings.reduce((newest, each) =>
    each.version.createDate > newest.version.createDate ? each : newest,
  );
  const { patterns, statement } = parts[0];
  return {
    effect: statement.effect,
    negated: statement.action.negated,
    patterns,
    spans: collect(sightings, ({ policy }) => policy.policyName).flatMap((of) =>
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
  const statements = run.flatMap(({ parts }) => parts.map(({ statement }) => statement));
  const list = (negated: boolean) =>
    statements.flatMap(({ resource }) => (resource.negated === negated ? [resource.patterns] : []));
  return {
    policy,
    versions: [from, ...later.map(({ version }) => version)],
    until,
    mayBeginEarlier: from.number > (turns[index - 1]?.number ?? 0) + 1,
    mayEndEarlier: until !== undefined && until.number > last.number + 1,
    resources: [...new Set(list(false).flat())].sort(),
    exceptResources: collect(
      list(true).map((patterns) => [...patterns].sort()),
      (patterns) => patterns,
    ).map(([patterns]) => patterns),
    conditioned: statements.every(({ conditions }) => conditions.length > 0),
  };
}
