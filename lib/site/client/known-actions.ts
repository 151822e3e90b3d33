import type { Catalog } from '../../iam/catalog/catalog';
import { coversAction, isPattern, readService } from '../../iam/patterns';
import type { Policy } from '../../record/types';
import { groupByKey } from '../../shared/collections';
import { anyService } from './access-file';
import type { KnownAction } from './action-suggestions';
import { listServices } from './describe-access';

/** `/tools/known-actions.json`: which actions and patterns the versions of the record name. */
export interface KnownActionsFile {
  /** The services that have a file in `/tools/actions/`; `anyService` for several services. */
  services: string[];
  /**
   * A character for each action of a service of `/tools/catalogue.json`, in order: `n` if a version
   * names it, `c` if only a pattern covers it, otherwise `-`.
   */
  uses: Record<string, string>;
  /** The patterns and the actions that versions name and the catalog does not have. */
  others: string[];
}

/** The actions that can be suggested, and those that versions name. */
export interface KnownActions {
  services: readonly string[];
  actions: KnownAction[];
  /** Patterns included. */
  published: string[];
}

type ActionList = Pick<Catalog, 'services' | 'listActions' | 'readLevels'>;

export function describeKnownActions(
  policies: readonly Policy[],
  catalog: ActionList,
): KnownActionsFile {
  const statements = policies.flatMap(({ versions }) =>
    versions.flatMap((each) => each.statements),
  );
  const named = new Map(
    statements.flatMap(({ action: { negated, patterns } }) =>
      negated ? [] : patterns.map((pattern): [string, string] => [pattern.toLowerCase(), pattern]),
    ),
  );
  const patterns = groupByKey([...named.keys()].filter(isPattern), (pattern) => {
    const service = readService(pattern);
    return isPattern(service) ? anyService : service;
  });
  const readUse = (action: string, service: string) => {
    if (named.has(action.toLowerCase())) return 'n';
    const own = [...(patterns.get(service) ?? []), ...(patterns.get(anyService) ?? [])];
    return own.some((pattern) => coversAction(pattern, action)) ? 'c' : '-';
  };
  const isKnown = (action: string) => catalog.readLevels(action).length > 0;
  return {
    services: [...new Set(listServices(statements))].sort(),
    uses: Object.fromEntries(
      catalog.services.map((service) => [
        service,
        catalog
          .listActions(service)
          .map((action) => readUse(action, service))
          .join(''),
      ]),
    ),
    others: [...named.values()].filter((action) => !isKnown(action)).sort(),
  };
}

/** @param catalog that of `/tools/catalogue.json` */
export function readKnownActions(
  { services, uses, others }: KnownActionsFile,
  catalog: ActionList,
): KnownActions {
  const cataloged = catalog.services.flatMap((service) =>
    catalog.listActions(service).map((action, index) => ({ action, use: uses[service]?.[index] })),
  );
  const build = (action: string, isOnRecord: boolean): KnownAction => {
    const lower = action.toLowerCase();
    const name = lower.slice(lower.indexOf(':') + 1);
    return { action, lower, name, levels: catalog.readLevels(action), isOnRecord };
  };
  return {
    services,
    actions: [
      ...others.map((action) => build(action, true)),
      ...cataloged.map(({ action, use }) => build(action, use !== '-')),
    ],
    published: [
      ...cataloged.flatMap(({ action, use }) => (use === 'n' ? [action] : [])),
      ...others,
    ],
  };
}
