import type { AccountView, PolicyView, PrincipalView } from './account-view';
import type { PrincipalType } from './details';

/** Which policies and principals of a view are shown. */
export interface ViewFilter {
  /** A part of the name of a policy, or of the name or ARN of a principal. */
  text: string;
  verdict: PolicyView['verdict'] | '';
  type: PrincipalType | '';
  isHighRisk: boolean;
  isUnannounced: boolean;
  hidesServiceLinked: boolean;
  hidesUnused: boolean;
}

export const noFilter: ViewFilter = {
  text: '',
  verdict: '',
  type: '',
  isHighRisk: false,
  isUnannounced: false,
  hidesServiceLinked: false,
  hidesUnused: false,
};

/**
 * The policies that a filter shows, each with the principals that it shows. A text that is in the
 * name of a policy shows all of its principals.
 */
export function filterPolicies(
  { policies, principals }: Pick<AccountView, 'policies' | 'principals'>,
  filter: ViewFilter,
): PolicyView[] {
  const text = filter.text.trim().toLowerCase();
  const kept = principals.map((each) => keepsPrincipal(each, filter));
  const found = principals.map((each) => text === '' || hasText(each, text));
  return policies
    .filter((policy) => keepsPolicy(policy, filter))
    .flatMap((policy) => {
      const isFound = policy.iamName.toLowerCase().includes(text);
      const holders = policy.holders.filter(
        ({ principal }) => kept[principal] && (isFound || found[principal]),
      );
      return holders.length === 0 ? [] : [{ ...policy, holders }];
    });
}

function keepsPolicy(policy: PolicyView, { verdict, isHighRisk, isUnannounced }: ViewFilter) {
  return (
    (verdict === '' || policy.verdict === verdict) &&
    (!isHighRisk || policy.hasHighRisk) &&
    (!isUnannounced || policy.isUnannounced)
  );
}

function keepsPrincipal(
  { type, marks }: PrincipalView,
  { type: wanted, hidesServiceLinked, hidesUnused }: ViewFilter,
) {
  return (
    (wanted === '' || type === wanted) &&
    !(hidesServiceLinked && marks.includes('service-linked')) &&
    !(hidesUnused && marks.includes('unused'))
  );
}

function hasText({ name, arn }: PrincipalView, text: string): boolean {
  return name.toLowerCase().includes(text) || arn.toLowerCase().includes(text);
}

/** The principals that a text suggests: those whose name begins with it first. */
export function suggestPrincipals(
  principals: readonly PrincipalView[],
  text: string,
  max = 8,
): { index: number; principal: PrincipalView }[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found = principals.flatMap((principal, index) => {
    if (!hasText(principal, wanted)) return [];
    const isStart = principal.name.toLowerCase().startsWith(wanted);
    return [{ index, principal, rank: isStart ? 0 : 1 }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.principal.name.length - b.principal.name.length)
    .slice(0, max)
    .map(({ index, principal }) => ({ index, principal }));
}

/** The index of the principal with a name or an ARN; undefined where none or several have it. */
export function findPrincipal(
  principals: readonly PrincipalView[],
  nameOrArn: string,
): number | undefined {
  const wanted = nameOrArn.trim();
  const found = principals.flatMap(({ name, arn }, index) =>
    arn === wanted || name === wanted ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}
