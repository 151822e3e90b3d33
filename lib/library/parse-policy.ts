import type { Statement } from '../iam/document';
import type { Problem } from '../shared/problem';
import { readInputText, readInputValue } from '../sources/documents/read-input';

/** The statements of a policy document, or the problems of a text or value that is not one. */
export type ParsedPolicy =
  | { statements: Statement[]; problems?: undefined }
  | { statements?: undefined; problems: Problem[] };

/**
 * Parses the document of an identity policy in every form that IAM accepts.
 *
 * @param input a text: JSON, or JSON that is percent-encoded (RFC 3986) as in responses of IAM's
 *   API; or a JSON value. Both can be the document itself, or the output of `aws iam
 *   get-policy-version`, `get-role-policy` or `get-user-policy`, which contains it.
 * @returns the statements in the order of the document; or every problem, each with its place: line
 *   and column of a text that is not JSON, otherwise a JSON pointer (RFC 6901). A document that
 *   names a principal is a problem, because only policies of resources and roles name one.
 *
 * It never throws. Source of the rules: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function parsePolicy(input: unknown): ParsedPolicy {
  const { document, problems } =
    typeof input === 'string' ? readInputText(input) : readInputValue(input);
  return document === undefined ? { problems } : { statements: document.statements };
}
