import type { Access } from '../evaluate/access';
import { normalizeAction } from '../evaluate/matcher';
import type { Rule } from '../evaluate/rules';
import { isPattern, readService } from '../patterns';
import { coversSeveralServices } from './access-levels';
import {
  type ExtentTools,
  isAction,
  isFuture,
  listActionExceptions,
  listKnownActions,
} from './action-extent';
import type { ActionRules, Sides, Tools } from './comparison-sides';
import type { Difference, Undecided } from './difference';
import { dropCovered } from './drop-covered';
import { summarizeActions } from './expand-action';
import { listPatternParts, unique } from './pattern-parts';
import {
  findResourceDifferences,
  noDifferences,
  type ResourceDifference,
  type ResourceDifferences,
} from './resource-differences';
import { tooManyExceptions, tooManyPatterns } from './resource-search';
import { dropShared, haveGrant, listActions, mayMatch } from './shared-grants';
import { confirmWitness } from './witness';

/** The number of parts of one action pattern that are described separately. */
const maxNested = 300;

/** The access that `mine` allows and `other` does not. */
export function subtractAccess(
  mine: Access,
  other: Access,
  tools: Tools,
): { differences: Difference[]; undecided: Undecided[] } {
  return subtract(mine, other, tools).finish();
}

/** Whether `mine` allows a request that `other` does not; much faster than to describe them. */
export function allowsMore(mine: Access, other: Access, tools: Tools): boolean {
  return subtract(mine, other, tools).isAnyDifferent();
}

function subtract(mine: Access, other: Access, tools: Tools): Subtraction {
  // A Deny of both documents makes no difference.
  const extraDenies = dropShared(other.denies, mine.denies).filter(
    (rule) => !listActions(rule).every((action) => haveGrant(mine.deniesOf(action), rule, action)),
  );
  const subtraction = new Subtraction({ mine, other }, new Set(extraDenies), tools);
  for (const rule of extraDenies.length > 0 ? mine.allows : dropShared(mine.allows, other.allows)) {
    for (const action of listActions(rule)) {
      const isDenied = extraDenies.some((hole) => mayMatch(hole, action));
      if (isDenied || !haveGrant(other.allowsOf(action), rule, action)) {
        subtraction.subtract(rule, action);
      }
    }
  }
  return subtraction;
}

/** Collects the access that `mine` allows and `other` does not, one Allow after the other. */
class Subtraction {
  readonly #sides: Sides;
  readonly #extraDenies: ReadonlySet<Rule>;
  readonly #tools: Tools;
  readonly #parts: { rule: Rule; patterns: readonly string[] }[] = [];
  /** The patterns of each rule that are described already. */
  readonly #visited = new Map<Rule, Set<string>>();
  readonly #differences = new Map<string, Difference>();
  readonly #undecided = new Map<string, Undecided>();
  readonly #matching = new Map<string, ActionRules>();
  readonly #resources = new Map<string, ResourceDifferences>();

  constructor(sides: Sides, extraDenies: ReadonlySet<Rule>, tools: Tools) {
    this.#sides = sides;
    this.#extraDenies = extraDenies;
    this.#tools = tools;
  }

