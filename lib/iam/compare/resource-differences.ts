import type { Condition } from '../document';
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

/** A resource pattern on which an Allow allows an action that the other document does not allow. */
export interface ResourceDifference {
  resource: string;
  exceptResources: string[];
  elsewhere: Difference['elsewhere'];
  otherConditions: Difference['otherConditions'];
  /** The most general resource of the pattern, encoded by `encodeText`. */
  text: string;
  /** The context of a request that shows the difference. */
  context: Context;
  /** The rules that match the action, with the variables' values in that context. */
  rules: readonly ResolvedRule[];
}

/** The resources on which a rule allows an action that the other document does not allow. */
export interface ResourceDifferences {
  isEmpty: boolean;
  /** Computed on first access. */
  readonly differences: readonly ResourceDifference[];
  /** The same where the same resources differ. */
  readonly id: string;
  /** Resources for which a limit was reached. */
  readonly undecided: readonly UndecidedResource[];
}

export const noDifferences: ResourceDifferences = {
  isEmpty: true,
  differences: [],
  id: '',
  undecided: [],
};

/** @param matching the rules that match the action, which decide alone how it differs */
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
    // Frees the memory of the searches, of which there are many.
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

/** The resource patterns of a rule; `*` for NotResource. */
function listStarts({ resource }: Rule): readonly ResourceTemplate[] {
  return resource.isNegated ? [{ written: '*', template: '*', id: '*' }] : resource.templates;
}

/** The differences of a search, the most general first, without those that another one covers. */
function describeDifferences(search: ResourceSearch): ResourceDifference[] {
  const differing = search.parts.filter(({ context }) => context !== undefined);
  const whole = differing.filter(({ isWhole }) => isWhole);
  const general = whole.find((part) => isGeneral(part, search));
  const others = general === undefined ? differing : differing.filter(({ isWhole }) => !isWhole);
  const described: { part: ResourcePart; exceptions: readonly Exception[] }[] = [];
  const found: ResourceDifference[] = [];
  for (const part of general === undefined ? others : [general, ...others]) {
    const isCovered = described.some(
      ({ part: { pattern }, exceptions }) =>
        coversPattern(pattern, part.pattern) &&
        !exceptions.some((each) => patternsOverlap(each.pattern, part.pattern)),
    );
    if (isCovered) continue;
    const exceptions = listExceptions(part, search);
    described.push({ part, exceptions });
    const shown = exceptions.map((each) => each.shown);
    const unchanged = part === general ? listUnchanged(whole, search) : [];
    found.push({
      ...describe(part, search),
      exceptResources: dropCoveredPatterns([...shown, ...unchanged]),
    });
  }
  return found;
}

/** The resource with the values of its variables for which nothing differs. */
function listUnchanged(differing: readonly ResourcePart[], search: ResourceSearch): string[] {
  // With a Deny of the other document the differing values are not all listed.
  if (typeof search.start.template === 'string' || search.relevant.otherDenies.length > 0)
    return [];
  const changed = new Set(differing.map((part) => formatResource(part, search)));
  return search.parts
    .filter((part) => part.isWhole && part.context === undefined && !isGeneral(part, search))
    .filter((part) => !changed.has(formatResource(part, search)))
    .filter(({ assignment }) => search.findContext(assignment, undefined, []) !== undefined)
    .map((part) => formatResource(part, search));
}

function describe(
  part: ResourcePart,
  search: ResourceSearch,
): Omit<ResourceDifference, 'exceptResources'> {
  const { text, context, assignment } = part;
  const { denies, otherAllows, otherDenies } = search.relevant;
  const elsewhere = findElsewhere(text, assignment.readValue, search);
  return {
    resource: formatResource(part, search),
    elsewhere,
    otherConditions: elsewhere === 'conditions' ? readOtherConditions(search) : undefined,
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
  const isDenied = (each: string) => denied.some(({ resource }) => resource.matches(each));
  const allowed = resolve(relevant.allOtherAllows);
  if (allowed.some(({ resource }) => resource.matches(text)) && !isDenied(text)) {
    return 'conditions';
  }
  const isAllowedSomewhere = ({ resource: { isNegated, patterns } }: ResolvedRule) =>
    (isNegated ? ['*'] : patterns).some((each) => !isDenied(tools.general.fill(each)));
  return allowed.some(isAllowedSomewhere) ? 'resources' : 'nothing';
}

/** The conditions that all statements of the other document have; undefined where they differ. */
function readOtherConditions({
  relevant: { otherAllows, otherDenies },
}: ResourceSearch): Condition[] | undefined {
  const [first, ...others] = otherAllows;
  const isSame = others.every(({ conditionsId }) => conditionsId === first?.conditionsId);
  return isSame && otherDenies.length === 0 ? first?.writtenConditions : undefined;
}

/** Removes patterns that another one covers. */
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

/** Removes differences that an earlier one covers. */
function dropCoveredResources(differences: readonly ResourceDifference[]): ResourceDifference[] {
  const found: ResourceDifference[] = [];
  for (const each of differences) {
    const isCovered = found.some(
      (wide) =>
        coversPattern(wide.resource, each.resource) &&
        !wide.exceptResources.some((except) => canOverlap(except, each.resource)),
    );
    if (!isCovered) found.push(each);
  }
  return found;
}

/** Whether two resources overlap for some values of their variables. */
function canOverlap(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) =>
    replaceVariables(parseTemplate(text, { wildcards: true, variables: true })),
  ) as [string, string];
  return patternsOverlap(x, y);
}
