import { createRisks, type Risks } from '../lib/risk/create-risks';
import type { RiskCatalogFile, RiskPath, SensitiveActions } from '../lib/risk/types';

/**
 * A path of privilege escalation that needs nothing else. An action is `iam:PutRolePolicy`, or
 * `iam:PassRole>ec2.amazonaws.com,lambda.amazonaws.com` with the services that can receive the role.
 */
export function buildPath(
  id: string,
  actions: readonly string[],
  more: Partial<RiskPath> = {},
): RiskPath {
  const requires = actions.map((text) => {
    const [action = '', services] = text.split('>');
    return services === undefined ? { action } : { action, passedTo: services.split(',') };
  });
  return {
    id,
    category: 'privilege-escalation',
    name: requires.map(({ action }) => action).join(' + '),
    reason: 'Can do more.',
    needs: [],
    requires,
    source: 'pathfinding',
    url: `https://paths.example/${id}`,
    ...more,
  };
}

/** Sensitive actions that read data and need nothing else. */
export function buildSensitive(
  actions: string[],
  more: Partial<SensitiveActions> = {},
): SensitiveActions {
  return {
    category: 'data-access',
    reason: 'Can read data.',
    needs: [],
    source: 'policy-history',
    actions,
    ...more,
  };
}

/** The contents of a risk catalog. */
export function buildRiskFile(more: Partial<RiskCatalogFile> = {}): RiskCatalogFile {
  return { sources: [], resources: {}, paths: [], actions: [], uncategorized: [], ...more };
}

/** A risk catalog and the grading by it. */
export function buildRisks(more: Partial<RiskCatalogFile> = {}): Risks {
  return createRisks(buildRiskFile(more));
}
