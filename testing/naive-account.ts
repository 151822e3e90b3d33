import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareAccess, noCatalog } from '../lib/iam/compare/compare';
import { parseDocument, type Statement } from '../lib/iam/document';

/**
 * The analysis of an account, written a second time: plain, slow, and without any code of
 * lib/account. Tests compare both. It reads a complete export, and a record of AWS policies without
 * defaults that were set back.
 */
export interface NaiveAnalysis {
  since: string;
  /** By ARN. */
  policies: Record<string, NaivePolicy>;
  /** The names of attached AWS policies that are not on record, sorted. */
  notOnRecord: string[];
  /** Each copy as `owner: policy version`, sorted. */
  copies: string[];
}

interface NaivePolicy {
  before: string | null;
  after: string;
  /** Between both; null where they are the same version. */
  verdict: string | null;
  /** The versions after the day. */
  versions: string[];
  /** `role x direct`, `user y group z`; sorted. */
  principals: string[];
}

// biome-ignore lint/suspicious/noExplicitAny: plain reading of a file whose shape is known.
type Json = any;

interface NaiveVersion {
  policy: string;
  versionId: string;
  createDate: string;
  statements: Statement[];
  actions: Set<string>;
}

export function analyzeNaively(
  accountFile: string,
  accountId: string,
  dataFolder: string,
): NaiveAnalysis {
  const account = readAccount(accountFile, accountId);
  const since = findYearBefore(JSON.stringify(account));
  const record = readRecord(dataFolder);
  const policies: NaiveAnalysis['policies'] = {};
  const notOnRecord = new Set<string>();
  for (const { label, via, arn } of listHolders(account)) {
    const isAws = arn.startsWith('arn:aws:iam::aws:policy/');
    const name = arn.split('/').pop() as string;
    const versions = record.get(arn) ?? (isAws ? record.get(name) : undefined);
    if (versions === undefined) {
      if (isAws) notOnRecord.add(name);
      continue;
    }
    policies[arn] ??= describePolicy(versions, since);
    policies[arn].principals.push(`${label} ${via}`);
  }
  for (const policy of Object.values(policies)) policy.principals.sort();
  const copies = listDocuments(account).flatMap(({ owner, document }) => {
    const nearest = findNearest(document, [...record.values()].flat());
    return nearest === undefined ? [] : [`${owner}: ${nearest.policy} ${nearest.versionId}`];
  });
  return { since, policies, notOnRecord: [...notOnRecord].sort(), copies: copies.sort() };
}

/** What the file has of one account, and all policies of AWS. */
function readAccount(file: string, accountId: string): Json {
  const all: Json = JSON.parse(readFileSync(file, 'utf8'));
  const isOf = ({ Arn }: Json) => Arn.includes(`::${accountId}:`);
  return {
    UserDetailList: all.UserDetailList.filter(isOf),
    GroupDetailList: all.GroupDetailList.filter(isOf),
    RoleDetailList: all.RoleDetailList.filter(isOf),
    Policies: all.Policies.filter((each: Json) => isOf(each) || each.Arn.includes('::aws:')),
  };
}

