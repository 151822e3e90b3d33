/**
 * The library of the npm package policy-history. What this module exports is its public interface;
 * docs/package.md describes it, with what is stable.
 */
export type { ActionCatalog, Undecided, Verdict } from '../iam/compare/difference';
export type { Condition, Effect, LanguageVersion, Patterns, Statement } from '../iam/document';
export type { Decision, RequestContext } from '../iam/evaluate/evaluate';
export type { RiskCategory } from '../risk/types';
export type { Problem } from '../shared/problem';
export { type Comparison, compareAccess, type Difference, type Witness } from './compare-access';
export { type AccessRequest, evaluateRequest } from './evaluate-request';
export { loadCatalog } from './load-catalog';
export { type ParsedPolicy, parsePolicy } from './parse-policy';
export {
  assessRisk,
  compareRisk,
  type Risk,
  type RiskAction,
  type RiskChange,
  type RiskEffect,
  type RiskGrade,
} from './risk';
