import { countDays, dayOf } from '../history/days';
import type { MissingVersions } from '../history/missing-versions';
import type { Verdict } from '../iam/compare/difference';
import type { RiskCatalog } from '../risk/catalog';
import { showText } from '../shared/show-text';
import { announcedChip } from '../text/announced-chip';
import { type Chip, verdictChip } from '../text/chip';
import { chipsOfRiskChanges } from '../text/risk';
import { capitalize } from '../text/wording';
import type { AccountRecord } from './account-record';
import type { AccountAnalysis, ReachedPolicy } from './analyze-account';
import { type CopyView, viewCopy } from './copy-view';
import { countChanged, listRiskAnswers, summarizeOthers } from './describe-analysis';
import {
  describeHighRisk,
  describeReservation,
  describeVia,
  labelPolicy,
  nameVersions,
} from './describe-policy';
import type { AccountDetails, Principal, PrincipalType } from './details';
import { markPrincipal, type PrincipalMark } from './mark-principal';
import type { PolicyChange } from './policy-changes';
import type { UnknownPolicy, Via } from './reach';

/**
 * The analysis of an account as a page shows it: plain data without documents. Control characters in
 * names of the account are escaped.
 */
export interface AccountView {
  accountId: string;
  since: string;
  exportDay: string;
  /** How many policies are attached and changed, in one sentence. */
  summary: string;
  /** The policies with new high risks, the most severe first; at most five. */
  answers: AnswerView[];
  /** Sentences about what else matters. */
  others: ReturnType<typeof summarizeOthers>;
  /** All of the account. */
  principals: PrincipalView[];
  /** Worst first. */
  policies: PolicyView[];
  unknown: UnknownPolicy[];
  copies: CopyView[];
}

export interface AnswerView {
  policyName: string;
  iamName: string;
  change: ChangeView;
  /** What the change adds. */
  risks: string;
  holders: string;
}

export interface PrincipalView {
  type: PrincipalType;
  name: string;
  arn: string;
  marks: PrincipalMark[];
}

/** A principal by its index in the account, and how it has the policy. */
export interface HolderView {
  principal: number;
  via: Via['kind'];
  /** `directly`, `through group x`. */
  how: string;
}

export interface PolicyView {
  /** The name of its folder and its part of addresses. */
  policyName: string;
  iamName: string;
  arn: string;
  /** `v4 → v19`. */
  versions: string;
  /** `none` without a new version, `new` where the policy is newer than the day. */
  verdict: Verdict | 'new' | 'none';
  /** The verdict, the risk, and whether it is deprecated. */
  chips: Chip[];
  /** What changed in all; empty without a new version. */
  sentence: string;
  /** The high risks that were added; empty without one. */
  risks: string;
  hasHighRisk: boolean;
  /** Whether AWS did not announce a version. */
  isUnannounced: boolean;
  /** `deprecated since 2021-04-02`, and the policy that replaces it; `isOnRecord` where it has a page. */
  retired?: { text: string; replacement?: { name: string; isOnRecord: boolean } };
  /** Why the policy is not exactly that of the record. */
  reservation: string;
  /** Newest first. */
  changes: ChangeView[];
  holders: HolderView[];
}

export interface ChangeView {
  versionId: string;
  /** Undefined for the oldest on record. */
  before?: string;
  day: string;
  sentence: string;
  /** The verdict and the risk. */
  chips: Chip[];
  hasHighRisk: boolean;
  announced?: Chip;
  /** The announcement by which all of it was announced. */
  announcement?: string;
  missing?: MissingVersions;
  /** Whether an older version was set as the default again, which has no page of its own. */
  isSetBack: boolean;
}

