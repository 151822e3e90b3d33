import type { Condition } from '../document';
import type { RequestContext } from '../evaluate/evaluate';

/** How a change affects access; undecided where no difference was found and a limit was reached. */
export type Verdict = 'wider' | 'narrower' | 'both' | 'same' | 'undecided';

/** Access that one document allows and the other does not. */
export interface Difference {
  /** An action, or a pattern of actions that all differ. */
  action: string;
  /**
   * The number of actions in the catalog; 0 where it has none of them. A pattern of several services
   * counts without `exceptActions`, and as 0 where the catalog has only some services.
   */
  actions: number;
  /** Whether the actions that IAM has are listed separately, and this is the rest of the pattern. */
  isRest: boolean;
  /** Whether only actions differ that IAM does not have and no document names. */
  future: boolean;
  /** Patterns within `action` that do not have this difference. */
  exceptActions: string[];
  resource: string;
  /** Patterns within `resource` that do not have this difference. */
  exceptResources: string[];
  /** The conditions of the Allow statement. */
  conditions: Condition[];
  /** AWS's access levels of the actions; none where the catalog does not have them. */
  accessLevels: string[];
  /** The number of actions by their highest access level. */
  levels: Readonly<Record<string, number>>;
  /** The category of an action that is a risk by itself; see lib/risk. */
  risk?: string;
  /**
   * What the other document allows for the action: nothing, other resources only, or the same
   * resource under other conditions.
   */
  elsewhere: 'nothing' | 'resources' | 'conditions';
  /**
   * The conditions under which the other document allows the same resource. Undefined where it does
   * not allow it, where its statements have different conditions, or where a Deny may matter.
   */
  otherConditions: Condition[] | undefined;
  witness: Witness;
}

/** A request that one document allows and the other does not. */
export interface Witness {
  action: string;
  resource: string;
  /** The values of the relevant context keys; null where a key is absent. */
  context: RequestContext;
  /** The conditions that the request satisfies, of statements of both documents that match it. */
  holds: Condition[];
  /** The conditions of those statements that it does not satisfy. */
  fails: Condition[];
}

/** A part of the comparison for which a limit was reached. */
export interface Undecided {
  action: string;
  resource: string;
  reason: string;
}

/** How a change from one document to another affects access. */
export interface Comparison {
  /** For all possible requests, including actions that IAM may add. */
  verdict: Verdict;
  /** For actions that IAM has today or that a document names. */
  knownVerdict: Verdict;
  gained: Difference[];
  lost: Difference[];
  undecided: Undecided[];
}

/** The actions that IAM has; `loadCatalog` loads them. */
export interface ActionCatalog {
  /** The actions of a service as `service:Action`; none for an unknown service. */
  listActions: (service: string) => readonly string[];
  /** AWS's access levels of an action; none for an unknown action. */
  readLevels: (action: string) => readonly string[];
  /** All services that IAM has; undefined where the catalog has only some of them. */
  allServices?: readonly string[] | undefined;
  /** Whether requests of an action name no resource but `*`. */
  isWithoutResource?: (action: string) => boolean;
  /** The category of an action that is a risk by itself. */
  findRisk?: ((action: string) => string | undefined) | undefined;
}
