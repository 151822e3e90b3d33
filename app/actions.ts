import { nameServicePage } from '@/lib/addresses/paths';
import { listActionHistories } from '@/lib/history/action-history';
import { createAxis } from '@/lib/history/axis';
import {
  groupByService,
  listOwnServices,
  type ServiceActions,
  summarizeService,
} from '@/lib/history/service-actions';
import { once } from '../lib/shared/once';
import { catalog, record, recordSpan } from './record';

/** The life of every action pattern on record. */
export const listLives = once(() => listActionHistories(record.policies));

/** Every action pattern that a policy on record ever had, by service. */
export const listServices = once(() =>
  groupByService(listLives(), catalog).map((actions) => ({
    actions,
    summary: summarizeService(actions),
    name: nameService(actions),
  })),
);

/** One axis for all bars: from the record's first day to its last. */
export const recordAxis = createAxis(recordSpan);

/** The parameters of the pages of services; every statement has an action, so there is one. */
export function listServiceParams() {
  return listOwnServices(record.policies).map((service) => ({
    service: nameServicePage(service ?? '*'),
  }));
}

/** A service by the name of its page. Throws where there is none. */
export function findService(parameter: string) {
  const page = decodeURIComponent(parameter);
  const found = listServices().find(
    ({ actions: { service } }) => nameServicePage(service ?? '*') === page,
  );
  if (found === undefined) throw new Error(`No actions of ${page} on record.`);
  return found;
}

function nameService({ service }: ServiceActions): string {
  if (service === undefined) return 'Any service';
  return catalog.nameService(service) ?? service;
}