  /** Decides whether any action of a pattern of an Allow differs. */
  subtract(rule: Rule, pattern: string) {
    const { mine, other } = this.#sides;
    const denies = mine.deniesOf(pattern);
    const allows = other.allowsOf(pattern);
    const extraDenies = other.deniesOf(pattern).filter((each) => this.#extraDenies.has(each));
    const list = (rules: readonly Rule[], isNegated: boolean) =>
      rules
        .filter(({ action }) => action.isNegated === isNegated)
        .map(({ action }) => action.patterns);
    const { patterns, isComplete } = listPatternParts(
      pattern === '*' ? '*:*' : pattern,
      {
        anyOf: unique(list(extraDenies, false).flat()),
        choices: [...list(denies, true), ...list(allows, true)],
        avoided: [...denies, ...allows, ...extraDenies, rule].flatMap(
          (each) => each.action.questionMarkPatterns,
        ),
      },
      this.#tools.budget.intersect,
    );
    if (!isComplete) this.#addUndecided(pattern, '*', tooManyPatterns);
    const parts = unique(patterns.map(normalizeAction).filter(isAction));
    this.#parts.push({ rule, patterns: parts });
    // All patterns are decided before the first is described, which may exhaust the budget.
    for (const part of parts) this.#find(rule, this.#tools.fillAction(part));
  }

  isAnyDifferent(): boolean {
    return this.#parts.some(({ rule, patterns }) =>
      patterns.some((each) => !this.#find(rule, this.#tools.fillAction(each)).isEmpty),
    );
  }

  finish(): { differences: Difference[]; undecided: Undecided[] } {
    for (const { rule, patterns } of this.#parts) {
      const visited = this.#visited.get(rule) ?? new Set<string>();
      this.#visited.set(rule, visited);
      const max = visited.size + patterns.length + maxNested;
      for (const pattern of patterns) this.#describe(rule, pattern, visited, max);
    }
    return {
      differences: dropCovered([...this.#differences.values()]),
      undecided: [...this.#undecided.values()],
    };
  }

  /** Adds the differences of a pattern: as a whole where all its actions have the same, else in parts. */
  #describe(rule: Rule, pattern: string, visited: Set<string>, max: number) {
    if (visited.has(pattern) || visited.size > max) return;
    visited.add(pattern);
    const found = this.#find(rule, this.#tools.fillAction(pattern));
    for (const { resource, reason } of found.undecided) {
      this.#addUndecided(pattern, resource, reason);
    }
    if (!isPattern(pattern)) {
      this.#add(rule, pattern, found, {});
      return;
    }
    const tools: ExtentTools = {
      sides: this.#sides,
      tools: this.#tools,
      find: (action) => this.#find(rule, action),
    };
    const exceptions = listActionExceptions(rule, pattern, found, tools);
    this.#addPattern(rule, pattern, found, exceptions.exceptions, tools);
    if (!exceptions.isComplete) this.#addUndecided(pattern, '*', tooManyExceptions);
    else for (const each of exceptions.nested) this.#describe(rule, each, visited, max);
  }

  #addPattern(
    rule: Rule,
    pattern: string,
    found: ResourceDifferences,
    exceptActions: string[],
    tools: ExtentTools,
  ) {
    if (coversSeveralServices(pattern)) {
      const future = !found.isEmpty && isFuture(pattern, tools);
      this.#add(rule, pattern, found, { future, exceptActions });
      return;
    }
    const known = listKnownActions(pattern, tools);
    const differing = known.map((action) => [action, tools.find(action.toLowerCase())] as const);
    const [first] = differing;
    if (first !== undefined && differing.every(([, each]) => each.id === found.id)) {
      const [proof, shown] = first;
      this.#add(rule, pattern, shown, { exceptActions, proof });
      return;
    }
    for (const [action, each] of differing) this.#add(rule, action, each, {});
    const isRest = this.#tools.catalog.listActions(readService(pattern)).length > 0;
    this.#add(rule, pattern, found, { isRest, future: true, exceptActions });
  }

  /** The resources on which an action, in lower case, differs. */
  #find(rule: Rule, action: string): ResourceDifferences {
    if (!rule.action.matches(action)) return noDifferences;
    const matching = this.#listMatchingRules(action);
    const id = `${rule.id} ${matching.id}`;
    const cached = this.#resources.get(id);
    if (cached !== undefined) return cached;
    this.#tools.budget.spend(50);
    const found = findResourceDifferences(rule, matching, this.#tools);
    this.#resources.set(id, found);
    return found;
  }

  #listMatchingRules(action: string): ActionRules {
    const cached = this.#matching.get(action);
    if (cached !== undefined) return cached;
    const { mine, other } = this.#sides;
    const matches = (rule: Rule) => rule.action.matches(action);
    this.#tools.budget.spend(60);
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
    const { catalog, findWrittenForm } = this.#tools;
    for (const each of found.differences) {
      this.#tools.budget.spend(100);
      const witness = confirmWitness(
        { pattern: action, action: proof ?? action, exceptActions, difference: each },
        this.#sides,
        this.#tools,
      );
      /* v8 ignore next 4 -- no documents are known for which this happens. */
      if (witness === undefined) {
        this.#addUndecided(action, each.resource, 'no request that shows the difference was found');
        continue;
      }
      // Of a pattern of several services, future actions only are no action that IAM has.
      const isCounted = !isRest && !(future && coversSeveralServices(action));
      const described = isCounted
        ? summarizeActions(action, catalog, exceptActions)
        : { actions: 0, accessLevels: [], levels: {} };
      const risk = catalog.findRisk?.(action);
      const difference: Difference = {
        action: findWrittenForm(action),
        ...described,
        ...(risk !== undefined && { risk }),
        isRest,
        future,
        exceptActions: [...exceptActions],
        resource: each.resource,
        exceptResources: each.exceptResources,
        conditions: rule.writtenConditions,
        elsewhere: each.elsewhere,
        otherConditions: each.otherConditions,
        witness,
      };
      const key = identifyDifference(difference, rule, each);
      if (!this.#differences.has(key)) this.#differences.set(key, difference);
    }
  }

  #addUndecided(action: string, resource: string, reason: string) {
    const found = { action: this.#tools.findWrittenForm(action), resource, reason };
    this.#undecided.set(JSON.stringify(found), found);
  }
}

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
