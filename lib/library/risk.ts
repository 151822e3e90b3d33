import type { Condition, Statement } from '../iam/document';
import type { RiskGrade } from '../risk/assess';
import { compareRisk as findRiskChanges, type RiskEffect } from '../risk/compare';
import { readRisks } from '../risk/project-risks';
import type { RiskCategory } from '../risk/types';
import { describeFinding, describeRiskEffects } from '../site/api/risk';

export type { RiskEffect, RiskGrade };

/** An entry of the risk catalog that a document makes possible. */
export interface Risk {
  /** The id of the entry: a path such as `iam-005`, or an action. */
  id: string;
  /** The actions of the entry: `iam:PassRole + ec2:RunInstances`. */
  name: string;
  category: RiskCategory;
  grade: RiskGrade;
  /** What becomes possible, as a sentence. */
  reason: string;
  /** What the entry needs and the document does not give, as noun phrases. */
  needs: string[];
  /** How far the document allows each action of the entry. */
  actions: RiskAction[];
  /** The id of the source of the entry. */
  source: string;
  /** The page of the entry in its source; null where it has none. */
  sourceUrl: string | null;
}

export interface RiskAction {
  action: string;
  /** Whether every request of the action is allowed. */
  unrestricted: boolean;
  /** Where the action is allowed: resources, and the conditions of the Allow statement. */
  scopes: { resource: string; exceptResources: string[]; conditions: Condition[] }[];
  /** The conditions of the Deny statements of the action. */
  deniedWhen: Condition[][];
}

/** What a change of documents does to an entry of the risk catalog. */
export interface RiskChange {
  effect: RiskEffect;
  /** The id of the entry. */
  id: string;
  name: string;
  category: RiskCategory;
  /** The grade after the change; before it where the change closes the entry. */
  grade: RiskGrade;
  /** The grade before the change, where it differs; otherwise null. */
  gradeBefore: RiskGrade | null;
  /** Whether the change adds a risk that is unrestricted, or of a severe category. */
  high: boolean;
}

/** Finds what a document makes possible, by the risk catalog of the package; the most severe first. */
export function assessRisk(statements: readonly Statement[]): Risk[] {
  const { assessor, catalog } = readRisks();
  return assessor.assess(statements).map((finding) => describeFinding(finding, catalog));
}

/** Finds the risks that a change of documents adds, widens, narrows and removes; the most severe first. */
export function compareRisk(
  before: readonly Statement[],
  after: readonly Statement[],
): RiskChange[] {
  const risks = readRisks();
  return describeRiskEffects(findRiskChanges(before, after, risks), risks.catalog);
}
