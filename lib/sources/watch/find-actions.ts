import type { Block } from './read-cell';

/** Actions that a text names, each once, as AWS prints them. */
export interface FoundActions {
  allowed: string[];
  denied: string[];
  /** Those that it says are allowed no more. */
  removed: string[];
}

type Side = keyof FoundActions;

/**
 * Words that say what becomes of the actions after them, and actions: `service:Action`, with
 * wildcards. Not an action: an ARN, a key of `aws:`, and whatever goes on with `/` or `:`.
 */
const tokens =
  /\b(?<deny>[Dd]en(?:y|ies|ied|ying)\b)|\b(?<remove>[Rr]emov(?:ed?|es|ing|al)\b|[Nn]o longer\b)|\b(?<allow>[Aa]llow(?:s|ed|ing)?\b|[Aa]dd(?:s|ed|ing)?\b|[Gg]rant(?:s|ed|ing)?\b)|(?<action>(?<![\w:/.$-])(?!arn:|aws:)[a-z][a-z\d-]*:(?:\*|[A-Z][A-Za-z\d]*[A-Za-z\d*?]*)(?![\w:/*-]))|(?<end>[.;]\s)/g;

/**
 * Which actions a description says were allowed, denied or taken away. A sentence's own words
 * decide, and those before a list decide for its points; without such words they were allowed.
 */
export function findActions(blocks: readonly Block[]): FoundActions {
  const found = {
    allowed: new Set<string>(),
    denied: new Set<string>(),
    removed: new Set<string>(),
  };
  let side: Side = 'allowed';
  for (const { text, isItem } of blocks) {
    if (!isItem) side = 'allowed';
    for (const { groups = {}, index } of text.matchAll(tokens)) {
      const { action } = groups;
      if (action !== undefined) {
        if (!isConditionKey(text, index, action)) found[side].add(action);
      } else if (!isItem) {
        side = turn(side, groups);
      }
    }
  }
  return {
    allowed: [...found.allowed],
    denied: [...found.denied],
    removed: [...found.removed],
  };
}

function turn(side: Side, { deny, remove, allow, end }: Record<string, string | undefined>): Side {
  if (deny !== undefined) return 'denied';
  if (remove !== undefined) return 'removed';
  // "allowed actions that are denied": what is said first of a sentence's actions holds.
  return allow !== undefined || end !== undefined ? 'allowed' : side;
}

/** A key of a service has the shape of an action: `iam:PassedToService`. */
function isConditionKey(text: string, index: number, key: string): boolean {
  return (
    /\bcondition(?: keys?)?:? $/i.test(text.slice(Math.max(0, index - 20), index)) ||
    /^ condition\b/i.test(text.slice(index + key.length, index + key.length + 12))
  );
}

const renaming =
  /(?<![\w:/.-])([a-z][a-z\d-]*:[A-Z][A-Za-z\d]*) (?:(?:was|is|and|were|has been|changed|renamed) ){0,4}to (?:be )?([a-z][a-z\d-]*:[A-Z][A-Za-z\d]*)/g;

/** The new names that "`a:Old` was renamed to `a:New`" and its like give. */
export function findRenamedActions(text: string): string[] {
  return [...new Set([...text.matchAll(renaming)].map(([, , name]) => name as string))];
}
