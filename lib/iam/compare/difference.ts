import type { Condition } from '../document';

/** What a change does to access; undecided where nothing was found and not all could be decided. */
export type Verdict = 'wider' | 'narrower' | 'both' | 'same' | 'undecided';

/** Access that one document gives and the other does not. */
export interface Difference {
  /** An action, or a pattern where all that it stands for is meant. */
  action: string;
  /** How many actions that IAM has are meant; 0 where the catalogue knows none of them. */
  actions: number;
  /** True where what IAM has of the pattern is told apart, if anything, and this is the rest. */
  isRest: boolean;
  /** What `NotAction` leaves out. */
  exceptActions: string[];
  resource: string;
  /** What `NotResource` leaves out. */
  exceptResources: string[];
  /** Those of the grant; where they hold, the access is given. */
  conditions: Condition[];
  /** AWS's words for what the action does; none where the catalogue does not know it. */
  accessLevels: string[];
  /** How many of the actions have each access level as their gravest. */
  levels: Readonly<Record<string, number>>;
  /**
   * What the other document gives of the action: nothing, the same on other resources only,
   * or the same resource under other conditions.
   */
  elsewhere: 'nothing' | 'resources' | 'conditions';
  witness: Witness;
}

/** A request that one document allows and the other does not. */
export interface Witness {
  action: string;
  resource: string;
  /** Conditions of either document that the request is taken to satisfy. */
  holds: Condition[];
  /** Those that it is taken not to satisfy. */
  fails: Condition[];
}

/** What could not be decided, and why. */
export interface Undecided {
  action: string;
  resource: string;
  reason: string;
}

/** What a step from one document to another does to access. */
export interface Comparison {
  verdict: Verdict;
  gained: Difference[];
  lost: Difference[];
  undecided: Undecided[];
}

/** What is known of actions; lib/catalogue has it. */
export interface ActionCatalogue {
  /** The actions of a service as `service:Action`; none where it is not known. */
  listActions: (service: string) => readonly string[];
  /** AWS's access levels of an action; none where it is not known. */
  readLevels: (action: string) => readonly string[];
}
