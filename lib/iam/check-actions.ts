import { distance } from 'fastest-levenshtein';
import type { ActionCatalog } from './compare/difference';
import type { Statement } from './document';
import { coversAction, isPattern, readService } from './patterns';

/** The actions that IAM has, and others that are known to exist. */
export interface KnownActions extends ActionCatalog {
  /** Prefixes of the services in the catalog. */
  services: readonly string[];
  /**
   * Actions that recorded policies name: they exist even where the catalog does not have them, and
   * come first among equally similar suggestions. Patterns are ignored.
   */
  published?: readonly string[];
}

/**
 * form: does not have the form of an action. unknown-action: the service has no such action.
 * matches-nothing: a pattern that matches no action of its service. unknown-service: the catalog
 * does not have the service, so the action cannot be checked.
 */
export type ActionFindingKind = 'form' | 'unknown-action' | 'matches-nothing' | 'unknown-service';

/** An action or action pattern that is probably a mistake. */
export interface ActionFinding {
  action: string;
  kind: ActionFindingKind;
  /** The end of a sentence that begins with the action: `is not an action that IAM has`. */
  problem: string;
  /** Similar actions that exist, the most similar first. */
  suggestions: string[];
}

/** A finding and its statements. */
export interface PlacedFinding extends ActionFinding {
  /** Indexes of the statements that name the action. */
  statements: number[];
}

/** The number of findings of a document that have suggestions: a search takes about 20 ms. */
const maxSearches = 20;

/** Checks the actions of statements, `NotAction` included. Each action has one finding, in order. */
export function checkActions(
  statements: readonly Statement[],
  known: KnownActions,
): PlacedFinding[] {
  const places = new Map<string, number[]>();
  for (const [index, { action }] of statements.entries()) {
    for (const pattern of new Set(action.patterns)) {
      places.set(pattern, [...(places.get(pattern) ?? []), index]);
    }
  }
  const published = indexPublished(known);
  return [...places]
    .flatMap(([action, statements]) => {
      const found = classifyAction(action, known, published);
      return found === undefined ? [] : [{ action, ...found, statements }];
    })
    .map((finding, index) => ({
      ...finding,
      suggestions: index < maxSearches ? suggestActions(finding.action, known) : [],
    }));
}

/** Checks one action or pattern; undefined where it exists. */
export function checkAction(action: string, known: KnownActions): ActionFinding | undefined {
  const found = explainAction(action, known);
  return found && { action, ...found, suggestions: suggestActions(action, known) };
}

/** The same without suggestions, for which the actions of its service are enough. */
export function explainAction(
  action: string,
  known: KnownActions,
): Pick<ActionFinding, 'kind' | 'problem'> | undefined {
  return classifyAction(action, known, indexPublished(known));
}

function classifyAction(
  action: string,
  { services, listActions, readLevels }: KnownActions,
  published: ReadonlySet<string>,
): Pick<ActionFinding, 'kind' | 'problem'> | undefined {
  const form = explainForm(action);
  if (form !== undefined) return { kind: 'form', problem: `is not an action: ${form}` };
  const service = readService(action);
  const isCovered = (each: string) => coversAction(action, each);
  const isKnown = isPattern(action)
    ? isPattern(service) || listActions(service).some(isCovered) || [...published].some(isCovered)
    : readLevels(action).length > 0 || published.has(action.toLowerCase());
  if (isKnown) return undefined;
  if (!services.includes(service)) {
    const problem = `cannot be checked: IAM’s reference has no service “${service}”`;
    return { kind: 'unknown-service', problem };
  }
  return isPattern(action)
    ? { kind: 'matches-nothing', problem: 'matches no action that IAM has' }
    : { kind: 'unknown-action', problem: 'is not an action that IAM has' };
}

/** The published actions in lower case, without patterns. */
function indexPublished({ published = [] }: KnownActions): Set<string> {
  return new Set(published.filter((each) => !isPattern(each)).map((each) => each.toLowerCase()));
}

/**
 * Explains why a text does not have the form of an action or pattern; undefined where it has it.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language": `*`, or a service prefix,
 * a colon and a name.
 */
