import { isSatisfied, type ResolvedCondition } from '../evaluate/conditions';
import type { ContextKey } from './context-keys';
import { type Context, type KeyValues, listContextValues } from './context-values';
import type { GeneralText } from './general-text';
import { uniqueBy } from './pattern-parts';
import type { StepBudget } from './step-budget';

/** The conditions of one statement. It applies where all of them are satisfied. */
export type Conditions = readonly ResolvedCondition[];

export type FoundContext = Context | undefined | 'undecided';

/** The state of a comparison that a search for a context needs. */
export interface ContextOptions {
  keys: ReadonlyMap<string, ContextKey>;
  general: GeneralText;
  budget: StepBudget;
  /** Cached values of keys, by conditions. */
  values: Map<string, readonly KeyValues[] | undefined>;
  /** The values of the keys of policy variables, which are not searched for. */
  fixed: Context;
}

/**
 * Searches for a context that satisfies all required conditions and, of each list of refused
 * conditions, not all. Undefined where there is none.
 */
export function findContext(
  required: Conditions,
  refused: readonly Conditions[],
  options: ContextOptions,
): FoundContext {
  if (refused.some((list) => list.length === 0)) return undefined;
  const lists = uniqueBy(refused, (list) =>
    list
      .map(({ id }) => id)
      .sort()
      .join('\n'),
  );
  const needed = uniqueBy(required, ({ id }) => id);
  const neededIds = new Set(needed.map(({ id }) => id));
  const others = uniqueBy(lists.flat(), ({ id }) => id).filter(({ id }) => !neededIds.has(id));
  const conditions = [...needed, ...others];
  const choices: Choice[] = [];
  for (const key of new Set(conditions.map((each) => each.key))) {
    const ofKey = ({ key: each }: ResolvedCondition) => each === key;
    const values = listValues(key, needed.filter(ofKey), others.filter(ofKey), options);
    if (values === undefined) return 'undecided';
    const possible = values.filter((each) =>
      needed.every((condition) => condition.key !== key || isSatisfied(condition, each)),
    );
    if (possible.length === 0) return undefined;
    choices.push({ key, values: possible });
  }
  return searchContext(choices, lists, options.budget);
}

interface Choice {
  key: string;
  values: readonly KeyValues[];
}

function listValues(
  key: string,
  required: Conditions,
  others: Conditions,
  { keys, general, budget, fixed, values }: ContextOptions,
): readonly KeyValues[] | undefined {
  if (fixed.has(key)) return [fixed.get(key)];
  const id = JSON.stringify([key, required.map((each) => each.id), others.map((each) => each.id)]);
  if (values.has(id)) return values.get(id);
  // `keys` has every key of a condition.
  const tools = { general, budget };
  const found = listContextValues(required, others, keys.get(key) as ContextKey, tools);
  values.set(id, found);
  return found;
}

/** A depth-first search, key by key. A value after which a refused list must be satisfied is skipped. */
function searchContext(
  choices: readonly Choice[],
  refused: readonly Conditions[],
  budget: StepBudget,
): FoundContext {
  const ordered = [...choices].sort((a, b) => a.values.length - b.values.length);
  const chosen = new Map<string, KeyValues>();
  const choose = (at: number, unresolved: readonly Conditions[]): boolean | 'undecided' => {
    const choice = ordered[at];
    if (choice === undefined) return unresolved.length === 0;
    const { key, values } = choice;
    const isDecidedHere = (list: Conditions) => list.some((each) => each.key === key);
    const later = new Set(ordered.slice(at + 1).map((each) => each.key));
    const options = uniqueBy(
      values.map((value) => ({
        value,
        left: unresolved.filter(
          (list) =>
            !isDecidedHere(list) ||
            list.every((each) => each.key !== key || isSatisfied(each, value)),
        ),
      })),
      ({ left }) => left.map((list) => unresolved.indexOf(list)).join(),
    ).sort((a, b) => a.left.length - b.left.length);
    for (const { value, left } of options) {
      if (!budget.spend(unresolved.length + 1)) return 'undecided';
      if (left.some((list) => !list.some((each) => later.has(each.key)))) continue;
      chosen.set(key, value);
      const found = choose(at + 1, left);
      if (found !== false) return found;
    }
    chosen.delete(key);
    return false;
  };
  const found = choose(0, refused);
  return found === 'undecided' ? found : found ? chosen : undefined;
}
