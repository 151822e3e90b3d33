import { formatActions } from '../../addresses/action-address';
import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { type ActionHistory, type GrantSpan, listSpanScopes } from '../../history/action-history';
import { sortLevels } from '../../iam/compare/access-levels';
import type { ActionCatalog } from '../../iam/compare/difference';
import { expandAction } from '../../iam/compare/expand-action';
import { isPattern, readService } from '../../iam/patterns';
import type { Version } from '../../record/types';
import { compareText } from '../../shared/collections';

/** `/api/v1/actions.json`: each action pattern with the versions that granted it. */
export function describeActions(
  histories: readonly ActionHistory[],
  catalog: ActionCatalog,
  address: SiteAddress,
) {
  return {
    actions: histories
      .map((history) => ({
        action: formatActions(history),
        ...describePatterns(history, catalog),
        effect: history.effect,
        grants: history.spans.map((span) => describeSpan(span, address)),
      }))
      // By name, which NotAction has too; the sort is stable, so then by effect.
      .sort((a, b) => compareText(a.action, b.action)),
  };
}

function describePatterns({ negated, patterns }: ActionHistory, catalog: ActionCatalog) {
  const [pattern = ''] = patterns;
  if (negated) return { negated, notActions: patterns, service: null, accessLevels: [] };
  const service = readService(pattern);
  const actions = isPattern(pattern) ? expandAction(pattern.toLowerCase(), catalog) : [pattern];
  const accessLevels = sortLevels([...new Set(actions.flatMap(catalog.readLevels))]);
  return { negated, notActions: [], service, accessLevels };
}

function describeSpan(span: GrantSpan, address: SiteAddress) {
  const { policyName } = span.policy;
  const [from] = span.versions;
  return {
    policyName,
    from: describeVersion(from),
    until: span.until === undefined ? null : describeVersion(span.until),
    mayBeginEarlier: span.mayBeginEarlier,
    mayEndEarlier: span.mayEndEarlier,
    versions: span.versions.map(({ versionId }) => versionId),
    resources: span.resources,
    exceptResources: span.exceptResources,
    conditioned: span.conditioned,
    scopes: listSpanScopes(span).map(describeScope),
    url: address.absolute(paths.change(policyName, from.versionId)),
  };
}

function describeScope({
  resources,
  conditions,
  versions: [from],
  until,
  mayBeginEarlier,
  mayEndEarlier,
}: ReturnType<typeof listSpanScopes>[number]) {
  const list = (negated: boolean) =>
    resources.filter((each) => each.negated === negated).map(({ patterns }) => patterns);
  return {
    resources: list(false).flat(),
    exceptResources: list(true),
    conditions: conditions.map(({ operator, key, values }) => ({ operator, key, values })),
    from: describeVersion(from),
    until: until === undefined ? null : describeVersion(until),
    mayBeginEarlier,
    mayEndEarlier,
  };
}

function describeVersion({ versionId, createDate }: Version) {
  return { versionId, createDate };
}
