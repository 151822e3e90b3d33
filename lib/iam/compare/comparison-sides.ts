import type { Access } from '../evaluate/access';
import type { Rule } from '../evaluate/rules';
import type { ContextKey } from './context-keys';
import type { KeyValues } from './context-values';
import type { ActionCatalog } from './difference';
import type { FoundContext } from './find-context';
import type { GeneralText } from './general-text';
import type { StepBudget } from './step-budget';

/** Two documents: the access of `mine` that `other` does not have is searched for. */
export interface Sides {
  mine: Access;
  other: Access;
}

/** The state of a comparison, apart from the two documents. */
export interface Tools {
  /** Returns the most general text of an action pattern. */
  fillAction: (pattern: string) => string;
  /** The most general texts of resources and of values of context keys. */
  general: GeneralText;
  keys: ReadonlyMap<string, ContextKey>;
  /** Returns an action or pattern in the form that the documents have. */
  findWrittenForm: (action: string) => string;
  catalog: ActionCatalog;
  budget: StepBudget;
  /** Cached values of context keys, by conditions. */
  values: Map<string, readonly KeyValues[] | undefined>;
  /** Cached contexts, by rules and values of variables. */
  contexts: Map<string, FoundContext>;
}

/** The rules that match an action, apart from the Allow that is compared. */
export interface ActionRules {
  /** The same for the same rules. */
  id: string;
  denies: readonly Rule[];
  otherAllows: readonly Rule[];
  /** `otherAllows` for any resource. */
  allOtherAllows: readonly Rule[];
  otherDenies: readonly Rule[];
}
