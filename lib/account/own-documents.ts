import type { Statement } from '../iam/document';
import { groupByKey } from '../shared/collections';
import type { AccountDetails, PrincipalType } from './details';
import { isAwsPolicy } from './match-policies';

/** Where an account has a document of its own: a managed policy, or an inline policy of a principal. */
export type DocumentOwner =
  | { kind: 'managed'; name: string; arn: string; attachmentCount: number }
  | { kind: 'inline'; name: string; type: PrincipalType; principal: string; arn: string };

/** A document of the account, with every policy that has it: roles often repeat the same text. */
export interface OwnDocument {
  statements: Statement[];
  owners: [DocumentOwner, ...DocumentOwner[]];
}

/** The documents of an account's own managed and inline policies, each once; unreadable ones are left out. */
export function listOwnDocuments({ principals, policies }: AccountDetails): OwnDocument[] {
  const documents: { statements: Statement[]; owner: DocumentOwner }[] = [];
  for (const { name, arn, attachmentCount, statements } of policies) {
    if (statements === undefined || isAwsPolicy(arn)) continue;
    documents.push({ statements, owner: { kind: 'managed', name, arn, attachmentCount } });
  }
  for (const { type, name: principal, arn, inline } of principals) {
    for (const { name, statements } of inline) {
      if (statements === undefined) continue;
      documents.push({ statements, owner: { kind: 'inline', name, type, principal, arn } });
    }
  }
  return [...groupByKey(documents, ({ statements }) => JSON.stringify(statements)).values()].map(
    (same) => ({
      statements: (same[0] as (typeof same)[0]).statements,
      owners: same.map(({ owner }) => owner) as OwnDocument['owners'],
    }),
  );
}
