import { dayOf } from '@/lib/history/days';
import type { ReconciledChange } from '@/lib/history/reconcile';
import { paths } from '@/lib/site/paths';
import { labelLag, summarizeChange } from '@/lib/site/wording';
import { colorLag } from '../announcement/lag';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { StateLabel } from './state-label';

interface Props {
  changes: ReconciledChange[];
  /** False where the page speaks of one policy. */
  named?: boolean;
  /** True in half a page: the last column goes below. */
  narrow?: boolean;
}

/** Changes as a list: day, policy and step, what it did, whether AWS said so. */
export function ChangeList({ changes, named = true, narrow = false }: Props) {
  return (
    <ol>
      {changes.map((reconciled) => (
        <ChangeItem
          key={nameChange(reconciled)}
          reconciled={reconciled}
          named={named}
          narrow={narrow}
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
}: { reconciled: ReconciledChange } & Required<Omit<Props, 'changes'>>) {
  const { change } = reconciled;
  const { policy, version, before } = change;
  return (
    <li
      id={nameChange(reconciled)}
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
        <p>{summarizeChange(change)}</p>
      </div>
      <p className={narrow ? 'text-small sm:col-start-2' : 'text-small sm:pt-0.5'}>
        <StateLabel state={reconciled.state} />
        <Lags reconciled={reconciled} />
      </p>
    </li>
  );
}

function Lags({ reconciled: { mentions } }: { reconciled: ReconciledChange }) {
  return mentions.map(({ row: { announcement }, match: { lagDays } }) => (
    <span key={announcement.id} className="block">
      <SiteLink to={paths.announcement(announcement.id)} className={colorLag(lagDays)}>
        {labelLag(lagDays)}
      </SiteLink>
    </span>
  ));
}
