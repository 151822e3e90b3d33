import type { Statement } from '../iam/document';
import { type Access, readAccess } from '../iam/evaluate/access';
import { evaluateAccess, type Request } from '../iam/evaluate/evaluate';

/** Cached, since one document is evaluated for every example request of a comparison. */
const accesses = new WeakMap<readonly Statement[], Access>();

/** Whether a document allows a request. */
export function doesAllow(statements: readonly Statement[], request: Request): boolean {
  const access = accesses.get(statements) ?? readAccess(statements);
  accesses.set(statements, access);
  return evaluateAccess(access, request) === 'allowed';
}