export function explainForm(action: string): string | undefined {
  if (action === '*') return undefined;
  if (action.trim() === '') return 'it is empty';
  const invalid = /[^A-Za-z0-9:*?-]/u.exec(action)?.[0];
  if (invalid !== undefined)
    return /\s/.test(invalid) ? 'it contains a space' : `it contains “${invalid}”`;
  const [service, name, ...rest] = action.split(':');
  if (name === undefined) return 'it has no service prefix';
  if (service === '') return 'the service prefix before the colon is missing';
  if (name === '') return 'the name after the colon is missing';
  return rest.length > 0 ? 'it has more than one colon' : undefined;
}

/** A finding as one line of plain text. */
export function describeFinding({
  action,
  problem,
  suggestions: [nearest],
}: ActionFinding): string {
  const question = nearest === undefined ? '.' : `; did you mean ${nearest}?`;
  return `${action} ${problem}${question}`;
}

/** The actions most similar to a text, the most similar first; for a service prefix, `lex:*`. */
export function suggestActions(text: string, known: KnownActions, max = 3): string[] {
  const words = text.split(/[^A-Za-z0-9:*?-]+/).filter((word) => word !== '');
  const attempts = text.includes(':') ? [words.join('')] : [words.join(':'), words.join('')];
  for (const each of attempts) {
    const [service, name] = splitAction(each);
    const isService = known.services.includes(service ?? name.toLowerCase());
    if (isService && (service === undefined || name === '')) {
      return [`${service ?? name.toLowerCase()}:*`];
    }
    const suggestions = rankActions(service, name, known);
    if (suggestions.length > 0) return suggestions.slice(0, max);
  }
  return [];
}

/** The service prefix in lower case, if any, and the name without wildcards. */
function splitAction(text: string): [service: string | undefined, name: string] {
  const colon = text.indexOf(':');
  const service = text.slice(0, Math.max(colon, 0)).toLowerCase();
  return [service === '' ? undefined : service, text.slice(colon + 1).replace(/[*?]/g, '')];
}

function rankActions(service: string | undefined, name: string, known: KnownActions): string[] {
  const wanted = name.toLowerCase();
  if (wanted === '') return [];
  const published = new Set(known.published?.filter((each) => !isPattern(each)));
  const actions = new Set([...published, ...known.services.flatMap(known.listActions)]);
  // The stable sort below keeps this alphabetical order among equal ranks.
  const ranked = [...actions].sort().flatMap((action) => {
    const prefix = readService(action);
    const candidate = action.slice(prefix.length + 1).toLowerCase();
    const edits = countEdits(wanted, candidate);
    if (edits === undefined) return [];
    const serviceEdits = service === undefined ? 0 : distance(service, prefix);
    const isSimilarService = service === undefined || serviceEdits <= maxEdits(service);
    // Another service is only suggested for the same name, or where its prefix is similar.
    if (edits > 0 && !isSimilarService) return [];
    const length = Math.abs(candidate.length - wanted.length);
    const ranks = [edits + serviceEdits, published.has(action) ? 0 : 1, length];
    return [{ action, isSimilarService, ranks }];
  });
  const similar = ranked.filter(({ isSimilarService }) => isSimilarService);
  const exact = similar.filter(({ ranks }) => ranks[0] === 0);
  const best = [exact, similar, ranked].find(({ length }) => length > 0) ?? [];
  return best.sort((a, b) => compareRanks(a.ranks, b.ranks)).map(({ action }) => action);
}

/** The edit distance of two names; undefined where they are not similar. */
function countEdits(wanted: string, other: string): number | undefined {
  const max = maxEdits(wanted);
  // A part of a name is a more probable mistake than a name with many typos.
  const asPart = wanted.length > 3 && other.includes(wanted) ? max + 1 : undefined;
  if (Math.abs(wanted.length - other.length) > max) return asPart;
  const edits = distance(wanted, other);
  return edits <= max ? edits : asPart;
}

/** The edit distance up to which two texts are similar. */
function maxEdits(text: string): number {
  return Math.max(1, Math.floor(text.length / 4));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((rank, index) => rank !== b[index]);
  return place < 0 ? 0 : (a[place] as number) - (b[place] as number);
}
