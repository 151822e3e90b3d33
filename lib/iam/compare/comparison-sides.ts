import type { Access } from '../evaluate/access';
import type { Rule } from '../evaluate/rules';
import type { ContextKey } from './context-keys';
import type { KeyValues } from './context-values';
import type { ActionCatalog } from './difference';
import type { FoundContext } from './find-context';
import type { GeneralText } from './general-text';
import type { StepBudget } from './step-budget';

/** The two documents, seen from the one whose additional access is looked for. */
export interface Sides {
  mine: Access;
  other: Access;
}

/** What a comparison works with beside the two documents. */
export interface Tools {
  /** The most general text of an action pattern. */
  fillAction: (pattern: string) => string;
  /** That of resources and of values of context keys. */
  general: GeneralText;
  keys: ReadonlyMap<string, ContextKey>;
  /** An action pattern as the documents spell it. */
  findWrittenForm: (action: string) => string;
  catalog: ActionCatalog;
  budget: StepBudget;
  /** Values of context keys that were listed, by conditions. */
  values: Map<string, readonly KeyValues[] | undefined>;
  /** Contexts that were looked for, by the rules whose conditions matter. */
  contexts: Map<string, FoundContext>;
}

/** The rules that match an action, beside the Allow in question. */
export interface ActionRules {
  /** The same text for the same rules. */
  id: string;
  denies: readonly Rule[];
  otherAllows: readonly Rule[];
  /** The same, whatever resource is in question. */
  allOtherAllows: readonly Rule[];
  otherDenies: readonly Rule[];
}
