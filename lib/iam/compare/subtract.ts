import { type Access, normalizeAction, type Rule } from '../evaluate/rules';
import { coversPattern, isPattern, patternsMeet, readService } from '../patterns';
import type { ActionRules, Sides, Tools } from './comparison-sides';
import type { Difference, Undecided } from './difference';
import { dropCovered } from './drop-covered';
import { describeKnown, expandAction } from './known';
import { listOverlaps, listPieces, meetAll, shorten, unique } from './pieces';
import {
  dropInner,
  findResourceDifferences,
  type ResourceDifference,
  type ResourceDifferences,
} from './resource-differences';
import { tooComplex } from './resource-search';
import { isOverServices } from './seriousness';
import { confirmWitness } from './witness';

/** More parts of one action pattern than this are not described apart. */
const maxNested = 300;

/** The access of `mine` that `other` does not give. */
export function subtractAccess(
  mine: Access,
  other: Access,
  tools: Tools,
): { differences: Difference[]; undecided: Undecided[] } {
  const isDenied = indexGrants(mine.denies);
  // A Deny that both documents have makes no difference.
  const holes = without(other.denies, mine.denies).filter(
    (rule) => !listActions(rule).every((action) => isDenied(rule, action)),
  );
  const isAllowed = indexGrants(other.allows);
  const subtraction = new Subtraction({ mine, other }, new Set(holes), tools);
  for (const rule of holes.length > 0 ? mine.allows : without(mine.allows, other.allows)) {
    for (const action of listActions(rule)) {
      const pattern = rule.action.isNegated ? '*' : action;
      if (!isAllowed(rule, action) || holes.some((hole) => mayMatch(hole, pattern))) {
        subtraction.subtract(rule, pattern);
      }
    }
  }
  return subtraction.finish();
}

function without(rules: readonly Rule[], left: readonly Rule[]): readonly Rule[] {
  const known = new Set(left);
  return rules.filter((rule) => !known.has(rule));
}

/** The action patterns of a rule; those of NotAction are one text. */
function listActions({ action: { isNegated, patterns } }: Rule): readonly string[] {
  return isNegated ? [JSON.stringify([...patterns].sort())] : unique(patterns);
}

/** Tells whether some rules have a grant: an action on the resources and conditions of a rule. */
function indexGrants(rules: readonly Rule[]): (rule: Rule, action: string) => boolean {
  let named: ReturnType<typeof groupByScope> | undefined;
  return ({ scopes }, action) => {
    // Documents that have all statements in common need no index.
    named ??= groupByScope(rules);
    const known = named;
    return scopes.every((scope) => known.get(scope)?.some((actions) => actions.has(action)));
  };
}

function groupByScope(rules: readonly Rule[]): Map<string, ReadonlySet<string>[]> {
  const named = new Map<string, ReadonlySet<string>[]>();
  for (const rule of rules) {
    const actions = new Set(listActions(rule));
    for (const scope of rule.scopes) named.set(scope, [...(named.get(scope) ?? []), actions]);
  }
  return named;
}

function mayMatch({ action }: Rule, pattern: string): boolean {
  return action.isNegated || action.patterns.some((each) => patternsMeet(each, pattern));
}

/** Collects what `mine` allows and `other` does not, Allow by Allow. */
class Subtraction {
  readonly #sides: Sides;
  readonly #holes: ReadonlySet<Rule>;
  readonly #tools: Tools;
  readonly #differences = new Map<string, Difference>();
  readonly #undecided = new Map<string, Undecided>();
  readonly #matching = new Map<string, ActionRules>();
  readonly #resources = new Map<string, ResourceDifferences>();

  constructor(sides: Sides, holes: ReadonlySet<Rule>, tools: Tools) {
    this.#sides = sides;
    this.#holes = holes;
    this.#tools = tools;
  }

