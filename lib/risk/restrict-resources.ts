import type { Patterns, Statement } from '../iam/document';
import { splitArn } from '../iam/evaluate/accepted-values';
import { coversPattern, patternsOverlap } from '../iam/patterns';

/**
 * The resources of a statement without the patterns that match none of an action's resources.
 * Undefined where the statement matches none of them.
 *
 * The evaluation matches a wildcard with any characters, so that `arn:aws:iam::*:role/*` matches a
 * text that ends in `:user/x`. No user has such an ARN: the parts of ARNs are compared one by one.
 *
 * @param resources the ARN patterns of the action's resources; none where requests name `*`
 */
export function restrictResources(
  { resource, languageVersion }: Pick<Statement, 'resource' | 'languageVersion'>,
  resources: readonly string[],
): Patterns | undefined {
  const { negated, patterns } = resource;
  const kept = patterns.filter((pattern) => {
    const text = languageVersion === '2012-10-17' ? replaceVariables(pattern) : pattern;
    return resources.length === 0
      ? coversPattern(text, '*')
      : resources.some((each) => arnsOverlap(each, text));
  });
  if (kept.length > 0) return { negated, patterns: kept };
  return negated ? { negated: false, patterns: ['*'] } : undefined;
}

/** The statements that match an action's resources, as `restrictResources`. */
export function restrictStatements(
  statements: readonly Statement[],
  resources: readonly string[],
): Statement[] {
  return statements.flatMap((statement) => {
    const resource = restrictResources(statement, resources);
    return resource === undefined ? [] : [{ ...statement, resource }];
  });
}

/** A variable can have any value. */
function replaceVariables(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}/g, '*');
}

/** Whether some ARN of a kind of resource can match a pattern. */
function arnsOverlap(kind: string, pattern: string): boolean {
  const [parts, others] = [splitArn(kind), splitArn(pattern)];
  // Text that is no ARN, such as `*`, is compared as a whole.
  if (parts === undefined || others === undefined) return patternsOverlap(kind, pattern);
  const [type, other] = [parts[5] as string, others[5] as string];
  const areAllOthers = parts
    .slice(0, 5)
    .every((part, at) => patternsOverlap(part, others[at] as string));
  if (!areAllOthers || patternsOverlap(type, other)) return areAllOthers;
  // AWS writes `arn:aws:secretsmanager:*:*:name*`: the second `*` also matches `111122223333:secret`.
  const isNameOnly = others[4]?.endsWith('*') === true && !/^[\w-]+[:/]/.test(other);
  return (
    isNameOnly && type.includes(':') && patternsOverlap(type.slice(type.indexOf(':') + 1), other)
  );
}
