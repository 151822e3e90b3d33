import type { Difference } from '../iam/compare/difference';
import type { RiskCatalog } from '../risk/catalog';
import type { RiskChange } from '../risk/compare';
import type { AccountAnalysis, ReachedPolicy } from './analyze-account';
import type { EffectiveChange } from './effective-change';
import type { LaggingCopy } from './lagging-copies';
import type { PolicyChange } from './policy-changes';

/** The analysis as plain data without documents; fields are only added. */
export type AccountJson = ReturnType<typeof convertAnalysis>;

/**
 * Converts an analysis for JSON: `policies` worst first, each with the versions since the day, the
 * net change (null without one) and the principals; `notOnRecord`; and `copies`.
 */
export function convertAnalysis(
  { accountId, since, exportDay, principals, policies, unknown, copies }: AccountAnalysis,
  catalog: RiskCatalog,
) {
  return {
    account: accountId,
    since,
    exportDay,
    principals,
    policies: policies.map((policy) => convertPolicy(policy, catalog)),
    notOnRecord: unknown,
    copies: copies.map(convertCopy),
  };
}

function convertPolicy(reached: ReachedPolicy, catalog: RiskCatalog) {
  const { policy, arn, before, after, net, changes, retired, principals } = reached;
  return {
    policyName: policy.policyName,
    arn,
    otherPartition: reached.otherPartition ?? null,
    before: before ?? null,
    isBeforeMissing: reached.isBeforeMissing,
    after,
    exportedVersion: reached.exportedVersion ?? null,
    net:
      net === undefined
        ? null
        : {
            verdict: net.verdict,
            difference: net.sentence,
            highRisk: net.highRisk.map((risk) => convertRisk(risk, catalog)),
          },
    versions: changes.map((change) => convertVersion(change, catalog)),
    retired: retired ?? null,
    principals: principals.map(({ principal, via, marks }) => ({
      type: principal.type,
      name: principal.name,
      arn: principal.arn,
      via: via.kind,
      ...(via.kind === 'group' && { group: via.group }),
      marks,
    })),
  };
}

function convertVersion(change: PolicyChange, catalog: RiskCatalog) {
  const { versionId, createDate, before, isSetBack, verdict, sentence, announcements } = change;
  return {
    versionId,
    createDate,
    before: before ?? null,
    isSetBack,
    verdict: before === undefined ? 'first' : verdict,
    difference: sentence,
    highRisk: change.highRisk.map((risk) => convertRisk(risk, catalog)),
    announced: change.state ?? null,
    announcements,
  };
}

function convertRisk({ effect, finding }: RiskChange, catalog: RiskCatalog) {
  const { category, name } = catalog.findEntry(finding.entry);
  return { effect, category, grade: finding.grade, name };
}

function convertCopy(copy: LaggingCopy) {
  const { owners, policyName, nearest, replacedBy, shared, total, isIdentical, current } = copy;
  return {
    owners,
    policyName,
    nearest,
    replacedBy: replacedBy ?? null,
    sharedPatterns: shared,
    allPatterns: total,
    isIdentical,
    current,
    lagsSince: copy.lagsSince ?? null,
    lacks: copy.comparison.gained.map(convertDifference),
    beyond: copy.comparison.lost.map(convertDifference),
    undecided: copy.comparison.undecided,
  };
}

/** The effective change of a principal for JSON; `limitedByBoundary` marks additions. */
export function convertEffectiveChange(
  { principal, since, comparison, risk, policies, ownPolicies, unread, boundary }: EffectiveChange,
  catalog: RiskCatalog,
) {
  const limited = new Set(boundary?.limited);
  return {
    type: principal.type,
    name: principal.name,
    arn: principal.arn,
    since,
    verdict: comparison.knownVerdict,
    added: comparison.gained.map((each, index) => ({
      ...convertDifference(each),
      ...(boundary && { limitedByBoundary: limited.has(index) }),
    })),
    removed: comparison.lost.map(convertDifference),
    undecided: comparison.undecided,
    risk: risk.map((each) => convertRisk(each, catalog)),
    policies,
    ownPolicies,
    unread,
    boundary: boundary
      ? { arn: boundary.arn, verdict: boundary.change?.comparison.knownVerdict ?? null }
      : null,
  };
}

function convertDifference(difference: Difference) {
  const { action, exceptActions, resource, exceptResources, conditions, future } = difference;
  return { action, exceptActions, resource, exceptResources, conditions, future };
}
