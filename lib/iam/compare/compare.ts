import type { Statement } from '../document';
import type { ActionCatalogue, Comparison, Verdict } from './difference';
import { createFiller } from './globs';
import { readAccess } from './model';
import { subtractAccess } from './subtract';

/**
 * What a step from one document to another does to access. Explicit denials count, as in
 * IAM; a condition is weighed against others by what it asks, and a difference that rests on
 * conditions is told as gained under one and lost under the other. The same on each side:
 * exchanging the documents exchanges gained and lost.
 */
export function compareAccess(
  before: readonly Statement[],
  after: readonly Statement[],
  catalogue: ActionCatalogue,
): Comparison {
  const [old, now] = [readAccess(before), readAccess(after)];
  const rules = [...old.allows, ...old.denies, ...now.allows, ...now.denies];
  const tools = {
    fillAction: createFiller(rules.flatMap(({ action }) => action.patterns)),
    fillResource: createFiller(rules.flatMap(({ resource }) => resource.patterns)),
    spell: createSpelling([...before, ...after]),
    catalogue,
  };
  const gained = subtractAccess(now, old, tools);
  const lost = subtractAccess(old, now, tools);
  const comparison = {
    gained: gained.differences,
    lost: lost.differences,
    undecided: [...gained.undecided, ...lost.undecided],
  };
  return { verdict: judge(comparison), ...comparison };
}

/** What is undecided rules out only that nothing changed. */
function judge({ gained, lost, undecided }: Omit<Comparison, 'verdict'>): Verdict {
  if (gained.length > 0) return lost.length > 0 ? 'both' : 'wider';
  if (lost.length > 0) return 'narrower';
  return undecided.length > 0 ? 'undecided' : 'same';
}

/**
 * How the documents spell an action; of several spellings the last by character codes, which
 * is the same whichever document comes first. What none names stays as it is.
 */
function createSpelling(statements: readonly Statement[]): (action: string) => string {
  const spelled = new Map<string, string>();
  for (const pattern of statements.flatMap(({ action }) => action.patterns)) {
    const key = pattern.toLowerCase();
    const known = spelled.get(key);
    if (known === undefined || known < pattern) spelled.set(key, pattern);
  }
  return (action) => spelled.get(action.toLowerCase()) ?? action;
}
