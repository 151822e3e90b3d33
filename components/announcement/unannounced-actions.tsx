import type { Facets } from '@/lib/addresses/paths';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { NamedAction } from '@/lib/history/match-announcements';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { UnannouncedActions } from '@/lib/history/statistics';
import { countOf } from '@/lib/text/wording';
import { Announced } from '../change/change-facts';
import { BreakableName } from '../ui/breakable';
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
    return <p className="py-3 text-muted">Nothing: AWS announced every change on record.</p>;
  }
  return (
    <ol id={id}>
      {unannounced.map(({ change: reconciled, actions }) => {
        const { policyName, versionId, createDate } = reconciled.change.version;
        return (
          <li
            key={`${policyName} ${versionId}`}
            {...markFacets(facets(reconciled))}
            className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[6.5rem_minmax(0,1fr)_15rem]"
          >
            <Time at={dayOf(createDate)} />
            <div className="min-w-0">
              <SiteLink to={paths.change(policyName, versionId)} className="name">
                <BreakableName name={policyName} /> {versionId}
              </SiteLink>
              <Actions actions={actions} />
            </div>
            <div className="text-small">
              <Announced reconciled={reconciled} />
            </div>
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
    <ul className="signed plus text-small">
      {actions.map((named) => (
        <li key={`${named.effect} ${named.action}`}>
          <ActionName named={named} />
        </li>
      ))}
    </ul>
  );
  if (actions.length <= longList) return list;
  return (
    <details className="mt-1">
      <summary className="text-small text-muted">{countOf(actions.length, 'action')}</summary>
      {list}
    </details>
  );
}
