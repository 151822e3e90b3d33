import type { Effect, Patterns } from '../iam/document';
import {
  coversPattern,
  coversPatterns,
  isPattern,
  lowercaseActions,
  patternsOverlap,
  readLiteralPrefix,
  readService,
} from '../iam/patterns';
import { groupByKey } from '../shared/collections';
import type { ActionHistory } from './action-history';

/** Finds the histories whose patterns match others, without comparing every pair. */
export interface ActionHistoryIndex {
  /** The other histories whose actions include all of its own, of either effect; in the order given. */
  listWider: (history: ActionHistory) => ActionHistory[];
  /**
   * The history of an action itself, or of the pattern with the most letters that matches it; of
   * two as long, the first given.
   */
  findNarrowest: (action: string, effect: Effect) => ActionHistory | undefined;
  /** The histories of one effect that include all of an action or pattern; in the order given. */
  listCovering: (action: string, effect: Effect) => ActionHistory[];
}

interface Entry {
  history: ActionHistory;
  /** Index in the order given. */
  position: number;
  lowercase: Patterns;
  /** Of a negated list, the patterns that exclude actions of a service. */
  listExcluded: (service: string) => readonly string[];
}

/**
 * Groups histories by what they can cover: one action, actions of one service, or any action.
 * A wildcard with a literal service covers nothing of another service.
 */
export function indexActionHistories(histories: readonly ActionHistory[]): ActionHistoryIndex {
  const entries = new Map<ActionHistory, Entry>();
  const byName = new Map<string, Entry[]>();
  const byService = new Map<string, Entry[]>();
  const general: Entry[] = [];
  for (const [position, history] of histories.entries()) {
    const lowercase = lowercaseActions(history);
    const listExcluded = indexExcluded(lowercase);
    const entry = { history, position, lowercase, listExcluded };
    entries.set(history, entry);
    const pattern = entry.lowercase.patterns[0] as string;
    if (history.negated) general.push(entry);
    else if (!isPattern(pattern)) add(byName, pattern, entry);
    else if (hasService(pattern)) add(byService, readService(pattern), entry);
    else general.push(entry);
  }
  const listCandidates = (text: string) => [
    ...(byName.get(text) ?? []),
    ...(byService.get(readService(text)) ?? []),
    ...general,
  ];
  const findCovering = (text: string, effect: Effect) =>
    listCandidates(text).filter(
      ({ history, lowercase }) =>
        history.effect === effect &&
        !history.negated &&
        coversPattern(lowercase.patterns[0] as string, text),
    );
  const narrowest = new Map<string, ActionHistory | undefined>();
  return {
    listWider: (history) => {
      const { lowercase } = entries.get(history) as Entry;
      const candidates = lowercase.negated
        ? general
        : listCandidates(lowercase.patterns[0] as string);
      return candidates
        .filter((wide) => wide.history !== history && covers(wide, lowercase))
        .sort((a, b) => a.position - b.position)
        .map((wide) => wide.history);
    },
    findNarrowest: (action, effect) => {
      const text = action.toLowerCase();
      const key = `${effect} ${text}`;
      if (!narrowest.has(key)) {
        narrowest.set(key, chooseNarrowest(findCovering(text, effect))?.history);
      }
      return narrowest.get(key);
    },
    listCovering: (action, effect) =>
      findCovering(action.toLowerCase(), effect)
        .sort((a, b) => a.position - b.position)
        .map(({ history }) => history),
  };
}

/** As `coversPatterns`; of the hundreds of patterns in a negated list, those of one service decide. */
function covers({ lowercase: wide, listExcluded }: Entry, narrow: Patterns): boolean {
  const [pattern = '', ...others] = narrow.patterns;
  if (!wide.negated || narrow.negated || others.length > 0 || !hasService(pattern)) {
    return coversPatterns(wide, narrow);
  }
  return !listExcluded(readService(pattern)).some((each) => patternsOverlap(pattern, each));
}

function indexExcluded({ patterns }: Patterns): Entry['listExcluded'] {
  const general = patterns.filter((pattern) => !hasService(pattern));
  const byService = groupByKey(patterns.filter(hasService), readService);
  return (service) => [...(byService.get(service) ?? []), ...general];
}

/** Whether all actions of a pattern are of one service. */
function hasService(pattern: string): boolean {
  return readLiteralPrefix(pattern).includes(':');
}

function add(lists: Map<string, Entry[]>, key: string, entry: Entry) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

function chooseNarrowest(covering: readonly Entry[]): Entry | undefined {
  return [...covering].sort(
    (a, b) => countLetters(b.history) - countLetters(a.history) || a.position - b.position,
  )[0];
}

/** A pattern with more letters matches less; an action's own name has all of its letters. */
function countLetters({ patterns: [pattern = ''] }: ActionHistory): number {
  return pattern.replace(/[*?]/g, '').length;
}
