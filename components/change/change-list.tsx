import { dayOf } from '@/lib/history/days';
import type { ReconciledChange } from '@/lib/history/reconcile';
import type { Facets } from '@/lib/site/facets';
import { paths } from '@/lib/site/paths';
import { summarizeChange } from '@/lib/site/verdict';
import { labelLag } from '@/lib/site/wording';
import { Sentence } from '../access/sentence';
import { colorLag } from '../announcement/lag';
import { BreakableName } from '../ui/breakable-name';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { StateLabel } from './state-label';

interface Props {
  changes: ReconciledChange[];
  /** False where the page speaks of one policy. */
  named?: boolean;
  /** True in half a page: the last column goes below. */
  narrow?: boolean;
  /** The id of the list, and what each change answers to, where a filter narrows it. */
  id?: string;
  facets?: (reconciled: ReconciledChange) => Facets;
}

const noFacets = () => ({});

/** Changes as a list: day, policy and step, what it did, whether AWS said so. */
export function ChangeList({
  changes,
  named = true,
  narrow = false,
  id,
  facets = noFacets,
}: Props) {
  return (
    <ol id={id}>
      {changes.map((reconciled) => (
        <ChangeItem
          key={nameChange(reconciled)}
          reconciled={reconciled}
          named={named}
          narrow={narrow}
          facets={facets}
        />
      ))}
    </ol>
  );
}

function nameChange({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName}-${version.versionId}`;
}

function ChangeItem({
  reconciled,
  named,
  narrow,
  facets,
}: { reconciled: ReconciledChange } & Required<Omit<Props, 'changes' | 'id'>>) {
  const { change } = reconciled;
  const { policy, version, before } = change;
  return (
    <li
      id={nameChange(reconciled)}
      {...markFacets(facets(reconciled))}
      className={`grid gap-x-6 gap-y-0.5 border-b border-line py-3 ${narrow ? 'sm:grid-cols-[6.5rem_minmax(0,1fr)]' : 'sm:grid-cols-[6.5rem_minmax(0,1fr)_13rem]'}`}
    >
      <span className="text-muted">
        <Time at={dayOf(version.createDate)} />
      </span>
      <div className="min-w-0">
        <SiteLink to={paths.change(policy.policyName, version.versionId)} className="name">
          {named && (
            <>
              <BreakableName name={policy.policyName} />{' '}
            </>
          )}
          {before && !named ? `${before.versionId} → ${version.versionId}` : version.versionId}
        </SiteLink>
        <p>
          <Sentence text={summarizeChange(change)} />
        </p>
      </div>
      <p className={narrow ? 'text-small sm:col-start-2' : 'text-small sm:pt-0.5'}>
        <StateLabel reconciled={reconciled} />
        <Lags reconciled={reconciled} />
      </p>
    </li>
  );
}

function Lags({ reconciled: { mentions } }: { reconciled: ReconciledChange }) {
  return mentions.map(({ row, match }) => (
    <span key={row.announcement.id} className="block">
      <SiteLink to={paths.announcement(row.announcement.id)} className={colorLag(match.lagDays)}>
        {labelLag(match.lagDays)}
      </SiteLink>
      {row.matches[0] !== match && `, in a row on ${row.matches[0]?.change.version.versionId}`}
    </span>
  ));
}
