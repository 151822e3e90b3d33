import type { Statement } from '../document';
import { type Access, normalizeAction, type Rule, readBoth } from '../evaluate/rules';
import { readContextKeys } from './context-keys';
import type { ActionCatalogue, Comparison, Verdict } from './difference';
import { createEffort } from './effort';
import { createGeneralText } from './general-text';
import { subtractAccess } from './subtract';

/**
 * What a change from one document to another does to access: every request that one of them allows
 * and the other does not is covered by a difference, and every difference has a request that shows
 * it. Exchanging the documents exchanges gained and lost. docs/comparison.md describes how.
 */
export function compareAccess(
  before: readonly Statement[],
  after: readonly Statement[],
  catalogue: ActionCatalogue,
): Comparison {
  const [old, now] = readBoth(before, after);
  const rules = [...new Set([old, now].flatMap(listRules))];
  const tools = {
    fillAction: createActionFill(rules),
    general: createGeneralText(() => rules.flatMap(listTexts)),
    keys: readContextKeys(rules),
    spell: createSpelling(rules),
    catalogue,
    effort: createEffort(),
    values: new Map(),
    contexts: new Map(),
  };
  const gained = subtractAccess(now, old, tools);
  const lost = subtractAccess(old, now, tools);
  const found = {
    gained: gained.differences,
    lost: lost.differences,
    undecided: [...gained.undecided, ...lost.undecided],
  };
  const known = {
    ...found,
    gained: found.gained.filter(({ future }) => !future),
    lost: found.lost.filter(({ future }) => !future),
  };
  return { verdict: judge(found), knownVerdict: judge(known), ...found };
}

function listRules({ allows, denies }: Access): readonly Rule[] {
  return [...allows, ...denies];
}

function createActionFill(rules: readonly Rule[]): (pattern: string) => string {
  const { fill } = createGeneralText(() => rules.flatMap(({ action }) => action.patterns));
  return (pattern) => fill(pattern === '*' ? '*:*' : pattern);
}

function listTexts({ resource, written }: Rule): string[] {
  return [
    ...resource.templates.map((each) => each.written),
    ...written.flatMap(({ values }) => values),
  ];
}

type Found = Pick<Comparison, 'gained' | 'lost' | 'undecided'>;

/** What is undecided rules out only that nothing changed. */
function judge({ gained, lost, undecided }: Found): Verdict {
  if (gained.length > 0) return lost.length > 0 ? 'both' : 'wider';
  if (lost.length > 0) return 'narrower';
  return undecided.length > 0 ? 'undecided' : 'same';
}

/**
 * How the documents spell an action; of several spellings the last by character codes, which
 * is the same whichever document comes first. What none names stays as it is.
 */
function createSpelling(rules: readonly Rule[]): (action: string) => string {
  let spelled: ReadonlyMap<string, string> | undefined;
  return (action) => {
    // Documents that allow the same need no names.
    spelled ??= listSpellings(rules);
    return spelled.get(normalizeAction(action)) ?? action;
  };
}

function listSpellings(rules: readonly Rule[]): Map<string, string> {
  const spelled = new Map<string, string>();
  for (const { action, writtenActions } of rules) {
    for (const [at, written] of writtenActions.entries()) {
      const pattern = action.patterns[at] as string;
      const known = spelled.get(pattern);
      if (known === undefined || known < written) spelled.set(pattern, written);
    }
  }
  return spelled;
}
