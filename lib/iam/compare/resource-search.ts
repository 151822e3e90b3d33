import { isUnknownOperator } from '../evaluate/conditions';
import {
  escapeVariables,
  formatPattern,
  listVariables,
  resolveTemplate,
} from '../evaluate/policy-variables';
import {
  type ResolvedRule,
  type ResourceTemplate,
  type Rule,
  resolveRule,
} from '../evaluate/rules';
import { patternsOverlap } from '../patterns';
import type { ActionRules, Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import { type FoundContext, findContext } from './find-context';
import { listPatternParts } from './pattern-parts';
import { replaceVariables } from './variable-patterns';
import { type Assignment, listAssignments, readContext } from './variable-values';

export interface UndecidedResource {
  resource: string;
  reason: string;
}

export const tooComplex = 'the documents are too complex to compare there';

export const tooManyExceptions = 'the difference may have exceptions that are too complex to list';

export const tooManyPatterns = 'too many patterns overlap';

/**
 * A way in which a request can be allowed by one document only, for some values of variables: either
 * no Allow of the other document applies to it, or a Deny of the other document does.
 */
export interface Scenario {
  assignment: Assignment;
  /** The Allow that is compared. */
  rule: ResolvedRule;
  /** A rule of the other document that must apply. */
  deny: ResolvedRule | undefined;
  /** Rules that must not apply. */
  refused: readonly ResolvedRule[];
}

/** A part of the resource pattern, for some values of variables. */
export interface ResourcePart {
  pattern: string;
  assignment: Assignment;
  /** Whether the part is the whole resource pattern. */
  isWhole: boolean;
  /** The most general resource of the pattern. */
  text: string;
  /** The context of a request that shows a difference; undefined where there is none. */
  context: Context | undefined;
}

/** Searches for requests on one resource pattern of an Allow that the other document does not allow. */
export class ResourceSearch {
  readonly start: ResourceTemplate;
  readonly rule: Rule;
  /** The rules that can match a resource of the pattern. */
  readonly relevant: ActionRules;
  readonly tools: Tools;
  readonly undecided: UndecidedResource[] = [];
  readonly scenarios: Scenario[] = [];
  readonly parts: ResourcePart[] = [];

  constructor(rule: Rule, start: ResourceTemplate, matching: ActionRules, tools: Tools) {
    this.start = start;
    this.rule = rule;
    this.relevant = filterRelevant(start, matching);
    this.tools = tools;
    for (const deny of [undefined, ...this.relevant.otherDenies]) this.#addScenarios(deny);
    for (const scenario of this.scenarios) this.#addParts(scenario);
  }

  #addScenarios(deny: Rule | undefined) {
    const { denies, otherAllows } = this.relevant;
    const refused = deny === undefined ? [...denies, ...otherAllows] : denies;
    const assignments = listAssignments(
      this.start.template,
      [
        { rule: this.#dropResources(), shouldMatch: true },
        ...(deny === undefined ? [] : [{ rule: deny, shouldMatch: true }]),
        ...refused.map((each) => ({ rule: each, shouldMatch: false })),
      ],
      this.tools,
    );
    if (assignments === undefined) {
      this.addUndecided('too many values of policy variables matter');
      return;
    }
    for (const assignment of assignments) {
      const { readValue } = assignment;
      this.scenarios.push({
        assignment,
        rule: resolveRule(this.rule, readValue),
        deny: deny && resolveRule(deny, readValue),
        refused: refused.map((each) => resolveRule(each, readValue)),
      });
    }
  }

  /** Whether no such request was found. */
  get isEmpty(): boolean {
    return this.parts.every(({ context }) => context === undefined);
  }

  /** The rule without its resources, of which the search already has the one that is compared. */
  #dropResources(): Rule {
    return this.rule.resource.isNegated
      ? this.rule
      : { ...this.rule, resource: noResource, resolved: new Map() };
  }

  addUndecided(reason: string) {
    if (this.undecided.some((each) => each.reason === reason)) return;
    this.undecided.push({ resource: this.start.written, reason });
  }

  #addParts(scenario: Scenario) {
    const { rule, deny, refused, assignment } = scenario;
    const pattern = resolveTemplate(this.start.template, assignment.readValue);
    if (pattern === undefined) return;
    const resources = refused.map(({ resource }) => resource);
    const { patterns, isComplete } = listPatternParts(
      pattern,
      {
        anyOf: deny === undefined || deny.resource.isNegated ? [] : deny.resource.patterns,
        choices: resources.filter(({ isNegated }) => isNegated).map(({ patterns }) => patterns),
        avoided: [
          ...(rule.resource.isNegated ? rule.resource.questionMarkPatterns : []),
          ...resources.flatMap(({ questionMarkPatterns }) => questionMarkPatterns),
        ],
      },
      this.tools.budget.intersect,
    );
    if (!isComplete) this.addUndecided(tooManyPatterns);
    for (const part of patterns) {
      const text = this.tools.general.fill(part);
      const context = this.findDifference(text, scenario);
      if (context === 'undecided') {
        this.addUndecided(tooComplex);
      } else if (context !== undefined && hasUnknownOperator(context)) {
        this.addUndecided('a condition has an operator that IAM does not have');
      } else {
        this.parts.push({ pattern: part, assignment, isWhole: part === pattern, text, context });
      }
    }
  }

  /** The context of a request on a resource for a scenario, if there is one. */
  findDifference(text: string, { assignment, rule, deny, refused }: Scenario): FoundContext {
    if (!this.tools.budget.spend(refused.length + 1)) return 'undecided';
    const matches = ({ resource }: ResolvedRule) => resource.matches(text);
    if (!matches(rule) || (deny !== undefined && !matches(deny))) return undefined;
    return this.findContext(assignment, deny, refused.filter(matches));
  }

  /** A context in which the Allow and a Deny, if given, apply and none of the refused rules does. */
  findContext(
    assignment: Assignment,
    deny: ResolvedRule | undefined,
    refused: readonly ResolvedRule[],
  ): FoundContext {
    const { contexts } = this.tools;
    const rules = [this.rule, deny?.rule, ...refused.map(({ rule }) => rule)];
    const id = `${rules.map((rule) => rule?.id).join()} ${assignment.id}`;
    if (contexts.has(id)) return contexts.get(id);
    const fixed = readContext(assignment);
    const found = findContext(
      [
        ...resolveRule(this.rule, assignment.readValue).conditions,
        ...(deny === undefined ? [] : deny.conditions),
      ],
      refused.map(({ conditions }) => conditions),
      { ...this.tools, fixed },
    );
    const context =
      found === undefined || found === 'undecided' ? found : new Map([...fixed, ...found]);
    contexts.set(id, context);
    return context;
  }
}

