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
 * One way for a request to be allowed by one document only, for some values of variables: the other
 * document has no Allow that applies to it, or it has a Deny that does.
 */
export interface Scenario {
  assignment: Assignment;
  /** The Allow in question. */
  rule: ResolvedRule;
  /** A rule of the other document that must apply. */
  deny: ResolvedRule | undefined;
  /** Rules that must not apply. */
  refused: readonly ResolvedRule[];
}

/** A part of the resource pattern in question, for some values of variables. */
export interface ResourcePart {
  pattern: string;
  assignment: Assignment;
  /** Whether it is the resource pattern itself. */
  isWhole: boolean;
  /** The most general resource of the pattern. */
  text: string;
  /** The context of a request that shows a difference, if there is one. */
  context: Context | undefined;
}

/** The search for requests on one resource pattern of an Allow that one document allows only. */
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
    for (const trial of this.scenarios) this.#addParts(trial);
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

  /** Whether no request was found. */
  get isEmpty(): boolean {
    return this.parts.every(({ context }) => context === undefined);
  }

  /** The rule without other resources than the one in question. */
  #dropResources(): Rule {
    return this.rule.resource.isNegated
      ? this.rule
      : { ...this.rule, resource: noResource, resolved: new Map() };
  }

  addUndecided(reason: string) {
    if (this.undecided.some((each) => each.reason === reason)) return;
    this.undecided.push({ resource: this.start.written, reason });
  }

  #addParts(trial: Scenario) {
    const { rule, deny, refused, assignment } = trial;
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
    for (const piece of patterns) {
      const text = this.tools.general.fill(piece);
      const context = this.findDifference(text, trial);
      if (context === 'undecided') {
        this.addUndecided(tooComplex);
      } else if (context !== undefined && hasUnknownOperator(context)) {
        this.addUndecided('a condition has an operator that IAM does not have');
      } else {
        this.parts.push({ pattern: piece, assignment, isWhole: piece === pattern, text, context });
      }
    }
  }

  /** A context in which a resource is allowed by one document only, in the way of a trial. */
  findDifference(text: string, { assignment, rule, deny, refused }: Scenario): FoundContext {
    if (!this.tools.budget.spend(refused.length + 1)) return 'undecided';
    const matches = ({ resource }: ResolvedRule) => resource.matches(text);
    if (!matches(rule) || (deny !== undefined && !matches(deny))) return undefined;
    return this.findContext(assignment, deny, refused.filter(matches));
  }

  /** A context in which the Allow applies, and a Deny, but none of some other rules. */
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

/** Whether a context is one only if a condition holds whose operator IAM does not have. */
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

/** Whether every variable of the resource pattern has any other value. */
export function isGeneral(
  { assignment }: ResourcePart,
  { start: { template } }: ResourceSearch,
): boolean {
  return listVariables(template).every(({ key }) => assignment.values.get(key)?.isGeneral === true);
}

/** A pattern as a reader knows it: with the variables, or with what their values stand for. */
export function formatResource(piece: ResourcePart, search: ResourceSearch): string {
  const { general, keys } = search.tools;
  if (piece.isWhole && isGeneral(piece, search)) return search.start.written;
  let shown = escapeVariables(piece.pattern);
  for (const [index, [key, value]] of [...piece.assignment.values].entries()) {
    const run = general.readRun(index + 1);
    if (value?.isGeneral && value.text.includes(run)) {
      shown = shown.replaceAll(value.text, `\${${(keys.get(key) as ContextKey).written}}`);
    }
    shown = shown.replaceAll(run, '*');
  }
  return formatPattern(shown);
}
