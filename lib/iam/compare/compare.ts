import type { Statement } from '../document';
import { type Access, readAccessPair } from '../evaluate/access';
import { normalizeAction } from '../evaluate/matcher';
import type { Rule } from '../evaluate/rules';
import type { Tools } from './comparison-sides';
import { readContextKeys } from './context-keys';
import type { ActionCatalog, Comparison, Verdict } from './difference';
import { createGeneralText } from './general-text';
import { createStepBudget } from './step-budget';
import { allowsMore, subtractAccess } from './subtract';

/** A catalog without actions: patterns are not expanded. */
export const noCatalog: ActionCatalog = { listActions: () => [], readLevels: () => [] };

/**
 * Compares the access of two documents. Every request that only one of them allows is covered by a
 * difference, and every difference has a request that shows it. Exchanging the documents exchanges
 * gained and lost. docs/comparison.md describes the procedure.
 */
export function compareAccess(
  before: readonly Statement[],
  after: readonly Statement[],
  catalog: ActionCatalog,
): Comparison {
  const [old, now] = readAccessPair(before, after);
  const tools = createTools(old, now, catalog);
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

/**
 * Whether the second document allows requests that the first does not allow, and the other way
 * round; as `compareAccess` decides it, without what differs.
 */
export function compareExtent(
  before: readonly Statement[],
  after: readonly Statement[],
): { more: boolean; less: boolean } {
  const [old, now] = readAccessPair(before, after);
  const tools = createTools(old, now, noCatalog);
  return { more: allowsMore(now, old, tools), less: allowsMore(old, now, tools) };
}

function createTools(old: Access, now: Access, catalog: ActionCatalog): Tools {
  const rules = [...new Set([old, now].flatMap(listRules))];
  return {
    fillAction: createActionFill(rules),
    general: createGeneralText(() => rules.flatMap(listTexts)),
    keys: readContextKeys(rules),
    findWrittenForm: createWrittenForms([old, now]),
    catalog,
    budget: createStepBudget(),
    values: new Map(),
    contexts: new Map(),
  };
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

function listTexts({ resource, writtenConditions }: Rule): string[] {
  return [
    ...resource.templates.map((each) => each.written),
    ...writtenConditions.flatMap(({ values }) => values),
  ];
}

type Found = Pick<Comparison, 'gained' | 'lost' | 'undecided'>;

/** An undecided part only matters where no difference was found. */
function judge({ gained, lost, undecided }: Found): Verdict {
  if (gained.length > 0) return lost.length > 0 ? 'both' : 'wider';
  if (lost.length > 0) return 'narrower';
  return undecided.length > 0 ? 'undecided' : 'same';
}

/**
 * Finds the form in which the documents have an action, or returns the action. Of several forms it
 * is the last by code units, so that it does not depend on the order of the documents.
 */
function createWrittenForms(documents: readonly Access[]): (action: string) => string {
  const forms = new Map<string, string>();
  const find = (action: string) => {
    const pattern = normalizeAction(action);
    const rules = documents.flatMap(({ allowsOf, deniesOf }) => [
      ...allowsOf(pattern),
      ...deniesOf(pattern),
    ]);
    const written = rules.flatMap((rule) => rule.writtenFormsOf(pattern));
    return written.toSorted().at(-1) ?? action;
  };
  return (action) => {
    const found = forms.get(action) ?? find(action);
    forms.set(action, found);
    return found;
  };
}
