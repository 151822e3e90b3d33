import { address } from '@/components/ui/link';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeActions } from '@/lib/site/api/actions';
import { describeAnnouncements } from '@/lib/site/api/announcements';
import { describeAsOf } from '@/lib/site/api/as-of';
import { describeChanges } from '@/lib/site/api/changes';
import type { KindName } from '@/lib/site/api/kinds';
import { describeOpenApi } from '@/lib/site/api/openapi';
import { describeOverview } from '@/lib/site/api/overview';
import { describePolicies } from '@/lib/site/api/policies';
import { describePolicy } from '@/lib/site/api/policy';
import { describeVersion } from '@/lib/site/api/version';
import { once } from '../lib/shared/once';
import { listLives } from './actions';
import {
  catalog,
  findChange,
  findPolicy,
  listChangesOf,
  reconciliation,
  record,
  recordSpan,
  recordUntil,
} from './record';
import { trackedDates } from './tracked';

/**
 * The days that have an answer of their own: the tracked dates. Next builds no route without
 * an address, so that a record without tracked dates has the day of its oldest version.
 */
export const asOfDates = trackedDates.length > 0 ? trackedDates : [recordSpan.from];

const tellActions = once(() => describeActions(listLives(), catalog, address));

/** The body of every answer of the API: its files and its page are made of the same ones. */
export const answers = {
  index: () =>
    describeOverview(
      {
        site: record.site,
        policies: record.policies,
        reconciliation,
        actionCount: tellActions().actions.length,
        servedUntil: recordUntil,
        asOfDates,
      },
      address,
    ),
  policies: () => describePolicies(record.policies, address),
  policy: (name: string) => {
    const policy = findPolicy(name);
    return describePolicy(policy, listChangesOf(policy), address);
  },
  version: (name: string, versionId: string) =>
    describeVersion(findChange(name, versionId), address),
  document: (name: string, versionId: string) =>
    findChange(name, versionId).change.version.document,
  changes: () => describeChanges(reconciliation, address),
  announcements: () => describeAnnouncements(reconciliation, address),
  actions: tellActions,
  'as-of': (date: string) => describeAsOf(record.policies, reconciliation, date, address),
};

/** A change that shows most of what an answer can hold: one that a row is mostly about. */
const shown = (reconciliation.changes.find(
  ({ change, mentions }) =>
    change.effect === 'changed' &&
    change.actionsAdded.length > 0 &&
    mentions.some(({ announcement, match }) => announcement.matches[0] === match),
) ?? reconciliation.changes[0]) as ReconciledChange;

/** Values that lead to answers on record, for examples. */
export const exampleValues = {
  policyName: shown.change.policy.policyName,
  versionId: shown.change.version.versionId,
  date: asOfDates.at(-1) as string,
  action: shown.change.actionsAdded[0] ?? '*',
};

/** The very answer that stands at the address of a kind with these values. */
export function answerExample(kind: KindName): unknown {
  const { policyName, versionId, date } = exampleValues;
  const name = encodeURIComponent(policyName);
  if (kind === 'policy') return answers.policy(name);
  if (kind === 'version' || kind === 'document') return answers[kind](name, versionId);
  return kind === 'as-of' ? answers[kind](date) : answers[kind]();
}

export const openApi = () => describeOpenApi(record.site, exampleValues, address);
