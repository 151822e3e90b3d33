import type { RiskCatalog } from '../risk/catalog';
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
  nameVersions,
} from './describe-policy';

/** Principals and copies beyond this are counted in the text output. */
const maxListed = 10;

/** The answer in one to four sentences. */
export function summarizeAnalysis(analysis: AccountAnalysis): string[] {
  const { accountId, since, policies, unknown, copies, principals } = analysis;
  const account = accountId === '' ? 'The account' : `Account ${accountId}`;
  const changed = policies.filter(({ changes }) => changes.length > 0);
  const risky = changed.filter(({ net }) => (net?.highRisk.length ?? 0) > 0);
  const wider = changed.filter(({ net }) => net?.verdict === 'wider' || net?.verdict === 'both');
  const retired = policies.filter((policy) => policy.retired !== undefined);
  const lagging = copies.filter(({ lagsSince }) => lagsSince !== undefined);
  const has = `${account} has ${countOf(principals, 'principal')} and ${countOf(policies.length, 'attached policy', 'attached policies')} on record`;
  return [
    policies.length === 0
      ? `${has}.`
      : `${has}: ${changed.length} with new versions since ${since}, ${wider.length} wider, ${risky.length} with a new high risk.`,
    ...(retired.length === 0
      ? []
      : [`Deprecated or withdrawn: ${joinWords(retired.map(({ policy }) => policy.iamName))}.`]),
    ...(lagging.length === 0
      ? []
      : [
          `${countOf(lagging.length, 'copy of an AWS policy lags', 'copies of AWS policies lag')} behind.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          `${countOf(unknown.length, 'attached AWS policy is', 'attached AWS policies are')} not on record: ${listSome(unknown.map(({ name }) => name)).join(', ')}.`,
        ]),
  ];
}

/** The analysis as text: the answer, then policies, worst first, then copies. */
export function describeAnalysis(analysis: AccountAnalysis, catalog: RiskCatalog): string {
  return [
    summarizeAnalysis(analysis).join('\n'),
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
    ...changes.toReversed().map((change) => `  ${describeVersion(change)}: ${change.sentence}`),
    ...listSome(principals.map(describePrincipal)).map((text) => `  → ${text}`),
  ];
}

function listSome(texts: readonly string[]): string[] {
  if (texts.length <= maxListed + 1) return [...texts];
  return [...texts.slice(0, maxListed), `and ${countOf(texts.length - maxListed, 'other')}`];
}