const noResource: Rule['resource'] = { isNegated: false, templates: [] };

/** Whether a context requires that a condition with an unknown operator is satisfied. */
function hasUnknownOperator(context: Context): boolean {
  return [...context].some(([key, values]) => isUnknownOperator(key) && values?.includes('true'));
}

/** The rules that can match a resource of a pattern. */
function filterRelevant(start: ResourceTemplate, matching: ActionRules): ActionRules {
  const pattern = replaceVariables(start.template);
  const isRelevant = ({ resource: { isNegated, templates } }: Rule) =>
    isNegated ||
    templates.some(({ template }) => patternsOverlap(replaceVariables(template), pattern));
  return {
    ...matching,
    denies: matching.denies.filter(isRelevant),
    otherAllows: matching.otherAllows.filter(isRelevant),
    otherDenies: matching.otherDenies.filter(isRelevant),
  };
}

/** Whether the variables of the resource pattern have values that represent any other value. */
export function isGeneral(
  { assignment }: ResourcePart,
  { start: { template } }: ResourceSearch,
): boolean {
  return listVariables(template).every(({ key }) => assignment.values.get(key)?.isGeneral === true);
}

/** A part as a difference lists it: with variables, or with the patterns that their values represent. */
export function formatResource(part: ResourcePart, search: ResourceSearch): string {
  const { general, keys } = search.tools;
  if (part.isWhole && isGeneral(part, search)) return search.start.written;
  let shown = escapeVariables(part.pattern);
  for (const [index, [key, value]] of [...part.assignment.values].entries()) {
    const run = general.readRun(index + 1);
    if (value?.isGeneral && value.text.includes(run)) {
      shown = shown.replaceAll(value.text, `\${${(keys.get(key) as ContextKey).written}}`);
    }
    shown = shown.replaceAll(run, '*');
  }
  return formatPattern(shown);
}
