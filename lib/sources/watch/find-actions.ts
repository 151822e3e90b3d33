import type { Block } from './read-cell';

/** The actions in a text, each once, in AWS's spelling. */
interface FoundActions {
  allowed: string[];
  denied: string[];
  /** Actions that are no longer allowed. */
  removed: string[];
}

type Effect = keyof FoundActions;

/**
 * Verbs that apply to the actions after them, and actions: `service:Action`, with wildcards.
 * ARNs, keys of `aws:`, and words that continue with `/` or `:` are not actions.
 */
const tokens =
  /\b(?<deny>[Dd]en(?:y|ies|ied|ying)\b)|\b(?<remove>[Rr]emov(?:ed?|es|ing|al)\b|[Nn]o longer\b)|\b(?<allow>[Aa]llow(?:s|ed|ing)?\b|[Aa]dd(?:s|ed|ing)?\b|[Gg]rant(?:s|ed|ing)?\b)|(?<action>(?<![\w:/.$-])(?!arn:|aws:)[a-z][a-z\d-]*:(?:\*|[A-Z][A-Za-z\d]*[A-Za-z\d*?]*)(?![\w:/*-]))|(?<end>[.;]\s)/g;

/**
 * Finds the actions that a description allows, denies or removes. The verbs of a sentence apply to
 * its actions, and those before a list to the list's items; without a verb, actions are allowed.
 */
export function findActions(blocks: readonly Block[]): FoundActions {
  const found = {
    allowed: new Set<string>(),
    denied: new Set<string>(),
    removed: new Set<string>(),
  };
  let effect: Effect = 'allowed';
  for (const { text, isItem } of blocks) {
    if (!isItem) effect = 'allowed';
    for (const { groups = {}, index } of text.matchAll(tokens)) {
      const { action } = groups;
      if (action !== undefined) {
        if (!isConditionKey(text, index, action)) found[effect].add(action);
      } else if (!isItem) {
        effect = readEffect(effect, groups);
      }
    }
  }
  return {
    allowed: [...found.allowed],
    denied: [...found.denied],
    removed: [...found.removed],
  };
}

function readEffect(
  current: Effect,
  { deny, remove, allow, end }: Record<string, string | undefined>,
): Effect {
  if (deny !== undefined) return 'denied';
  if (remove !== undefined) return 'removed';
  // Other tokens, such as nouns, do not change the effect.
  return allow !== undefined || end !== undefined ? 'allowed' : current;
}

/** The condition keys of a service look like actions: `iam:PassedToService`. */
function isConditionKey(text: string, index: number, key: string): boolean {
  return (
    /\bcondition(?: keys?)?:? $/i.test(text.slice(Math.max(0, index - 20), index)) ||
    /^ condition\b/i.test(text.slice(index + key.length, index + key.length + 12))
  );
}

const renaming =
  /(?<![\w:/.-])([a-z][a-z\d-]*:[A-Z][A-Za-z\d]*) (?:(?:was|is|and|were|has been|changed|renamed) ){0,4}to (?:be )?([a-z][a-z\d-]*:[A-Z][A-Za-z\d]*)/g;

/** Finds the new names of renamed actions: `a:New` in "`a:Old` was renamed to `a:New`". */
export function findRenamedActions(text: string): string[] {
  return [...new Set([...text.matchAll(renaming)].map(([, , name]) => name as string))];
}
