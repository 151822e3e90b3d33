import { findCurrentVersion } from '../history/default-versions';
import { groupByKey } from '../shared/collections';
import type { RecordedPolicy, RecordedVersion } from './account-record';
import type { AccountDetails, Attachment, Principal } from './details';
import { markPrincipal, type PrincipalMark } from './mark-principal';
import { indexPolicies, isAwsPolicy, type MatchedPolicy } from './match-policies';

/** How a principal has a policy. A boundary limits what other policies grant, and grants nothing. */
export type Via = { kind: 'direct' } | { kind: 'group'; group: string } | { kind: 'boundary' };

/** A principal that has a policy. */
export interface ReachedPrincipal {
  principal: Principal;
  via: Via;
  marks: PrincipalMark[];
}

/** A policy of the record that is attached in the account, without its changes. */
export interface AttachedPolicy extends MatchedPolicy {
  /** As the account has it. */
  arn: string;
  principals: ReachedPrincipal[];
  /** The default version that the export has, where the record has another one as the current. */
  exportedVersion?: string;
}

/** A policy of AWS that is attached and not on record. */
export interface UnknownPolicy extends Attachment {
  principals: number;
}

/** The managed policies of an account that are on record, and those of AWS that are not. */
export interface Attachments {
  /** In the order in which they first occur. */
  attached: AttachedPolicy[];
  /** By name. */
  unknown: UnknownPolicy[];
}

/** @param exportDay the day of the export, for the marks */
export function listAttachments(
  account: AccountDetails,
  policies: readonly RecordedPolicy[],
  exportDay: string,
): Attachments {
  const findPolicy = indexPolicies(policies);
  const byArn = new Map<string, ReachedPrincipal[]>();
  const add = (arn: string, reached: ReachedPrincipal) => {
    const list = byArn.get(arn);
    if (list === undefined) byArn.set(arn, [reached]);
    else list.push(reached);
  };
  for (const principal of account.principals) {
    const marks = markPrincipal(principal, exportDay);
    for (const { arn, via } of listPolicyArns(principal, account)) {
      add(arn, { principal, via, marks });
    }
  }
  const exported = new Map(account.policies.map((each) => [each.arn, each.defaultVersionId]));
  const attached: AttachedPolicy[] = [];
  const unknown: UnknownPolicy[] = [];
  for (const [arn, principals] of byArn) {
    const matched = findPolicy(arn);
    if (matched !== undefined) {
      const current = findCurrentVersion<RecordedVersion>(matched.policy).versionId;
      const version = exported.get(arn) ?? current;
      const isOther = version !== current && matched.otherPartition === undefined;
      attached.push({ ...matched, arn, principals, ...(isOther && { exportedVersion: version }) });
    } else if (isAwsPolicy(arn)) {
      const count = new Set(principals.map(({ principal }) => principal)).size;
      unknown.push({ arn, name: arn.slice(arn.lastIndexOf('/') + 1), principals: count });
    }
  }
  return { attached, unknown: unknown.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
}

const groupIndexes = new WeakMap<AccountDetails, ReadonlyMap<string, Principal[]>>();

/** The groups of an account by name. */
function indexGroups(account: AccountDetails): ReadonlyMap<string, Principal[]> {
  const known =
    groupIndexes.get(account) ??
    groupByKey(
      account.principals.filter(({ type }) => type === 'group'),
      ({ name }) => name,
    );
  groupIndexes.set(account, known);
  return known;
}

/** The groups of a user that the export has. */
export function listGroups({ groups }: Principal, account: AccountDetails): Principal[] {
  if (groups.length === 0) return [];
  const index = indexGroups(account);
  return [...new Set(groups)].flatMap((name) => index.get(name)?.[0] ?? []);
}

/** The managed policies of a principal, each with the way it has it. */
export function listPolicyArns(
  principal: Principal,
  account: AccountDetails,
): { arn: string; via: Via }[] {
  const direct = new Set(principal.attached.map(({ arn }) => arn));
  return [
    ...[...direct].map((arn) => ({ arn, via: { kind: 'direct' as const } })),
    ...listGroups(principal, account).flatMap(({ name, attached }) =>
      [...new Set(attached.map(({ arn }) => arn))].map((arn) => ({
        arn,
        via: { kind: 'group' as const, group: name },
      })),
    ),
    ...(principal.boundary === undefined
      ? []
      : [{ arn: principal.boundary.arn, via: { kind: 'boundary' as const } }]),
  ];
}

/** The principals with a name or ARN; several where users, groups, roles or accounts share a name. */
export function findPrincipals(
  accounts: readonly AccountDetails[],
  nameOrArn: string,
): { account: AccountDetails; principal: Principal }[] {
  return accounts.flatMap((account) =>
    account.principals
      .filter(({ name, arn }) => name === nameOrArn || (arn !== '' && arn === nameOrArn))
      .map((principal) => ({ account, principal })),
  );
}
