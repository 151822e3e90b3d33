import type { AccountRecord } from '../lib/account/account-record';
import { describeRecord } from '../lib/account/describe-record';
import type { AccountDetails, ManagedPolicy, Principal } from '../lib/account/details';
import { reconcile } from '../lib/history/reconcile';
import type { Announcement, Policy } from '../lib/record/types';
import { readRisks } from '../lib/risk/project-risks';
import { buildKnown, parseStatements } from './builders';

export const accountId = '111122223333';

/** The ARN of an AWS policy. */
export function awsArn(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}

/** A principal `role app`, with the names of AWS policies that are attached to it. */
export function buildPrincipal(
  text: string,
  attached: readonly string[] = [],
  more: Partial<Principal> = {},
): Principal {
  const [type, name] = text.split(' ') as [Principal['type'], string];
  return {
    type,
    name,
    arn: `arn:aws:iam::${accountId}:${type}/${name}`,
    path: '/',
    createDate: '2021-01-01T00:00:00Z',
    attached: attached.map((each) => ({ name: each, arn: awsArn(each) })),
    inline: [],
    groups: [],
    ...more,
  };
}

/** A managed policy of the account with statements. */
export function buildOwnPolicy(
  name: string,
  statements: readonly object[],
  more: Partial<ManagedPolicy> = {},
): ManagedPolicy {
  return {
    name,
    arn: `arn:aws:iam::${accountId}:policy/${name}`,
    defaultVersionId: 'v1',
    createDate: '2021-01-01T00:00:00Z',
    updateDate: '2021-01-01T00:00:00Z',
    attachmentCount: 0,
    statements: parseStatements([...statements]),
    ...more,
  };
}

export function buildInline(name: string, ...statements: object[]) {
  return { name, statements: parseStatements(statements) };
}

export function buildAccount(
  principals: readonly Principal[],
  policies: readonly ManagedPolicy[] = [],
  more: Partial<AccountDetails> = {},
): AccountDetails {
  return {
    accountId,
    principals: [...principals],
    policies: [...policies],
    newestDay: '2022-01-31',
    ...more,
  };
}

/** A record whose catalog knows every action that is named. */
export function buildAccountRecord(
  policies: readonly Policy[],
  announcements: readonly Announcement[] = [],
): AccountRecord {
  const reconciliation = reconcile(policies, announcements, { readUntil: '2026-01-01' });
  return describeRecord(policies, reconciliation, {
    catalog: buildKnown(() => true),
    risks: readRisks(),
  });
}
