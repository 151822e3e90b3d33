import type { Statement } from '../document';
import { type Access, normalizeAction, type Rule, readBoth } from '../evaluate/rules';
import { readContextKeys } from './context-keys';
import type { ActionCatalog, Comparison, Verdict } from './difference';
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
  catalog: ActionCatalog,
): Comparison {
  const [old, now] = readBoth(before, after);
  const rules = [...new Set([old, now].flatMap(listRules))];
  const tools = {
    fillAction: createActionFill(rules),
    general: createGeneralText(() => rules.flatMap(listTexts)),
    keys: readContextKeys(rules),
    spell: createSpelling([old, now]),
    catalog,
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
  const { fill } = createGeneralText(() =>
    rules.flatMap(({ writtenActions }) => writtenActions.patterns),
  );
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
function createSpelling(documents: readonly Access[]): (action: string) => string {
  const spelled = new Map<string, string>();
  const find = (action: string) => {
    const pattern = normalizeAction(action);
    const rules = documents.flatMap(({ allowsOf, deniesOf }) => [
      ...allowsOf(pattern),
      ...deniesOf(pattern),
    ]);
    const written = rules.flatMap((rule) => rule.spellingsOf(pattern));
    return written.toSorted().at(-1) ?? action;
  };
  return (action) => {
    const found = spelled.get(action) ?? find(action);
    spelled.set(action, found);
    return found;
  };
}
