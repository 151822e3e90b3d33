import type { Effect, Patterns } from '../iam/document';
import {
  coversPattern,
  coversPatterns,
  isPattern,
  lowercaseActions,
  readLiteralPrefix,
  readService,
} from '../iam/patterns';
import type { ActionHistory } from './action-history';

/** Finds the lives that stand for others, without asking each life of each other. */
export interface ActionHistoryIndex {
  /** Of other lives those that stand for all of it, whatever their effect; in the order given. */
  listWider: (life: ActionHistory) => ActionHistory[];
  /**
   * The life that names an action, or of those that stand for it the one with the most letters;
   * of two as long the first given.
   */
  findNarrowest: (action: string, effect: Effect) => ActionHistory | undefined;
  /** The lives of one effect that stand for all of an action or pattern; in the order given. */
  listCovering: (action: string, effect: Effect) => ActionHistory[];
}

interface Entry {
  life: ActionHistory;
  /** Its place in the order given. */
  place: number;
  folded: Patterns;
}

/**
 * Sorts lives by what they can stand for: one action, actions of one service, or anything.
 * A wildcard whose service is written out covers nothing of another service.
 */
export function indexActionHistories(lives: readonly ActionHistory[]): ActionHistoryIndex {
  const entries = new Map<ActionHistory, Entry>();
  const named = new Map<string, Entry[]>();
  const ofService = new Map<string, Entry[]>();
  const general: Entry[] = [];
  for (const [place, life] of lives.entries()) {
    const entry = { life, place, folded: lowercaseActions(life) };
    entries.set(life, entry);
    const pattern = entry.folded.patterns[0] as string;
    if (life.negated) general.push(entry);
    else if (!isPattern(pattern)) add(named, pattern, entry);
    else if (readLiteralPrefix(pattern).includes(':')) add(ofService, readService(pattern), entry);
    else general.push(entry);
  }
  const listCandidates = (text: string) => [
    ...(named.get(text) ?? []),
    ...(ofService.get(readService(text)) ?? []),
    ...general,
  ];
  const findCovering = (text: string, effect: Effect) =>
    listCandidates(text).filter(
      ({ life, folded }) =>
        life.effect === effect &&
        !life.negated &&
        coversPattern(folded.patterns[0] as string, text),
    );
  const narrowest = new Map<string, ActionHistory | undefined>();
  return {
    listWider: (life) => {
      const { folded } = entries.get(life) as Entry;
      const candidates = folded.negated ? general : listCandidates(folded.patterns[0] as string);
      return candidates
        .filter((wide) => wide.life !== life && coversPatterns(wide.folded, folded))
        .sort((a, b) => a.place - b.place)
        .map((wide) => wide.life);
    },
    findNarrowest: (action, effect) => {
      const text = action.toLowerCase();
      const key = `${effect} ${text}`;
      if (!narrowest.has(key)) {
        narrowest.set(key, chooseNarrowest(findCovering(text, effect))?.life);
      }
      return narrowest.get(key);
    },
    listCovering: (action, effect) =>
      findCovering(action.toLowerCase(), effect)
        .sort((a, b) => a.place - b.place)
        .map(({ life }) => life),
  };
}

function add(lists: Map<string, Entry[]>, key: string, entry: Entry) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

function chooseNarrowest(covering: readonly Entry[]): Entry | undefined {
  return [...covering].sort(
    (a, b) => countLetters(b.life) - countLetters(a.life) || a.place - b.place,
  )[0];
}

/** A pattern with more letters leaves less open; that of an action itself has them all. */
function countLetters({ patterns: [pattern = ''] }: ActionHistory): number {
  return pattern.replace(/[*?]/g, '').length;
}
