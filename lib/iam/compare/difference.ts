import type { Condition } from '../document';
import type { RequestContext } from '../evaluate/evaluate';

/** What a change does to access; undecided where nothing was found and not all could be decided. */
export type Verdict = 'wider' | 'narrower' | 'both' | 'same' | 'undecided';

/** Access that one document allows and the other does not. */
export interface Difference {
  /** An action, or a pattern where all that it matches is meant. */
  action: string;
  /** How many actions that IAM has are meant; 0 where the catalog knows none of them. */
  actions: number;
  /**
   * True for a pattern whose actions that IAM has are listed by themselves: this is what else it
   * matches.
   */
  isRest: boolean;
  /** True where only an action that neither IAM has nor a document names can show the difference. */
  future: boolean;
  /** Patterns of `action` that are not meant. */
  exceptActions: string[];
  resource: string;
  /** Patterns of `resource` that are not meant. */
  exceptResources: string[];
  /** Those of the Allow statement. */
  conditions: Condition[];
  /** AWS's words for what the action does; none where the catalog does not know it. */
  accessLevels: string[];
  /** How many of the actions have each access level as their highest. */
  levels: Readonly<Record<string, number>>;
  /**
   * What the other document allows of the action: nothing, the same on other resources only,
   * or the same resource under other conditions.
   */
  elsewhere: 'nothing' | 'resources' | 'conditions';
  witness: Witness;
}

/** A request that one document allows and the other does not. */
export interface Witness {
  action: string;
  resource: string;
  /** A value, or null for absence, for each context key that matters. */
  context: RequestContext;
  /** Conditions of either document that the request satisfies, of statements that match it. */
  holds: Condition[];
  /** Those that it does not satisfy. */
  fails: Condition[];
}

/** What could not be decided, and why. */
export interface Undecided {
  action: string;
  resource: string;
  reason: string;
}

/** What a change from one document to another does to access. */
export interface Comparison {
  /** Counts every request that could be made, also for actions that IAM may add. */
  verdict: Verdict;
  /** Counts only actions that IAM has now or that a document names. */
  knownVerdict: Verdict;
  gained: Difference[];
  lost: Difference[];
  undecided: Undecided[];
}

/** What is known of actions; lib/catalog has it. */
export interface ActionCatalog {
  /** The actions of a service as `service:Action`; none where it is not known. */
  listActions: (service: string) => readonly string[];
  /** AWS's access levels of an action; none where it is not known. */
  readLevels: (action: string) => readonly string[];
  /** Every service that IAM has; undefined where the catalog has only some of them. */
  allServices?: readonly string[] | undefined;
  /** Whether an action is known to have no resource, so that requests name `*`. */
  isWithoutResource?: (action: string) => boolean;
}
