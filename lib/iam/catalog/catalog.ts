import { once } from '../../shared/once';
import type { ActionCatalog } from '../compare/difference';
import { readService } from '../patterns';

/** The actions of some services, from AWS's service authorization reference. */
export interface Catalog extends ActionCatalog {
  /** The prefixes of the services, in alphabetical order. */
  services: readonly string[];
  /** AWS's name of a service, `Amazon Athena`; undefined for an unknown one. */
  nameService: (service: string) => string | undefined;
  /** The address of AWS's description of an action; undefined for an unknown one. */
  findReference: (action: string) => string | undefined;
  findRisk: NonNullable<ActionCatalog['findRisk']>;
}

/** A service by its prefix, with its actions as `Name` and their access levels. */
export interface CatalogedService {
  service: string;
  name: string;
  readonly actions: readonly CatalogedAction[];
}

export interface CatalogedAction {
  name: string;
  levels: readonly string[];
  /** Whether requests name no resource, so that a policy must allow the action on `*`. */
  isWithoutResource?: boolean;
  /** The category of an action that is a risk by itself; see lib/risk. */
  risk?: string | undefined;
}

/**
 * The catalog of some services. Actions are listed as `service:Name` in alphabetical order and
 * found in any letter case. Those of a service are read when one of them is needed.
 * @param isComplete whether these are all services that IAM has
 */
export function createCatalog(cataloged: Iterable<CatalogedService>, isComplete = false): Catalog {
  const services = new Map(
    Array.from(cataloged, (each) => [
      each.service,
      { name: each.name, read: once(() => indexActions(each)) },
    ]),
  );
  const find = (action: string) =>
    services.get(readService(action))?.read().byName.get(action.toLowerCase());
  return {
    services: [...services.keys()].sort(),
    allServices: isComplete ? [...services.keys()].sort() : undefined,
    findRisk: (action) => find(action)?.risk,
    isWithoutResource: (action) => find(action)?.isWithoutResource === true,
    listActions: (service) => services.get(service)?.read().listed ?? [],
    readLevels: (action) => find(action)?.levels ?? [],
    nameService: (service) => services.get(service)?.name,
    findReference: (action) => {
      const name = services.get(readService(action))?.name;
      const found = find(action);
      return name === undefined || found === undefined
        ? undefined
        : buildReferenceUrl(name, found.name);
    },
  };
}

/** The actions of a service in alphabetical order, and by their names in lower case. */
function indexActions({ service, actions }: CatalogedService) {
  const named = actions.map((action) => ({ action, full: `${service}:${action.name}` }));
  return {
    listed: named.map(({ full }) => full).sort(),
    byName: new Map(named.map(({ action, full }) => [full.toLowerCase(), action])),
  };
}

/** AWS's reference has a page for each service, with an anchor for each action. */
function buildReferenceUrl(serviceName: string, action: string): string {
  const slug = serviceName.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${slug}.html#${slug}-${action}`;
}

/**
 * A catalog in a file of the site, by service: its name, and its actions by access levels. The name
 * of an action whose requests name no resource ends with `*`. `risks` has the names of the actions
 * that are a risk by themselves, by category.
 */
export type CatalogFile = Record<
  string,
  { name: string; actions: Record<string, string[]>; risks?: Record<string, string[]> }
>;

/** The file of a catalog; the access levels of an action are joined by ", ". */
export function packCatalog({
  services,
  nameService,
  listActions,
  readLevels,
  isWithoutResource,
  findRisk,
}: Catalog): CatalogFile {
  const file: CatalogFile = {};
  for (const service of services) {
    const actions: Record<string, string[]> = {};
    for (const action of listActions(service)) {
      const key = readLevels(action).join(', ');
      const list = actions[key] ?? [];
      list.push(`${action.slice(service.length + 1)}${isWithoutResource?.(action) ? '*' : ''}`);
      actions[key] = list;
    }
    const risks = groupNames(listActions(service), findRisk);
    file[service] = {
      name: nameService(service) as string,
      actions,
      ...(Object.keys(risks).length > 0 && { risks }),
    };
  }
  return file;
}

/** The names of actions by risk; actions without one are left out. */
function groupNames(
  actions: readonly string[],
  findRisk: Catalog['findRisk'],
): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const action of actions) {
    const risk = findRisk(action);
    if (risk === undefined) continue;
    groups[risk] = [...(groups[risk] ?? []), action.slice(action.indexOf(':') + 1)];
  }
  return groups;
}

/**
 * The catalog in a file.
 * @param isComplete whether the file has all services that IAM has
 */
export function unpackCatalog(file: CatalogFile, isComplete = false): Catalog {
  return createCatalog(
    Object.entries(file).map(([service, packed]) => ({
      service,
      name: packed.name,
      get actions() {
        return unpackActions(packed);
      },
    })),
    isComplete,
  );
}

function unpackActions({ actions, risks = {} }: CatalogFile[string]): CatalogedAction[] {
  const byName = new Map(
    Object.entries(risks).flatMap(([risk, names]) => names.map((each) => [each, risk])),
  );
  return Object.entries(actions).flatMap(([joined, names]) => {
    const levels = joined.split(', ');
    return names.map((each) => {
      const name = each.replace(/\*$/, '');
      return { name, levels, isWithoutResource: each.endsWith('*'), risk: byName.get(name) };
    });
  });
}