  finish(): { differences: Difference[]; undecided: Undecided[] } {
    return {
      differences: dropCovered([...this.#differences.values()]),
      undecided: [...this.#undecided.values()],
    };
  }

  /** Looks at all actions that a pattern of an Allow's actions matches. */
  subtract(rule: Rule, pattern: string) {
    const { mine, other } = this.#sides;
    const denies = mine.deniesOf(pattern);
    const allows = other.allowsOf(pattern);
    const holes = other.deniesOf(pattern).filter((each) => this.#holes.has(each));
    const list = (rules: readonly Rule[], isNegated: boolean) =>
      rules
        .filter(({ action }) => action.isNegated === isNegated)
        .map(({ action }) => action.patterns);
    const pieces = listPieces(
      pattern === '*' ? '*:*' : pattern,
      {
        anyOf: unique(list(holes, false).flat()),
        choices: [...list(denies, true), ...list(allows, true)],
        avoided: [...denies, ...allows, ...holes, rule].flatMap((each) => each.action.wildcards),
      },
      this.#tools.effort.meet,
    );
    if (pieces === undefined) {
      this.#addUndecided(pattern, '*', 'too many patterns overlap');
      return;
    }
    const visited = new Set<string>();
    for (const piece of pieces.map(normalizeAction)) {
      if (isAction(piece)) this.#describe(rule, piece, visited);
    }
  }

  /** Adds what differs of one pattern: whole where all of it does alike, else in parts. */
  #describe(rule: Rule, pattern: string, visited: Set<string>) {
    if (visited.has(pattern) || visited.size > maxNested) return;
    visited.add(pattern);
    if (!this.#tools.effort.spend(1)) {
      this.#addUndecided(pattern, '*', tooComplex);
      return;
    }
    const found = this.#find(rule, this.#tools.fillAction(pattern));
    for (const { resource, reason } of found.undecided) {
      this.#addUndecided(pattern, resource, reason);
    }
    if (!isPattern(pattern)) {
      this.#add(rule, pattern, found, {});
      return;
    }
    const known = isOverServices(pattern) ? [] : this.#listKnown(pattern);
    const differing = known.map(
      (action) => [action, this.#find(rule, action.toLowerCase())] as const,
    );
    const { exceptions, nested } = this.#listExceptions(rule, pattern, found);
    if (isOverServices(pattern)) {
      const future = this.#isFuture(rule, pattern);
      this.#add(rule, pattern, found, { future, exceptActions: exceptions });
    } else if (differing.length > 0 && differing.every(([, each]) => each.id === found.id)) {
      const [proof, shown] = differing[0] as (typeof differing)[number];
      this.#add(rule, pattern, shown, { exceptActions: exceptions, proof });
    } else {
      for (const [action, each] of differing) this.#add(rule, action, each, {});
      const { catalogue } = this.#tools;
      const isRest = catalogue.listActions(readService(pattern)).length > 0;
      this.#add(rule, pattern, found, { isRest, future: true, exceptActions: exceptions });
    }
    for (const each of nested) this.#describe(rule, each, visited);
  }

  /** Actions of one service that IAM has or that a document names. */
  #listKnown(pattern: string): string[] {
    const { catalogue, spell } = this.#tools;
    const { mine, other } = this.#sides;
    const listed = expandAction(pattern, catalogue);
    const folded = new Set(listed.map((action) => action.toLowerCase()));
    const rules = [mine, other].flatMap(({ allowsOf, deniesOf }) => [
      ...allowsOf(pattern),
      ...deniesOf(pattern),
    ]);
    const named = rules
      .flatMap(({ action }) => action.patterns)
      .filter((each) => !isPattern(each) && !folded.has(each) && coversPattern(pattern, each));
    return [...listed, ...unique(named).map(spell)];
  }

  /**
   * Patterns of either document within a pattern for which the difference is another one or none,
   * and those parts where it is another one.
   */
  #listExceptions(rule: Rule, pattern: string, found: ResourceDifferences) {
    if (found.differences.length === 0) return { exceptions: [], nested: [] };
    const rules = this.#listLimiting(rule, pattern);
    const isOver = isOverServices(pattern);
    // An action that IAM has is listed by itself where the pattern is one service's.
    const listed = new Set(
      isOver ? [] : expandAction(pattern, this.#tools.catalogue).map((each) => each.toLowerCase()),
    );
    const inner = this.#listInner(rules, pattern).filter((each) => !listed.has(each));
    const marked = rules.flatMap(({ action }) => action.wildcards);
    const nested: string[] = [];
    const exceptions = inner.filter((each) => {
      const parts =
        shorten(meetAll([pattern], [each], this.#tools.effort.meet) ?? [], marked) ?? [];
      const others = parts.filter(
        (part) => isAction(part) && this.#find(rule, this.#tools.fillAction(part)).id !== found.id,
      );
      // Also a part that differs alike, since the exception leaves it out.
      if (others.length > 0) nested.push(...parts.filter(isAction));
      return others.length > 0;
    });
    return { exceptions: dropInner(exceptions).map(this.#tools.spell), nested };
  }

  /** Parts of a pattern that rules name, and what those have in common that leave them out. */
  #listInner(rules: readonly Rule[], pattern: string): readonly string[] {
    const isInner = (each: string) =>
      this.#tools.effort.spend(10) && !coversPattern(each, pattern) && patternsMeet(each, pattern);
    const lists = rules.map(({ action }) => ({
      isNegated: action.isNegated,
      patterns: unique(action.patterns).filter(isInner),
    }));
    const named = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [] : patterns));
    const left = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [patterns] : []));
    return left.length === 0
      ? unique(named)
      : listOverlaps([unique(named), ...left], this.#tools.effort.meet);
  }

  /** Rules that can keep an action of a pattern from differing, and the rule itself. */
  #listLimiting(rule: Rule, pattern: string): readonly Rule[] {
    const { mine, other } = this.#sides;
    return [
      ...mine.deniesOf(pattern),
      ...other.allowsOf(pattern),
      ...other.deniesOf(pattern),
      rule,
    ];
  }

  /** Whether no action that IAM has shows a difference of a pattern over services. */
  #isFuture(rule: Rule, pattern: string): boolean {
    const { catalogue } = this.#tools;
    if (catalogue.allServices === undefined) return false;
    const differs = (action: string) =>
      coversPattern(pattern, action.toLowerCase()) &&
      this.#find(rule, action.toLowerCase()).differences.length > 0;
    const lists = catalogue.allServices.map(catalogue.listActions);
    // Most patterns differ in the first actions that are looked at.
    return !(
      lists.some(([first]) => first !== undefined && differs(first)) ||
      lists.some((actions) => actions.some(differs))
    );
  }

  /** The resources that differ for an action in lower case. */
  #find(rule: Rule, action: string): ResourceDifferences {
    if (!rule.action.matches(action)) return nothing;
    const matching = this.#listMatching(action);
    const id = `${rule.id} ${matching.id}`;
    const known = this.#resources.get(id);
    if (known !== undefined) return known;
    this.#tools.effort.spend(50);
    const found = findResourceDifferences(rule, matching, this.#tools);
    this.#resources.set(id, found);
    return found;
  }

  #listMatching(action: string): ActionRules {
    const known = this.#matching.get(action);
    if (known !== undefined) return known;
    const { mine, other } = this.#sides;
    const matches = (rule: Rule) => rule.action.matches(action);
    this.#tools.effort.spend(10);
    const denies = mine.deniesOf(action).filter(matches);
    const otherAllows = other.allowsOf(action).filter(matches);
    const otherDenies = other.deniesOf(action).filter(matches);
    const ids = [denies, otherAllows, otherDenies].map((rules) => rules.map(({ id }) => id).join());
    const found = {
      id: ids.join(';'),
      denies,
      otherAllows,
      allOtherAllows: otherAllows,
      otherDenies,
    };
    this.#matching.set(action, found);
    return found;
  }

