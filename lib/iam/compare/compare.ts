import type { Statement } from '../document';
import { type Access, normalizeAction, type Rule, readAccess } from '../evaluate/rules';
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
  const [old, now] = [readAccess(before), readAccess(after)];
  const statements = [...before, ...after];
  const tools = {
    fillAction: createActionFill(statements),
    general: createGeneralText(statements.flatMap(listTexts)),
    keys: readContextKeys([old, now].flatMap(listRules)),
    spell: createSpelling(statements),
    catalogue,
    effort: createEffort(),
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

function createActionFill(statements: readonly Statement[]): (pattern: string) => string {
  const patterns = statements.flatMap(({ action }) => action.patterns);
  const { fill } = createGeneralText(patterns);
  return (pattern) => fill(pattern === '*' ? '*:*' : pattern);
}

function listTexts({ resource, conditions }: Statement): string[] {
  return [...resource.patterns, ...conditions.flatMap(({ values }) => values)];
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
function createSpelling(statements: readonly Statement[]): (action: string) => string {
  let spelled: ReadonlyMap<string, string> | undefined;
  return (action) => {
    // Documents that allow the same need no names.
    spelled ??= listSpellings(statements);
    return spelled.get(normalizeAction(action)) ?? action;
  };
}

function listSpellings(statements: readonly Statement[]): Map<string, string> {
  const spelled = new Map<string, string>();
  for (const pattern of statements.flatMap(({ action }) => action.patterns)) {
    const key = normalizeAction(pattern);
    const known = spelled.get(key);
    if (known === undefined || known < pattern) spelled.set(key, pattern);
  }
  return spelled;
}
