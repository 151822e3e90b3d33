import type { Statement } from '../iam/document';
import { readAccess } from '../iam/evaluate/access';
import { type Decision, evaluateAccess, type RequestContext } from '../iam/evaluate/evaluate';

/** A request to IAM. */
export interface AccessRequest {
  /** The action, in any letter case, without wildcards: `s3:GetObject`. */
  action: string;
  /** The ARN of the resource; `*` for an action that names none. */
  resource: string;
  /** The values of context keys: `{ 'aws:SourceIp': '203.0.113.7' }`. The names ignore letter case. */
  context?: RequestContext;
}

/**
 * Evaluates a request against the statements of identity policies. The request is `allowed` if a
 * statement allows it and none denies it. To evaluate several policies of one principal, give the
 * statements of all of them in one list.
 *
 * Permissions boundaries, resource policies and the policies of an organization are not part of it.
 * Source of the rules: IAM User Guide, "Policy evaluation logic".
 */
export function evaluateRequest(
  statements: readonly Statement[],
  { action, resource, context = {} }: AccessRequest,
): Decision {
  return evaluateAccess(readAccess(statements), { action, resource, context });
}