/** Describes an analysis of an account for a page. */
export function viewAnalysis(
  analysis: AccountAnalysis,
  account: AccountDetails,
  { policies: recorded, risks: { catalog } }: Pick<AccountRecord, 'policies' | 'risks'>,
): AccountView {
  const { accountId, since, exportDay, unknown } = analysis;
  const indexes = new Map(account.principals.map((each, index) => [each, index]));
  const onRecord = new Set(recorded.map(({ policyName }) => policyName));
  const others = Object.entries(summarizeOthers(analysis));
  return {
    accountId,
    since,
    exportDay,
    summary: countChanged(analysis),
    answers: listRiskAnswers(analysis, catalog).map(({ policy, change, risks, holders }) => ({
      policyName: policy.policy.policyName,
      iamName: policy.policy.iamName,
      change: viewChange(change, catalog),
      risks,
      holders: showText(holders),
    })),
    others: Object.fromEntries(others.map(([kind, text]) => [kind, showText(text)])),
    principals: account.principals.map((each) => viewPrincipal(each, exportDay)),
    policies: analysis.policies.map((each) => viewPolicy(each, { indexes, onRecord, catalog })),
    unknown: unknown.map((each) => ({
      ...each,
      name: showText(each.name),
      arn: showText(each.arn),
    })),
    copies: analysis.copies.map(viewCopy),
  };
}

/** A principal without its documents. */
export function viewPrincipal(principal: Principal, exportDay: string): PrincipalView {
  const { type, name, arn } = principal;
  return {
    type,
    name: showText(name),
    arn: showText(arn),
    marks: markPrincipal(principal, exportDay),
  };
}

function viewPolicy(
  reached: ReachedPolicy,
  {
    indexes,
    onRecord,
    catalog,
  }: {
    indexes: ReadonlyMap<Principal, number>;
    onRecord: ReadonlySet<string>;
    catalog: RiskCatalog;
  },
): PolicyView {
  const { policy, arn, net, before, changes, retired, principals } = reached;
  const verdict = net === undefined ? 'none' : before === undefined ? 'new' : net.verdict;
  const replacement = retired?.replacement;
  return {
    policyName: policy.policyName,
    iamName: policy.iamName,
    arn: showText(arn),
    versions: nameVersions(reached),
    verdict,
    chips: [
      verdict === 'none' || verdict === 'new'
        ? { text: labelPolicy(reached), tone: 'neutral' }
        : verdictChip(verdict),
      ...chipsOfRiskChanges(net?.highRisk ?? [], catalog),
      ...(retired === undefined ? [] : [{ text: capitalize(retired.kind), tone: 'late' as const }]),
    ],
    sentence: net?.sentence ?? '',
    risks: describeHighRisk(reached, catalog),
    hasHighRisk: net !== undefined && net.highRisk.length > 0,
    isUnannounced: changes.some(({ state }) => state === 'never' || state === 'misnamed'),
    ...(retired && {
      retired: {
        text: `${retired.kind} since ${retired.since}`,
        ...(replacement !== undefined && {
          replacement: { name: replacement, isOnRecord: onRecord.has(replacement) },
        }),
      },
    }),
    reservation: describeReservation(reached),
    changes: changes.map((change) => viewChange(change, catalog)).toReversed(),
    holders: principals.map(({ principal, via }) => ({
      principal: indexes.get(principal) as number,
      via: via.kind,
      how: showText(describeVia(via)),
    })),
  };
}

function viewChange(change: PolicyChange, catalog: RiskCatalog): ChangeView {
  const { versionId, before, createDate, isSetBack, verdict, sentence, risk, missing } = change;
  const { state, announcements } = change;
  const newest = announcements
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const last = announcements.find(({ date }) => date === newest);
  const isAnnounced = state === 'full' || state === 'part';
  const lag = isAnnounced && last ? countDays(dayOf(createDate), last.date) : undefined;
  const announced = state && announcedChip(state, lag);
  return {
    versionId,
    ...(before !== undefined && { before }),
    day: dayOf(createDate),
    sentence,
    chips: [
      ...(isSetBack ? [{ text: 'Default set back', tone: 'neutral' as const }] : []),
      before === undefined
        ? { text: 'First version on record', tone: 'neutral' }
        : verdictChip(verdict),
      ...chipsOfRiskChanges(risk, catalog, before === undefined),
    ],
    hasHighRisk: change.highRisk.length > 0,
    ...(announced && { announced }),
    ...(last && { announcement: last.id }),
    ...(missing && { missing }),
    isSetBack,
  };
}
