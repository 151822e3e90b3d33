import {
  escapeVariables,
  listVariables,
  type ReadValue,
  resolveTemplate,
  writePattern as writeSpecialCharacters,
} from '../evaluate/policy-variables';
import {
  type ResolvedRule,
  type ResourceTemplate,
  type Rule,
  resolveRule,
} from '../evaluate/rules';
import { coversPattern, patternsMeet } from '../patterns';
import type { ActionRules, Tools } from './comparison-sides';
import type { ContextKey } from './context-keys';
import type { Context } from './context-values';
import type { Difference } from './difference';
import type { Effort } from './effort';
import { listOverlaps, meetAll, unique } from './pieces';
import {
  type Piece,
  ResourceSearch,
  tooManyExceptions,
  type UndecidedResource,
} from './resource-search';
import type { Assignment } from './variable-values';

/** A resource pattern on which an Allow allows an action and the other document does not. */
export interface ResourceDifference {
  resource: string;
  exceptResources: string[];
  elsewhere: Difference['elsewhere'];
  /** The most general resource of the pattern, in the encoding of requests. */
  text: string;
  /** The context of a request that shows the difference. */
  context: Context;
  /** The rules that match the action, with the values of that context. */
  rules: readonly ResolvedRule[];
}

/** The resources on which a rule allows an action and the other document does not. */
export interface ResourceDifferences {
  isEmpty: boolean;
  /** Described when they are first read. */
  readonly differences: readonly ResourceDifference[];
  /** The same text where the same resources differ. */
  readonly id: string;
  /** Why some resources could not be decided, or described; empty where all were. */
  readonly undecided: readonly UndecidedResource[];
}

export const noDifferences: ResourceDifferences = {
  isEmpty: true,
  differences: [],
  id: '',
  undecided: [],
};

/** @param matching the rules that match the action: no more is known of it. */
export function findResourceDifferences(
  rule: Rule,
  matching: ActionRules,
  tools: Tools,
): ResourceDifferences {
  const searches = listStarts(rule)
    .map((start) => new ResourceSearch(rule, start, matching, tools))
    .filter(({ isEmpty, undecided }) => !isEmpty || undecided.length > 0);
  if (searches.length === 0) return noDifferences;
  let described: Described | undefined;
  const read = () => {
    described ??= describeAll(searches);
    // What a search found is of no use any more, and there are many.
    searches.length = 0;
    return described;
  };
  return {
    isEmpty: searches.every((search) => search.isEmpty),
    get differences() {
      return read().differences;
    },
    get id() {
      return read().id;
    },
    get undecided() {
      return read().undecided;
    },
  };
}

type Described = Pick<ResourceDifferences, 'differences' | 'id' | 'undecided'>;

function describeAll(searches: readonly ResourceSearch[]): Described {
  const differences = dropCoveredResources(searches.flatMap(describeDifferences));
  const undecided = searches.flatMap((search) => search.undecided);
  const id = differences
    .map(({ resource, exceptResources, elsewhere }) =>
      [resource, ...exceptResources, elsewhere].join('\n'),
    )
    .join('\n\n');
  return { differences, undecided, id: undecided.length > 0 ? `${id}\n\n?` : id };
}

/** The resource patterns of a rule; what its NotResource leaves out is left out of each. */
function listStarts({ resource }: Rule): readonly ResourceTemplate[] {
  return resource.isNegated ? [{ written: '*', template: '*', id: '*' }] : resource.templates;
}

/** A resource within a piece on which nothing differs. */
interface Exception {
  pattern: string;
  /** The pattern as a reader knows it. */
  shown: string;
}

/** What differs, the most general first; what one difference covers is not described again. */
function describeDifferences(search: ResourceSearch): ResourceDifference[] {
  const differing = search.pieces.filter(({ context }) => context !== undefined);
  const whole = differing.filter(({ isWhole }) => isWhole);
  const general = whole.find((piece) => isGeneral(piece, search));
  const others = general === undefined ? differing : differing.filter(({ isWhole }) => !isWhole);
  const described: { piece: Piece; exceptions: readonly Exception[] }[] = [];
  const found: ResourceDifference[] = [];
  for (const piece of general === undefined ? others : [general, ...others]) {
    const isCovered = described.some(
      ({ piece: { pattern }, exceptions }) =>
        coversPattern(pattern, piece.pattern) &&
        !exceptions.some((each) => patternsMeet(each.pattern, piece.pattern)),
    );
    if (isCovered) continue;
    const exceptions = listExceptions(piece, search);
    described.push({ piece, exceptions });
    const shown = exceptions.map((each) => each.shown);
    const unchanged = piece === general ? listUnchanged(whole, search) : [];
    found.push({
      ...describe(piece, search),
      exceptResources: dropInner([...shown, ...unchanged]),
    });
  }
  return found;
}

