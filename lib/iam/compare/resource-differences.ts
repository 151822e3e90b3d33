import { parseTemplate, type ReadValue } from '../evaluate/policy-variables';
import {
  type ResolvedRule,
  type ResourceTemplate,
  type Rule,
  resolveRule,
} from '../evaluate/rules';
import { coversPattern, patternsOverlap } from '../patterns';
import type { ActionRules, Tools } from './comparison-sides';
import type { Context } from './context-values';
import type { Difference } from './difference';
import { unique } from './pattern-parts';
import { type Exception, listExceptions } from './resource-exceptions';
import {
  formatResource,
  isGeneral,
  type ResourcePart,
  ResourceSearch,
  type UndecidedResource,
} from './resource-search';
import { replaceVariables } from './variable-patterns';

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

/** What differs, the most general first; what one difference covers is not described again. */
function describeDifferences(search: ResourceSearch): ResourceDifference[] {
  const differing = search.parts.filter(({ context }) => context !== undefined);
  const whole = differing.filter(({ isWhole }) => isWhole);
  const general = whole.find((piece) => isGeneral(piece, search));
  const others = general === undefined ? differing : differing.filter(({ isWhole }) => !isWhole);
  const described: { piece: ResourcePart; exceptions: readonly Exception[] }[] = [];
  const found: ResourceDifference[] = [];
  for (const piece of general === undefined ? others : [general, ...others]) {
    const isCovered = described.some(
      ({ piece: { pattern }, exceptions }) =>
        coversPattern(pattern, piece.pattern) &&
        !exceptions.some((each) => patternsOverlap(each.pattern, piece.pattern)),
    );
    if (isCovered) continue;
    const exceptions = listExceptions(piece, search);
    described.push({ piece, exceptions });
    const shown = exceptions.map((each) => each.shown);
    const unchanged = piece === general ? listUnchanged(whole, search) : [];
    found.push({
      ...describe(piece, search),
      exceptResources: dropCoveredPatterns([...shown, ...unchanged]),
    });
  }
  return found;
}

/** The resource for values of its variables with which nothing differs, if the rule allows it. */
function listUnchanged(differing: readonly ResourcePart[], search: ResourceSearch): string[] {
  // A Deny of the other document makes a difference without telling all values apart.
  if (typeof search.start.template === 'string' || search.relevant.otherDenies.length > 0)
    return [];
  const changed = new Set(differing.map((piece) => formatResource(piece, search)));
  return search.parts
    .filter((piece) => piece.isWhole && piece.context === undefined && !isGeneral(piece, search))
    .filter((piece) => !changed.has(formatResource(piece, search)))
    .filter(({ assignment }) => search.findContext(assignment, undefined, []) !== undefined)
    .map((piece) => formatResource(piece, search));
}

function describe(
  piece: ResourcePart,
  search: ResourceSearch,
): Omit<ResourceDifference, 'exceptResources'> {
  const { text, context, assignment } = piece;
  const { denies, otherAllows, otherDenies } = search.relevant;
  return {
    resource: formatResource(piece, search),
    elsewhere: findElsewhere(text, assignment.readValue, search),
    text,
    context: context as Context,
    rules: [search.rule, ...denies, ...otherAllows, ...otherDenies].map((each) =>
      resolveRule(each, assignment.readValue),
    ),
  };
}

function findElsewhere(
  text: string,
  readValue: ReadValue,
  { relevant, tools }: ResourceSearch,
): Difference['elsewhere'] {
  const resolve = (rules: readonly Rule[]) => rules.map((each) => resolveRule(each, readValue));
  const denied = resolve(relevant.otherDenies).filter(({ conditions }) => conditions.length === 0);
  const isDenied = (place: string) => denied.some(({ resource }) => resource.matches(place));
  const allowed = resolve(relevant.allOtherAllows);
  if (allowed.some(({ resource }) => resource.matches(text)) && !isDenied(text)) {
    return 'conditions';
  }
  const isAllowedSomewhere = ({ resource: { isNegated, patterns } }: ResolvedRule) =>
    (isNegated ? ['*'] : patterns).some((each) => !isDenied(tools.general.fill(each)));
  return allowed.some(isAllowedSomewhere) ? 'resources' : 'nothing';
}

/** Leaves out patterns that another one covers. */
export function dropCoveredPatterns(patterns: readonly string[]): string[] {
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
        !wide.exceptResources.some((except) => canOverlap(except, each.resource)),
    );
    if (!isCovered) kept.push(each);
  }
  return kept;
}

/** Whether two resources overlap for some values of their variables. */
function canOverlap(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) =>
    replaceVariables(parseTemplate(text, { wildcards: true, variables: true })),
  ) as [string, string];
  return patternsOverlap(x, y);
}
