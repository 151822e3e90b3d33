import { dayOf } from '../history/days';
import type { FileProblem } from '../record/record-error';
import type { AccountDetails, DetailsFile, ManagedPolicy, Principal } from './details';
import { FieldReader } from './field-reader';
import { type ProgressOptions, reportProgress } from './progress';
import { readManagedPolicy, readPrincipal } from './read-entities';
import { type Page, readPages } from './read-pages';

/** The accounts of some files, and everything that could not be read. */
export interface ReadDetails {
  /** By account id. */
  accounts: AccountDetails[];
  problems: FileProblem[];
  /** The files that were not read, or not all pages of them. */
  incomplete: string[];
}

const lists = [
  ['UserDetailList', 'user'],
  ['GroupDetailList', 'group'],
  ['RoleDetailList', 'role'],
] as const;

/**
 * Reads answers of `aws iam get-account-authorization-details`: one account or several, in pages or
 * whole. What cannot be read is a problem, and the rest is returned; it only throws when aborted.
 * Source: IAM API Reference, GetAccountAuthorizationDetails.
 */
export async function readDetails(
  files: readonly DetailsFile[],
  options: ProgressOptions = {},
): Promise<ReadDetails> {
  const entries = new EntityList();
  const problems: FileProblem[] = [];
  const incomplete: string[] = [];
  for (const { name, text } of files) {
    const reader = new FieldReader(name);
    await readFile(readPages(text, reader), reader, entries, options);
    for (const problem of reader.problems) problems.push(problem);
    if (reader.isIncomplete) incomplete.push(name);
  }
  return { accounts: entries.listAccounts(), problems, incomplete };
}

async function readFile(
  pages: readonly Page[],
  reader: FieldReader,
  entities: EntityList,
  options: ProgressOptions,
): Promise<void> {
  const items = pages.flatMap(({ value, place }) => [
    ...lists.flatMap(([key, type]) =>
      reader
        .readObjects(value[key], `${place}.${key}`)
        .map(([item, at]) => ({ at, read: () => readPrincipal(type, item, at, reader) })),
    ),
    ...reader
      .readObjects(value.Policies, `${place}.Policies`)
      .map(([item, at]) => ({ at, read: () => readManagedPolicy(item, at, reader) })),
  ]);
  const read: (Principal | ManagedPolicy)[] = [];
  for (const [index, { at, read: readItem }] of items.entries()) {
    const entity = readItem();
    if (entity !== undefined) {
      checkAccount(entity, at, reader);
      read.push(entity);
    }
    await reportProgress(options, { stage: 'read', done: index + 1, total: items.length });
  }
  entities.add(read, reader);
}

/** The twelve digits of an ARN; `aws` for policies of AWS; empty for any other text. */
export function readAccountId(arn: string): string {
  return /^arn:aws[a-z-]*:iam::(aws|\d{12}):/.exec(arn)?.[1] ?? '';
}

function checkAccount({ arn }: Principal | ManagedPolicy, place: string, reader: FieldReader) {
  if (arn === '' || readAccountId(arn) !== '') return;
  const expected = 'an ARN of IAM with an account';
  const remedy = 'It is read as a part of the first account of the file.';
  reader.report(`${place}.Arn`, expected, JSON.stringify(arn.slice(0, 80)), remedy);
}

/** The entities of all files, each once, by account. */
class EntityList {
  readonly #accounts = new Map<string, Map<string, Principal | ManagedPolicy>>();

  /** Adds what a file has. Entities without an account belong to the first one of the file. */
  add(entities: readonly (Principal | ManagedPolicy)[], reader: FieldReader): void {
    const ids = entities.map(({ arn }) => readAccountId(arn));
    const own = ids.find((id) => id !== '' && id !== 'aws') ?? '';
    const accounts = new Set(ids.filter((id) => id !== '' && id !== 'aws'));
    for (const [index, entity] of entities.entries()) {
      const id = ids[index] as string;
      // A policy of AWS is listed once for all accounts of a file.
      const owners =
        id === 'aws' && accounts.size > 0 ? accounts : [id === '' || id === 'aws' ? own : id];
      for (const owner of owners) this.#addTo(owner, entity, id !== 'aws', reader);
    }
  }

  #addTo(
    accountId: string,
    entity: Principal | ManagedPolicy,
    isReported: boolean,
    reader: FieldReader,
  ): void {
    const account = this.#accounts.get(accountId) ?? new Map<string, Principal | ManagedPolicy>();
    this.#accounts.set(accountId, account);
    const type = 'type' in entity ? entity.type : 'policy';
    const key = JSON.stringify([type, entity.arn === '' ? entity.name : entity.arn]);
    const known = account.get(key);
    if (known === undefined) account.set(key, entity);
    else if (isReported && JSON.stringify(known) !== JSON.stringify(entity)) {
      const found = `${type} ${entity.name} a second time, with other contents`;
      const remedy = 'The first one is read. Give one export of each account.';
      reader.report('', 'each user, group, role and policy once', found, remedy);
    }
  }

  listAccounts(): AccountDetails[] {
    return [...this.#accounts]
      .map(([accountId, entities]) => describeAccount(accountId, [...entities.values()]))
      .sort((a, b) => Number(a.accountId > b.accountId) - Number(a.accountId < b.accountId));
  }
}

function describeAccount(
  accountId: string,
  entities: readonly (Principal | ManagedPolicy)[],
): AccountDetails {
  const principals = entities.filter((each): each is Principal => 'type' in each);
  const policies = entities.filter((each): each is ManagedPolicy => !('type' in each));
  const isOwn = ({ arn }: ManagedPolicy) => readAccountId(arn) !== 'aws';
  const newest = [
    ...principals.flatMap(({ createDate, lastUsed = '' }) => [createDate, lastUsed]),
    ...policies.flatMap(({ createDate, updateDate }) => [createDate, updateDate]),
  ].reduce((a, b) => (a > b ? a : b), '');
  return {
    accountId,
    principals: (['user', 'group', 'role'] as const).flatMap((type) =>
      principals.filter((each) => each.type === type),
    ),
    policies: [...policies.filter(isOwn), ...policies.filter((each) => !isOwn(each))],
    newestDay: newest === '' ? undefined : dayOf(newest),
  };
}
