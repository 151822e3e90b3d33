import type { Facets } from '@/lib/addresses/paths';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { NamedAction } from '@/lib/history/match-announcements';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { UnannouncedActions } from '@/lib/history/statistics';
import { chipsOfChange } from '@/lib/text/chips';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { ActionName } from './named-actions';

/** Changes with the actions that no announcement names. */
export function UnannouncedActionList({
  unannounced,
  id,
  facets,
}: {
  unannounced: UnannouncedActions[];
  id: string;
  facets: (change: ReconciledChange) => Facets;
}) {
  if (unannounced.length === 0) {
    return <p className="text-muted">None: AWS announced every change on record.</p>;
  }
  return (
    <ol id={id} className="card">
      {unannounced.map(({ change: reconciled, actions }) => {
        const { policyName, versionId, createDate } = reconciled.change.version;
        return (
          <li
            key={`${policyName} ${versionId}`}
            {...markFacets(facets(reconciled))}
            className="change"
          >
            <div>
              <SiteLink to={paths.change(policyName, versionId)} className="name">
                <BreakableName name={policyName} /> <b>{versionId}</b>
              </SiteLink>
              <Time at={dayOf(createDate)} />
            </div>
            <Actions actions={actions} />
            <Chips chips={chipsOfChange(reconciled)} />
          </li>
        );
      })}
    </ol>
  );
}

/** Longer lists are folded. */
const longList = 6;

function Actions({ actions }: { actions: NamedAction[] }) {
  const list = (
    <ul className="signed plus mb-1.5 text-small">
      {actions.map((named) => (
        <li key={`${named.effect} ${named.action}`}>
          <ActionName named={named} />
        </li>
      ))}
    </ul>
  );
  if (actions.length <= longList) return list;
  return (
    <details className="mb-1.5">
      <summary className="text-small text-muted">{countOf(actions.length, 'action')}</summary>
      {list}
    </details>
  );
}