/** Whether every variable of the resource pattern has any other value. */
function isGeneral({ assignment }: Piece, { start: { template } }: ResourceSearch): boolean {
  return listVariables(template).every(({ key }) => assignment.values.get(key)?.isGeneral === true);
}

/** The resource for values of its variables with which nothing differs, if the rule allows it. */
function listUnchanged(differing: readonly Piece[], search: ResourceSearch): string[] {
  // A Deny of the other document makes a difference without telling all values apart.
  if (typeof search.start.template === 'string' || search.near.otherDenies.length > 0) return [];
  const changed = new Set(differing.map((piece) => show(piece, search)));
  return search.pieces
    .filter((piece) => piece.isWhole && piece.context === undefined && !isGeneral(piece, search))
    .filter((piece) => !changed.has(show(piece, search)))
    .filter(({ assignment }) => search.findContext(assignment, undefined, []) !== undefined)
    .map((piece) => show(piece, search));
}

function describe(
  piece: Piece,
  search: ResourceSearch,
): Omit<ResourceDifference, 'exceptResources'> {
  const { text, context, assignment } = piece;
  const { denies, otherAllows, otherDenies } = search.near;
  return {
    resource: show(piece, search),
    elsewhere: findElsewhere(text, assignment.readValue, search),
    text,
    context: context as Context,
    rules: [search.rule, ...denies, ...otherAllows, ...otherDenies].map((each) =>
      resolveRule(each, assignment.readValue),
    ),
  };
}

/** Resources of either document within a piece on which nothing differs. */
function listExceptions(piece: Piece, search: ResourceSearch): Exception[] {
  const ownKeys = listVariables(search.start.template).map(({ key }) => key);
  const isInner = (pattern: string) =>
    !coversPattern(pattern, piece.pattern) && patternsMeet(pattern, piece.pattern);
  return listLimits(search, isInner).flatMap((limit) => {
    const { template, written } = limit;
    const pattern = resolveTemplate(template, piece.assignment.readValue);
    if (pattern === undefined || !isInner(pattern)) return [];
    if (!isUnchanged(limit, piece, search)) return [];
    const isOwn = listVariables(template).every(({ key }) => ownKeys.includes(key));
    const shown = isOwn ? show({ ...piece, pattern, isWhole: false }, search) : written;
    return [{ pattern, shown }];
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

/** Resources that rules name and others leave out. */
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
    // Whatever else applies to the resource, these do.
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

function findElsewhere(
  text: string,
  readValue: ReadValue,
  { near, tools }: ResourceSearch,
): Difference['elsewhere'] {
  const resolve = (rules: readonly Rule[]) => rules.map((each) => resolveRule(each, readValue));
  const denied = resolve(near.otherDenies).filter(({ conditions }) => conditions.length === 0);
  const isDenied = (place: string) => denied.some(({ resource }) => resource.matches(place));
  const allowed = resolve(near.allOtherAllows);
  if (allowed.some(({ resource }) => resource.matches(text)) && !isDenied(text)) {
    return 'conditions';
  }
  const isLeft = ({ resource: { isNegated, patterns } }: ResolvedRule) =>
    (isNegated ? ['*'] : patterns).some((each) => !isDenied(tools.general.fill(each)));
  return allowed.some(isLeft) ? 'resources' : 'nothing';
}

/** A pattern as a reader knows it: with the variables, or with what their values stand for. */
function show(piece: Piece, search: ResourceSearch): string {
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
  return writeSpecialCharacters(shown);
}

/** Leaves out patterns that another one covers. */
export function dropInner(patterns: readonly string[]): string[] {
  return unique(patterns).filter(
    (pattern, at, all) =>
      !all.some(
        (other, place) =>
          place !== at &&
          coversPattern(other, pattern) &&
          (!coversPattern(pattern, other) || place < at),
      ),
  );
}

/** Leaves out what a difference before it covers. */
function dropCoveredResources(differences: readonly ResourceDifference[]): ResourceDifference[] {
  const kept: ResourceDifference[] = [];
  for (const each of differences) {
    const isCovered = kept.some(
      (wide) =>
        coversPattern(wide.resource, each.resource) &&
        !wide.exceptResources.some((except) => patternsMeet(except, each.resource)),
    );
    if (!isCovered) kept.push(each);
  }
  return kept;
}
