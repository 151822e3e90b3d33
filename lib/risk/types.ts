/** What a grant can be misused for. */
export type RiskCategory =
  | 'privilege-escalation'
  | 'credential-access'
  | 'data-access'
  | 'resource-exposure'
  | 'detection-evasion'
  | 'destruction';

export type RiskSourceId = 'pathfinding' | 'primeharbor' | 'policy-history';

/** Where entries of the catalog come from. */
export interface RiskSource {
  id: RiskSourceId;
  name: string;
  /** Null for this project. */
  url: string | null;
  /** The SPDX id; null for this project. */
  license: string | null;
  /** The day of the copy: `2026-08-17`. */
  snapshot: string;
}

/** An action that a path requires. */
export interface RequiredAction {
  /** As IAM's reference writes it. */
  action: string;
  /** For `iam:PassRole`, the services that can receive the role: `ec2.amazonaws.com`. */
  passedTo?: string[];
}

/** Actions that together make something possible. */
export interface RiskPath {
  /** The id in its source: `iam-005`. */
  id: string;
  category: RiskCategory;
  /** The actions: `iam:PassRole + ec2:RunInstances`. */
  name: string;
  /** What becomes possible, as a sentence. */
  reason: string;
  /** What the policy does not give and the path needs, as noun phrases. */
  needs: string[];
  requires: RequiredAction[];
  source: RiskSourceId;
  url: string;
}

/** Actions that have the same risk, each by itself. */
export interface SensitiveActions {
  category: RiskCategory;
  reason: string;
  needs: string[];
  source: RiskSourceId;
  /** As IAM's reference writes them. */
  actions: string[];
}

/** The contents of `data/risk/catalog.json`. */
export interface RiskCatalogFile {
  sources: RiskSource[];
  /**
   * The ARN patterns of the resources on which each action acts, by action; none for an action
   * whose requests name no resource.
   */
  resources: Record<string, string[]>;
  paths: RiskPath[];
  actions: SensitiveActions[];
  /** The actions of the access level Permissions management that have no category. */
  uncategorized: string[];
}
