import type { RiskCatalog } from '../risk/catalog';
import { groupByKey } from '../shared/collections';
import { describeRiskChanges } from '../text/risk';
import { countOf, joinWords } from '../text/wording';
import type { AccountAnalysis, ReachedPolicy } from './analyze-account';
import { describeCopy } from './describe-copy';
import {
  describeHighRisk,
  describePrincipal,
  describeReservation,
  describeRetirement,
  describeVersion,
  labelPolicy,
  listAddedRisks,
  nameVersions,
} from './describe-policy';
import type { AccessChange, PolicyChange } from './policy-changes';

/** Principals and copies beyond this are counted in the text output. */
const maxListed = 10;

/** Policies with new high risks that are named in the answer. */
const maxRisks = 5;

/** A policy with a new high risk, in the answer. */
export interface RiskAnswer {
  policy: ReachedPolicy;
  /** The version that added the most severe risk. */
  change: PolicyChange;
  /** What it adds. */
  risks: string;
  /** The first principals that have the policy. */
  holders: string;
}

/** The answer in a few sentences, those of the most severe risks first. */
export function summarizeAnalysis(analysis: AccountAnalysis, catalog: RiskCatalog): string[] {
  return [
    countChanged(analysis),
    ...listRiskAnswers(analysis, catalog).map(
      ({ policy, change, risks, holders }) =>
        `${policy.policy.iamName} ${describeVersion(change)}: ${risks} Principals: ${holders}.`,
    ),
    ...Object.values(summarizeOthers(analysis)),
  ];
}

/** How many policies are attached, and how many of them changed. */
export function countChanged({ accountId, since, policies, principals }: AccountAnalysis): string {
  const account = accountId === '' ? 'The account' : `Account ${accountId}`;
  const changed = policies.filter(isChanged);
  const risky = changed.filter(({ net }) => net.highRisk.length > 0);
  const wider = changed.filter(({ net }) => net.verdict === 'wider' || net.verdict === 'both');
  const has = `${account} has ${countOf(principals, 'principal')} and ${countOf(policies.length, 'attached policy', 'attached policies')} on record`;
  return policies.length === 0
    ? `${has}.`
    : `${has}: ${changed.length} with new versions since ${since}, ${wider.length} of them with more access, ${risky.length} with a new high risk.`;
}

/** Sentences about what else matters; each only where there is any. */
export function summarizeOthers({
  policies,
  copies,
  unknown,
}: Pick<AccountAnalysis, 'policies' | 'copies' | 'unknown'>): {
  retired?: string;
  lagging?: string;
  unknown?: string;
} {
  const retired = policies.filter((policy) => policy.retired !== undefined);
  const lagging = copies.filter(({ lagsSince }) => lagsSince !== undefined);
  return {
    ...(retired.length > 0 && {
      retired: `Deprecated or withdrawn: ${joinWords(retired.map(({ policy }) => policy.iamName))}.`,
    }),
    ...(lagging.length > 0 && {
      lagging: `${countOf(lagging.length, 'copy of an AWS policy lags', 'copies of AWS policies lag')} behind.`,
    }),
    ...(unknown.length > 0 && {
      unknown: `${countOf(unknown.length, 'attached AWS policy is', 'attached AWS policies are')} not on record: ${listSome(unknown.map(({ name }) => name)).join(', ')}.`,
    }),
  };
}

function isChanged(policy: ReachedPolicy): policy is ReachedPolicy & { net: AccessChange } {
  return policy.net !== undefined;
}

/**
 * For each of the first policies with a new high risk, the version that added the most severe one:
 * what, when, whether announced, and to whom.
 */
export function listRiskAnswers(
  { policies }: Pick<AccountAnalysis, 'policies'>,
  catalog: RiskCatalog,
): RiskAnswer[] {
  return policies.flatMap((policy) => describeRisk(policy, catalog)).slice(0, maxRisks);
}

function describeRisk(policy: ReachedPolicy, catalog: RiskCatalog): RiskAnswer[] {
  const groups = groupByKey(listAddedRisks(policy), ({ change }) => change);
  const holders = listSome(policy.principals.map(describePrincipal), 3).join(', ');
  const more = groups.size - 1;
  return [...groups].slice(0, 1).map(([change, added]) => {
    const risks = describeRiskChanges(
      added.map(({ risk }) => risk),
      catalog,
    );
    const others =
      more === 0
        ? ''
        : ` ${countOf(more, 'other version adds', 'other versions add')} further high risks.`;
    return { policy, change, risks: `${risks.join(' ')}${others}`, holders };
  });
}

/** The analysis as text: the answer, then policies, worst first, then copies. */
export function describeAnalysis(analysis: AccountAnalysis, catalog: RiskCatalog): string {
  return [
    summarizeAnalysis(analysis, catalog).join('\n'),
    ...analysis.policies.map((policy) => describePolicy(policy, catalog).join('\n')),
    ...(analysis.copies.length === 0
      ? []
      : [
          [
            'Copies',
            ...analysis.copies.flatMap((copy) => [
              `  ${describeCopy(copy)}`,
              ...copy.sentences.map((sentence) => `    ${sentence}`),
            ]),
          ].join('\n'),
        ]),
  ].join('\n\n');
}

function describePolicy(policy: ReachedPolicy, catalog: RiskCatalog): string[] {
  const { net, changes, retired, principals } = policy;
  const difference = net === undefined ? '' : ` ${net.sentence}`;
  return [
    `${policy.policy.iamName} ${nameVersions(policy)}: ${labelPolicy(policy)}.${difference}`,
    ...[
      describeHighRisk(policy, catalog),
      retired === undefined ? '' : `The policy is ${describeRetirement(retired)}.`,
      describeReservation(policy),
    ]
      .filter((text) => text !== '')
      .map((text) => `  ${text}`),
    ...listSome(principals.map(describePrincipal)).map((text) => `  → ${text}`),
    ...changes.toReversed().map((change) => `  ${describeVersion(change)}: ${change.sentence}`),
  ];
}

function listSome(texts: readonly string[], max = maxListed): string[] {
  if (texts.length <= max + 1) return [...texts];
  return [...texts.slice(0, max), `and ${countOf(texts.length - max, 'other')}`];
}
