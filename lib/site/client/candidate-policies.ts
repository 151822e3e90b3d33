import type { Statement } from '../../iam/document';
import { isPattern, readService } from '../../iam/patterns';
import type { OverviewPolicy } from './overview';

/**
 * The policies that a document is compared with to find the closest one: those that name any of its
 * services, most similar first. A tool loads the documents of each of them, so they are few.
 */
export function listCandidates<P extends Pick<OverviewPolicy, 'services'>>(
  policies: readonly P[],
  statements: readonly Statement[],
  max = 12,
): P[] {
  const own = new Set(statements.flatMap(({ action }) => action.patterns.map(nameService)));
  return policies
    .map((policy) => {
      const shared = policy.services.filter((service) => own.has(service)).length;
      return { policy, shared, similarity: shared / (policy.services.length + own.size - shared) };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, max)
    .map(({ policy }) => policy);
}

/** The service of an action pattern; `*` for patterns of several services, as in the overview. */
function nameService(pattern: string): string {
  const service = readService(pattern);
  return isPattern(service) ? '*' : service;
}
