import {
  listVariables,
  type ReadValue,
  resolveTemplate,
  type Template,
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
import { type FoundContext, findContext } from './find-context';
import { listOverlaps, listPieces, meetAll, unique, uniqueBy } from './pieces';
import { type Assignment, listAssignments, readContext, writePattern } from './variable-values';

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

export interface ResourceDifferences {
  /** The same text where the same resources differ. */
  id: string;
  differences: readonly ResourceDifference[];
  /** Why some resources could not be decided; empty where all were. */
  undecided: readonly UndecidedResource[];
}

export interface UndecidedResource {
  resource: string;
  reason: string;
}

/**
 * The resources on which a rule allows an action and the other document does not. The action is
 * known only by the rules that match it.
 */
export function findResourceDifferences(
  rule: Rule,
  matching: ActionRules,
  tools: Tools,
): ResourceDifferences {
  const found = listStarts(rule).map((start) => new ResourceSearch(rule, start, matching, tools));
  const undecided = found.flatMap((search) => search.undecided);
  const differences = dropCoveredResources(found.flatMap((search) => search.listDifferences()));
  const id = differences
    .map(({ resource, exceptResources, elsewhere }) =>
      [resource, ...exceptResources, elsewhere].join('\n'),
    )
    .join('\n\n');
  return { id: undecided.length > 0 ? `${id}\n\n?` : id, differences, undecided };
}

/** The resource patterns of a rule; what its NotResource leaves out is left out of each. */
function listStarts({ resource }: Rule): readonly ResourceTemplate[] {
  return resource.isNegated ? [{ written: '*', template: '*', id: '*' }] : resource.templates;
}

/**
 * One way for a request to be allowed by one document only: the other document has no Allow that
 * applies to it, or it has a Deny that does.
 */
interface Attempt {
  deny: Rule | undefined;
  /** Rules that must not apply. */
  refused: readonly Rule[];
  assignments: readonly Assignment[];
}

/** A part of the resource pattern in question, for some values of variables. */
interface Piece {
  pattern: string;
  assignment: Assignment;
  isWhole: boolean;
  text: string;
  context: Context | undefined;
}

/** A resource within a piece on which nothing differs. */
interface Exception {
  pattern: string;
  /** The pattern as a reader knows it. */
  shown: string;
}

/** The search for requests on one resource pattern of an Allow. */
class ResourceSearch {
  readonly undecided: UndecidedResource[] = [];
  readonly #rule: Rule;
  readonly #start: ResourceTemplate;
  readonly #near: ActionRules;
  readonly #tools: Tools;
  readonly #attempts: Attempt[] = [];
  readonly #pieces: Piece[] = [];
  readonly #found = new Map<string, FoundContext>();

  constructor(rule: Rule, start: ResourceTemplate, matching: ActionRules, tools: Tools) {
    this.#rule = rule;
    this.#start = start;
    this.#near = keepNear(start, matching);
    this.#tools = tools;
    for (const deny of [undefined, ...this.#near.otherDenies]) this.#addAttempt(deny);
    for (const attempt of this.#attempts) {
      for (const assignment of attempt.assignments) this.#addPieces(attempt, assignment);
    }
  }

  #addAttempt(deny: Rule | undefined) {
    const { denies, otherAllows } = this.#near;
    const refused = deny === undefined ? [...denies, ...otherAllows] : denies;
    const assignments = listAssignments(
      this.#start.template,
      [
        { rule: this.#ownRule(), isWanted: true },
        ...(deny === undefined ? [] : [{ rule: deny, isWanted: true }]),
        ...refused.map((each) => ({ rule: each, isWanted: false })),
      ],
      this.#tools,
    );
    if (assignments === undefined) {
      this.#addUndecided(this.#start.written, 'too many values of policy variables matter');
    } else {
      this.#attempts.push({ deny, refused, assignments });
    }
  }

  /** The rule without other resources than the one in question. */
  #ownRule(): Rule {
    return this.#rule.resource.isNegated ? this.#rule : { ...this.#rule, resource: noResource };
  }

  #addUndecided(resource: string, reason: string) {
    this.undecided.push({ resource, reason });
  }

  #addPieces(attempt: Attempt, assignment: Assignment) {
    const { general } = this.#tools;
    const readValue = createReadValue(assignment);
    const pattern = resolveTemplate(this.#start.template, readValue);
    if (pattern === undefined) return;
    const deny = attempt.deny && resolveRule(attempt.deny, readValue).resource;
    const refused = attempt.refused.map((each) => resolveRule(each, readValue).resource);
    const own = this.#rule.resource.isNegated
      ? resolveRule(this.#rule, readValue).resource.patterns
      : [];
    const pieces = listPieces(
      pattern,
      {
        anyOf: deny === undefined || deny.isNegated ? [] : deny.patterns,
        choices: refused.filter(({ isNegated }) => isNegated).map(({ patterns }) => patterns),
        avoided: [...own, ...refused.flatMap(({ patterns }) => patterns)],
      },
      this.#tools.effort.meet,
    );
    if (pieces === undefined) {
      this.#addUndecided(this.#start.written, 'too many patterns overlap');
      return;
    }
    for (const piece of pieces) {
      const text = general.fill(piece);
      const found = this.#ask(text, attempt, assignment);
      if (found === 'undecided') {
        this.#addUndecided(this.#start.written, tooComplex);
        continue;
      }
      const isWhole = piece === pattern;
      this.#pieces.push({ pattern: piece, assignment, isWhole, text, context: found });
    }
  }

  /** A context in which a resource is allowed by one document only, in the way of an attempt. */
  #ask(text: string, { deny, refused }: Attempt, assignment: Assignment): FoundContext {
    if (!this.#tools.effort.spend(refused.length + 1)) return 'undecided';
    const readValue = createReadValue(assignment);
    const matches = (each: Rule) => resolveRule(each, readValue).resource.matches(text);
    if (!matches(this.#rule) || (deny !== undefined && !matches(deny))) return undefined;
    const applying = refused.filter(matches);
    const id = [deny?.id ?? '', assignment.id, ...applying.map((each) => each.id)].join('\n');
    if (!this.#found.has(id)) {
      this.#found.set(id, this.#findContext(deny, applying, assignment));
    }
    return this.#found.get(id);
  }

  #findContext(
    deny: Rule | undefined,
    refused: readonly Rule[],
    assignment: Assignment,
  ): FoundContext {
    const readValue = createReadValue(assignment);
    const resolve = (each: Rule) => resolveRule(each, readValue).conditions;
    const fixed = readContext(assignment);
    const found = findContext(
      [...resolve(this.#rule), ...(deny === undefined ? [] : resolve(deny))],
      refused.map(resolve),
      { ...this.#tools, fixed },
    );
    return found === undefined || found === 'undecided' ? found : new Map([...fixed, ...found]);
  }

  /** What differs, the most general first; what one difference covers is not described again. */
  listDifferences(): ResourceDifference[] {
    const differing = this.#pieces.filter(({ context }) => context !== undefined);
    const whole = differing.filter(({ isWhole }) => isWhole);
    const general = whole.find((piece) => this.#isGeneral(piece));
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
      const exceptions = this.#listExceptions(piece);
      described.push({ piece, exceptions });
      const shown = exceptions.map((each) => each.shown);
      const unchanged = piece === general ? this.#listUnchanged(whole) : [];
      found.push({
        ...this.#describe(piece),
        exceptResources: dropInner([...shown, ...unchanged]),
      });
    }
    return found;
  }

  /** Whether every variable of the resource pattern has any other value. */
  #isGeneral({ assignment }: Piece): boolean {
    const { template } = this.#start;
    if (typeof template === 'string') return true;
    return template.every(
      (part) => typeof part === 'string' || assignment.values.get(part.key)?.isGeneral === true,
    );
  }

  /** The resource for values of its variables with which nothing differs, if the rule allows it. */
  #listUnchanged(differing: readonly Piece[]): string[] {
    // A Deny of the other document makes a difference without telling all values apart.
    if (typeof this.#start.template === 'string' || this.#attempts.length > 1) return [];
    const changed = new Set(differing.map((piece) => this.#show(piece)));
    return this.#pieces
      .filter((piece) => piece.isWhole && piece.context === undefined && !this.#isGeneral(piece))
      .filter((piece) => !changed.has(this.#show(piece)))
      .filter(({ assignment }) => this.#findContext(undefined, [], assignment) !== undefined)
      .map((piece) => this.#show(piece));
  }

  #describe(piece: Piece): Omit<ResourceDifference, 'exceptResources'> {
    const { text, context, assignment } = piece;
    const readValue = createReadValue(assignment);
    const { denies, otherAllows, otherDenies } = this.#near;
    return {
      resource: this.#show(piece),
      elsewhere: this.#findElsewhere(text, readValue),
      text,
      context: context as Context,
      rules: [this.#rule, ...denies, ...otherAllows, ...otherDenies].map((each) =>
        resolveRule(each, readValue),
      ),
    };
  }

  /** Resources of either document within a piece on which nothing differs. */
  #listExceptions(piece: Piece): Exception[] {
    const readValue = createReadValue(piece.assignment);
    const ownKeys = listVariables(this.#start.template).map(({ key }) => key);
    const isInner = (pattern: string) =>
      !coversPattern(pattern, piece.pattern) && patternsMeet(pattern, piece.pattern);
    return this.#listLimits(isInner).flatMap(({ template, written }) => {
      const pattern = resolveTemplate(template, readValue);
      if (pattern === undefined || !isInner(pattern)) return [];
      if (!this.#isUnchanged(template, piece)) return [];
      const isOwn = listVariables(template).every(({ key }) => ownKeys.includes(key));
      const shown = isOwn ? this.#show({ ...piece, pattern, isWhole: false }) : written;
      return [{ pattern, shown }];
    });
  }

  /** Resources that only can be exceptions: those that rules name, or leave out together. */
  #listLimits(
    isInner: (pattern: string) => boolean,
  ): readonly Pick<ResourceTemplate, 'template' | 'written'>[] {
    const { denies, otherAllows, otherDenies } = this.#near;
    const named = [...denies, ...otherAllows].filter(({ resource }) => !resource.isNegated);
    const leaving = [...otherDenies, this.#rule].filter(({ resource }) => resource.isNegated);
    const templates = [...named, ...leaving].flatMap(({ resource }) => resource.templates);
    const listPlain = (rules: readonly Rule[]) =>
      rules
        .flatMap(({ resource }) => resource.templates.map(({ template }) => template))
        .filter((template) => typeof template === 'string')
        .filter(isInner);
    const overlaps =
      leaving.length === 0
        ? []
        : listOverlaps(
            [listPlain(named), ...leaving.map((each) => listPlain([each]))],
            this.#tools.effort.meet,
          );
    return uniqueBy(
      [...templates, ...overlaps.map((text) => ({ template: text, written: text, id: text }))],
      ({ id }) => id,
    );
  }

  /** Whether nothing differs on a resource within a piece, whatever values variables have. */
  #isUnchanged(template: Template, { pattern, assignment }: Piece): boolean {
    const keys = listVariables(this.#start.template).map(({ key }) => key);
    return !this.#attempts.some((attempt) =>
      attempt.assignments
        .filter((each) => agree(each, assignment, keys))
        .some((each) => {
          const inner = resolveTemplate(template, createReadValue(each));
          const parts =
            inner === undefined ? [] : (meetAll([pattern], [inner], this.#tools.effort.meet) ?? []);
          return parts.some(
            (part) => this.#ask(this.#tools.general.fill(part), attempt, each) !== undefined,
          );
        }),
    );
  }

  #findElsewhere(text: string, readValue: ReadValue): Difference['elsewhere'] {
    const resolve = (rules: readonly Rule[]) => rules.map((each) => resolveRule(each, readValue));
    const denied = resolve(this.#near.otherDenies).filter(
      ({ conditions }) => conditions.length === 0,
    );
    const isDenied = (place: string) => denied.some(({ resource }) => resource.matches(place));
    const allowed = resolve(this.#near.allOtherAllows);
    if (allowed.some(({ resource }) => resource.matches(text)) && !isDenied(text)) {
      return 'conditions';
    }
    const isLeft = ({ resource: { isNegated, patterns } }: ResolvedRule) =>
      (isNegated ? ['*'] : patterns).some((each) => !isDenied(this.#tools.general.fill(each)));
    return allowed.some(isLeft) ? 'resources' : 'nothing';
  }

  /** A pattern as a reader knows it: with the variables, or with what their values stand for. */
  #show(piece: Pick<Piece, 'pattern' | 'isWhole' | 'assignment'>): string {
    if (piece.isWhole && this.#isGeneral(piece as Piece)) return this.#start.written;
    const { general, keys } = this.#tools;
    let shown = piece.pattern;
    for (const [index, [key, value]] of [...piece.assignment.values].entries()) {
      const run = general.readRun(index + 1);
      if (value?.isGeneral && value.text.includes(run)) {
        shown = shown.replaceAll(value.text, `\${${(keys.get(key) as ContextKey).written}}`);
      }
      shown = shown.replaceAll(run, '*');
    }
    return writeSpecialCharacters(shown);
  }
}

export const tooComplex = 'the documents are too complex to compare there';

const noResource: Rule['resource'] = { isNegated: false, templates: [] };

function createReadValue({ values }: Assignment): ReadValue {
  return (key) => values.get(key)?.text;
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

/** The rules that can match a resource of a pattern. */
function keepNear(start: ResourceTemplate, matching: ActionRules): ActionRules {
  const pattern = writePattern(start.template);
  const isNear = ({ resource: { isNegated, templates } }: Rule) =>
    isNegated || templates.some(({ template }) => patternsMeet(writePattern(template), pattern));
  return {
    ...matching,
    denies: matching.denies.filter(isNear),
    otherAllows: matching.otherAllows.filter(isNear),
    otherDenies: matching.otherDenies.filter(isNear),
  };
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
