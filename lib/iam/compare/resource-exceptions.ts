import { listVariables, resolveTemplate } from '../evaluate/policy-variables';
import type { ResourceTemplate, Rule } from '../evaluate/rules';
import { coversPattern, patternsOverlap } from '../patterns';
import { intersectAll, listOverlaps } from './pattern-parts';
import {
  formatResource,
  type ResourcePart,
  type ResourceSearch,
  tooManyExceptions,
} from './resource-search';
import type { StepBudget } from './step-budget';
import { replaceVariables } from './variable-patterns';
import type { Assignment } from './variable-values';

/** A resource within a part on which nothing differs. */
export interface Exception {
  /** The resource with a star for each variable, since it is an exception for any value. */
  pattern: string;
  /** The resource as the difference lists it. */
  shown: string;
}

/** The resources of either document within a part on which nothing differs. */
export function listExceptions(part: ResourcePart, search: ResourceSearch): Exception[] {
  const ownKeys = listVariables(search.start.template).map(({ key }) => key);
  const isWithin = (pattern: string) =>
    !coversPattern(pattern, part.pattern) && patternsOverlap(pattern, part.pattern);
  return listCandidates(search, isWithin).flatMap((candidate) => {
    const { template, written } = candidate;
    const pattern = resolveTemplate(template, part.assignment.readValue);
    if (pattern === undefined || !isWithin(pattern)) return [];
    if (!isUnchanged(candidate, part, search)) return [];
    const isOwn = listVariables(template).every(({ key }) => ownKeys.includes(key));
    const shown = isOwn ? formatResource({ ...part, pattern, isWhole: false }, search) : written;
    return [{ pattern: replaceVariables(template), shown }];
  });
}

/** A resource that can be an exception. */
interface Candidate extends ResourceTemplate {
  /** The rules that name it, and so match every request on it. */
  rules: ReadonlySet<Rule>;
}

/** Resources that can be exceptions: those that rules name or exclude, and their intersections. */
function listCandidates(
  { relevant, rule, tools }: ResourceSearch,
  isWithin: (pattern: string) => boolean,
): readonly Candidate[] {
  const { denies, otherAllows, otherDenies } = relevant;
  const naming = [...denies, ...otherAllows].filter(({ resource }) => !resource.isNegated);
  const excluding = [...otherDenies, rule].filter(({ resource }) => resource.isNegated);
  const candidates = new Map<string, Candidate & { rules: Set<Rule> }>();
  const add = (template: ResourceTemplate, ...rules: Rule[]) => {
    const found = candidates.get(template.id) ?? { ...template, rules: new Set() };
    for (const each of rules) found.rules.add(each);
    candidates.set(template.id, found);
  };
  for (const each of naming) {
    for (const template of each.resource.templates) add(template, each);
  }
  for (const { resource } of excluding) {
    for (const template of resource.templates) add(template);
  }
  for (const text of excluding.length === 0
    ? []
    : listExcludedOverlaps(naming, excluding, isWithin, tools.budget)) {
    add({ template: text, written: text, id: text });
  }
  return [...candidates.values()];
}

/** Resources that some rules name and others exclude, and their intersections. */
function listExcludedOverlaps(
  naming: readonly Rule[],
  excluding: readonly Rule[],
  isWithin: (pattern: string) => boolean,
  { intersect }: StepBudget,
): readonly string[] {
  const listPlain = (rules: readonly Rule[]) =>
    rules
      .flatMap(({ resource }) => resource.templates.map(({ template }) => template))
      .filter((template) => typeof template === 'string')
      .filter(isWithin);
  return listOverlaps(
    [listPlain(naming), ...excluding.map((each) => listPlain([each]))],
    intersect,
  );
}

/** Whether nothing differs on a resource within a part, for any values of variables. */
function isUnchanged(
  { template, rules }: Candidate,
  part: ResourcePart,
  search: ResourceSearch,
): boolean {
  const { budget, general } = search.tools;
  const keys = listVariables(search.start.template).map(({ key }) => key);
  return !search.scenarios.some((trial) => {
    const { assignment, deny, refused } = trial;
    if (!haveSameValues(assignment, part.assignment, keys)) return false;
    const inner = resolveTemplate(template, assignment.readValue);
    if (inner === undefined) return false;
    // If these rules exclude every difference, the others need not be checked.
    const applying = refused.filter(({ rule }) => rules.has(rule));
    if (search.findContext(assignment, deny, applying) === undefined) return false;
    const parts = intersectAll([part.pattern], [inner], budget.intersect);
    if (parts === undefined) {
      search.addUndecided(tooManyExceptions);
      return true;
    }
    return parts.some((part) => {
      const found = search.findDifference(general.fill(part), trial);
      if (found === 'undecided') search.addUndecided(tooManyExceptions);
      return found !== undefined;
    });
  });
}

/** Whether two assignments have the same values for those of some keys that both assign. */
function haveSameValues(a: Assignment, b: Assignment, keys: readonly string[]): boolean {
  return keys.every(
    (key) =>
      !a.values.has(key) ||
      !b.values.has(key) ||
      a.values.get(key)?.text === b.values.get(key)?.text,
  );
}