/** 365 days before the newest text in the file that looks like an instant of a field. */
function findYearBefore(text: string): string {
  const found = [
    ...text.matchAll(/"(?:CreateDate|UpdateDate|LastUsedDate)":"(\d{4}-\d\d-\d\d)/g),
  ].map((match) => match[1] as string);
  const newest = found.sort().at(-1) as string;
  return new Date(Date.parse(newest) - 365 * 86_400_000).toISOString().slice(0, 10);
}

function readRecord(folder: string): Map<string, NaiveVersion[]> {
  const record = new Map<string, NaiveVersion[]>();
  for (const name of readdirSync(join(folder, 'policies'))) {
    const read = (file: string): Json =>
      JSON.parse(readFileSync(join(folder, 'policies', name, file), 'utf8'));
    const numbers = readdirSync(join(folder, 'policies', name))
      .filter((file) => /^v\d+\.json$/.test(file))
      .map((file) => Number(file.slice(1, -5)))
      .sort((a, b) => a - b);
    const versions = numbers.map((number): NaiveVersion => {
      const { createDate, document } = read(`v${number}.json`);
      const statements = parseDocument(document).statements as Statement[];
      const actions = listActions(statements);
      return { policy: name, versionId: `v${number}`, createDate, statements, actions };
    });
    record.set(read('policy.json').arn ?? name, versions);
  }
  return record;
}

function listActions(statements: readonly Statement[]): Set<string> {
  const actions = new Set<string>();
  for (const { effect, action } of statements) {
    if (effect === 'Allow' && !action.negated) {
      for (const pattern of action.patterns) actions.add(pattern.toLowerCase());
    }
  }
  return actions;
}

function describePolicy(versions: readonly NaiveVersion[], since: string): NaivePolicy {
  const old = versions.filter(({ createDate }) => createDate.slice(0, 10) <= since);
  const fresh = versions.filter(({ createDate }) => createDate.slice(0, 10) > since);
  // A record that begins later: the oldest version is the only known state.
  const isLate = old.length === 0 && versions[0]?.versionId !== 'v1';
  const before = isLate ? fresh.shift() : old.at(-1);
  const after = versions.at(-1) as NaiveVersion;
  return {
    before: before?.versionId ?? null,
    after: after.versionId,
    verdict:
      fresh.length === 0
        ? null
        : compareAccess(before?.statements ?? [], after.statements, noCatalog).knownVerdict,
    versions: fresh.map(({ versionId }) => versionId),
    principals: [],
  };
}

function listHolders(account: Json): { label: string; via: string; arn: string }[] {
  const holders: { label: string; via: string; arn: string }[] = [];
  const add = (label: string, via: string, list: Json) => {
    for (const { PolicyArn } of list ?? []) holders.push({ label, via, arn: PolicyArn });
  };
  for (const user of account.UserDetailList) {
    const label = `user ${user.UserName}`;
    add(label, 'direct', user.AttachedManagedPolicies);
    for (const name of user.GroupList) {
      const group = account.GroupDetailList.find((each: Json) => each.GroupName === name);
      add(label, `group ${name}`, group?.AttachedManagedPolicies);
    }
  }
  for (const group of account.GroupDetailList) {
    add(`group ${group.GroupName}`, 'direct', group.AttachedManagedPolicies);
  }
  for (const role of account.RoleDetailList) {
    add(`role ${role.RoleName}`, 'direct', role.AttachedManagedPolicies);
  }
  for (const each of [...account.UserDetailList, ...account.RoleDetailList]) {
    const arn = each.PermissionsBoundary?.PermissionsBoundaryArn;
    const label = each.UserName ? `user ${each.UserName}` : `role ${each.RoleName}`;
    if (arn !== undefined) holders.push({ label, via: 'boundary', arn });
  }
  return holders;
}

function listDocuments(account: Json): { owner: string; document: Statement[] }[] {
  const documents: { owner: string; document: unknown }[] = [];
  for (const policy of account.Policies) {
    if (policy.Arn.includes('::aws:')) continue;
    const version = policy.PolicyVersionList.find((each: Json) => each.IsDefaultVersion);
    documents.push({ owner: policy.PolicyName, document: version.Document });
  }
  for (const [list, inline, key] of [
    ['UserDetailList', 'UserPolicyList', 'UserName'],
    ['GroupDetailList', 'GroupPolicyList', 'GroupName'],
    ['RoleDetailList', 'RolePolicyList', 'RoleName'],
  ] as const) {
    for (const holder of account[list]) {
      for (const { PolicyName, PolicyDocument } of holder[inline] ?? []) {
        documents.push({ owner: `${holder[key]}/${PolicyName}`, document: PolicyDocument });
      }
    }
  }
  return documents.flatMap(({ owner, document }) => {
    const { statements } = parseDocument(document);
    return statements === undefined ? [] : [{ owner, document: statements }];
  });
}

/** Compares with every version of every policy; of equally near versions the newest. */
function findNearest(
  document: readonly Statement[],
  versions: readonly NaiveVersion[],
): NaiveVersion | undefined {
  const own = listActions(document);
  let best: { version: NaiveVersion; share: number } | undefined;
  for (const version of versions) {
    let shared = 0;
    for (const action of own) if (version.actions.has(action)) shared += 1;
    const share = shared / (own.size + version.actions.size - shared);
    if (shared < 5 || share < 0.6) continue;
    if (best === undefined || share >= best.share) best = { version, share };
  }
  return best?.version;
}