  #add(
    rule: Rule,
    action: string,
    found: ResourceDifferences,
    {
      isRest = false,
      future = false,
      exceptActions = [],
      proof,
    }: { isRest?: boolean; future?: boolean; exceptActions?: string[]; proof?: string | undefined },
  ) {
    const { catalogue, spell } = this.#tools;
    for (const each of found.differences) {
      const witness = confirmWitness(
        { pattern: action, action: proof ?? action, exceptActions, difference: each },
        this.#sides,
        this.#tools,
      );
      if (witness === undefined) {
        this.#addUndecided(action, each.resource, 'no request that shows the difference was found');
        continue;
      }
      const described = isRest ? { actions: 0, accessLevels: [], levels: {} } : undefined;
      const difference: Difference = {
        action: spell(action),
        ...(described ?? describeKnown(action, catalogue)),
        isRest,
        future,
        exceptActions: [...exceptActions],
        resource: each.resource,
        exceptResources: each.exceptResources,
        conditions: rule.written,
        elsewhere: each.elsewhere,
        witness,
      };
      const key = identifyDifference(difference, rule, each);
      if (!this.#differences.has(key)) this.#differences.set(key, difference);
    }
  }

  #addUndecided(action: string, resource: string, reason: string) {
    const found = { action: this.#tools.spell(action), resource, reason };
    this.#undecided.set(JSON.stringify(found), found);
  }
}

/** Whether a pattern can match an action: both its prefix and its name have a character at least. */
function isAction(pattern: string): boolean {
  return pattern === '*' || /^[^:]+:./.test(pattern);
}

const nothing: ResourceDifferences = { id: '', differences: [], undecided: [] };

function identifyDifference(
  { action, isRest, exceptActions }: Difference,
  { conditionsId }: Rule,
  { resource, exceptResources }: ResourceDifference,
): string {
  return JSON.stringify([
    action.toLowerCase(),
    isRest,
    exceptActions,
    resource,
    exceptResources,
    conditionsId,
  ]);
}
