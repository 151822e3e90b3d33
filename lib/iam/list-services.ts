import type { Statement } from './document';
import { isPattern, readService } from './patterns';

/** The services that statements name by their prefix, in lower case; patterns over services name none. */
export function listServices(statements: readonly Statement[]): Set<string> {
  const services = statements.flatMap(({ action }) => action.patterns.map(readService));
  return new Set(services.filter((service) => !isPattern(service)));
}
