import { listVariables, resolveTemplate } from '../evaluate/policy-variables';
import type { ResourceTemplate, Rule } from '../evaluate/rules';
import { coversPattern, patternsMeet } from '../patterns';
import type { Effort } from './effort';
import { listOverlaps, meetAll } from './pieces';
import { type Piece, type ResourceSearch, tooManyExceptions } from './resource-search';
import { writePattern as replaceVariables } from './variable-patterns';
import type { Assignment } from './variable-values';
import { writeResource } from './write-resource';

/** A resource within a piece on which nothing differs. */
export interface Exception {
  /** With a star for each variable: whatever its value, a reader takes it for excepted. */
  pattern: string;
  /** The pattern as a reader knows it. */
  shown: string;
}

/** Resources of either document within a piece on which nothing differs. */
export function listExceptions(piece: Piece, search: ResourceSearch): Exception[] {
  const ownKeys = listVariables(search.start.template).map(({ key }) => key);
  const isInner = (pattern: string) =>
    !coversPattern(pattern, piece.pattern) && patternsMeet(pattern, piece.pattern);
  return listLimits(search, isInner).flatMap((limit) => {
    const { template, written } = limit;
    const pattern = resolveTemplate(template, piece.assignment.readValue);
    if (pattern === undefined || !isInner(pattern)) return [];
    if (!isUnchanged(limit, piece, search)) return [];
    const isOwn = listVariables(template).every(({ key }) => ownKeys.includes(key));
    const shown = isOwn ? writeResource({ ...piece, pattern, isWhole: false }, search) : written;
    return [{ pattern: replaceVariables(template), shown }];
  });
}

/** A resource that can be an exception. */
interface Limit extends ResourceTemplate {
  /** The rules that name it, all of whose requests on it they match. */
  rules: ReadonlySet<Rule>;
}

/** Resources that can be exceptions: those that rules name, or leave out together. */
function listLimits(
  { near, rule, tools }: ResourceSearch,
  isInner: (pattern: string) => boolean,
): readonly Limit[] {
  const { denies, otherAllows, otherDenies } = near;
  const naming = [...denies, ...otherAllows].filter(({ resource }) => !resource.isNegated);
  const leaving = [...otherDenies, rule].filter(({ resource }) => resource.isNegated);
  const limits = new Map<string, Limit & { rules: Set<Rule> }>();
  const add = (template: ResourceTemplate, ...rules: Rule[]) => {
    const found = limits.get(template.id) ?? { ...template, rules: new Set() };
    for (const each of rules) found.rules.add(each);
    limits.set(template.id, found);
  };
  for (const each of naming) {
    for (const template of each.resource.templates) add(template, each);
  }
  for (const { resource } of leaving) {
    for (const template of resource.templates) add(template);
  }
  for (const text of leaving.length === 0 ? [] : listLeft(naming, leaving, isInner, tools.effort)) {
    add({ template: text, written: text, id: text });
  }
  return [...limits.values()];
}

/** Overlaps of resources that rules name and resources that others leave out. */
function listLeft(
  naming: readonly Rule[],
  leaving: readonly Rule[],
  isInner: (pattern: string) => boolean,
  { meet }: Effort,
): readonly string[] {
  const listPlain = (rules: readonly Rule[]) =>
    rules
      .flatMap(({ resource }) => resource.templates.map(({ template }) => template))
      .filter((template) => typeof template === 'string')
      .filter(isInner);
  return listOverlaps([listPlain(naming), ...leaving.map((each) => listPlain([each]))], meet);
}

/** Whether nothing differs on a resource within a piece, whatever values variables have. */
function isUnchanged({ template, rules }: Limit, piece: Piece, search: ResourceSearch): boolean {
  const { effort, general } = search.tools;
  const keys = listVariables(search.start.template).map(({ key }) => key);
  return !search.trials.some((trial) => {
    const { assignment, deny, refused } = trial;
    if (!agree(assignment, piece.assignment, keys)) return false;
    const inner = resolveTemplate(template, assignment.readValue);
    if (inner === undefined) return false;
    // These rules match every text of the resource, whichever other rules match it.
    const applying = refused.filter(({ rule }) => rules.has(rule));
    if (search.findContext(assignment, deny, applying) === undefined) return false;
    const parts = meetAll([piece.pattern], [inner], effort.meet);
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

/** Whether two assignments that both have a value for some keys have the same. */
function agree(a: Assignment, b: Assignment, keys: readonly string[]): boolean {
  return keys.every(
    (key) =>
      !a.values.has(key) ||
      !b.values.has(key) ||
      a.values.get(key)?.text === b.values.get(key)?.text,
  );
}
