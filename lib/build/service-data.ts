import { nameServicePage } from '../addresses/paths';
import { listActionHistories } from '../history/action-history';
import { createAxis } from '../history/axis';
import { findMonthEnd } from '../history/days';
import {
  groupByService,
  listOwnServices,
  type ServiceActions,
  summarizeService,
} from '../history/service-actions';
import { once } from '../shared/once';
import limits from './limits.json' with { type: 'json' };
import { catalog, record, recordSpan } from './site-data';

// The actions of the record by service, for their pages and files.

/** The history of every action pattern on record. */
export const listHistories = once(() => listActionHistories(record.policies));

/** Every action pattern that a policy on record ever had, by service. */
export const listServices = once(() =>
  groupByService(listHistories(), catalog).map((actions) => ({
    actions,
    summary: summarizeService(actions),
    name: nameService(actions),
  })),
);

/** The names of the pages of services. Every statement has an action, so there is at least one. */
export function listServicePages(): string[] {
  return listOwnServices(record.policies).map((service) => nameServicePage(service ?? '*'));
}

/**
 * The day with which the charts of actions end: the last of the month. So pages of actions stay the
 * same until the month ends, unless an import changes their policies.
 */
export const actionsUntil = findMonthEnd(recordSpan.to);

/** One axis for the bars of all actions, over the whole record. */
export const actionAxis = createAxis({ from: recordSpan.from, to: actionsUntil });

/**
 * Finds a service by the name of its page.
 *
 * @throws where no action of it is on record
 */
export function findService(parameter: string) {
  const page = decodeURIComponent(parameter);
  const found = listServices().find(
    ({ actions: { service } }) => nameServicePage(service ?? '*') === page,
  );
  if (found === undefined) throw new Error(`No actions of ${page} on record.`);
  return found;
}

/**
 * Whether a service has too many grants for one page. Its page is then an index, and each action
 * pattern has a page of its own, which lib/build/action-pages.tsx renders.
 */
export function isIndexed({ entries }: ServiceActions): boolean {
  return entries.reduce((sum, { history }) => sum + history.spans.length, 0) > limits.grantsOnPage;
}

/** The services with a page for each action pattern. */
export function listIndexedServices() {
  return listServices().filter(({ actions }) => isIndexed(actions));
}

function nameService({ service }: ServiceActions): string {
  if (service === undefined) return 'Any service';
  return catalog.nameService(service) ?? service;
}
