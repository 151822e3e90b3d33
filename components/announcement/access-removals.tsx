import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { AccessRemovals } from '@/lib/history/access-removals';
import type { Change } from '@/lib/history/changes';
import { dayOf } from '@/lib/history/days';
import { summarizeChange } from '@/lib/text/analysis';
import { countDifferences } from '@/lib/text/describe-items';
import { countOf } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { DifferenceList } from '../access/difference-list';
import { BreakableName } from '../ui/breakable';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

interface Props {
  removals: AccessRemovals;
  references: References;
  /** The maximum number of changes shown of each kind, the newest; all by default. */
  max?: number;
}

/** The changes that removed access, and those that kept it with fewer permission entries. */
export function AccessRemovalList({
  removals: { changes, removed, rewritten },
  references,
  max = Number.POSITIVE_INFINITY,
}: Props) {
  return (
    <>
      <p className="max-w-[46rem]">
        AWS’s page says that services do not remove permissions from a managed policy. Of{' '}
        {countOf(changes, 'change')} from one version to the next, {changes - removed.length} keep
        all permissions. {removed.length} {removed.length === 1 ? 'removes' : 'remove'} or{' '}
        {removed.length === 1 ? 'restricts' : 'restrict'} some.
      </p>
      {removed.length > 0 && (
        <>
          <h3 className="mt-4 mb-2">
            Permissions removed or restricted{removed.length > max && `, the newest ${max}`}
          </h3>
          <ol className="card">
            {removed.slice(0, max).map((change) => (
              <Item key={nameChange(change)} change={change}>
                <p>
                  <Sentence text={summarizeChange(change)} />
                </p>
                <Lost change={change} references={references} />
              </Item>
            ))}
          </ol>
        </>
      )}
      {rewritten.length > 0 && (
        <details className="group">
          <summary>
            <h3>Permission entries replaced by wider ones</h3> {countOf(rewritten.length, 'change')}
          </summary>
          <ol className="card">
            {rewritten.slice(0, max).map((change) => (
              <Item key={nameChange(change)} change={change}>
                <p>
                  {countOf(change.grantsRemoved.length, 'entry is', 'entries are')} no longer in the
                  document. All their actions are still allowed.
                </p>
              </Item>
            ))}
          </ol>
        </details>
      )}
      <p className="mt-3 max-w-[46rem] text-small text-muted">
        A wildcard is compared by the actions that IAM has now.
      </p>
    </>
  );
}

function nameChange({ version }: Change): string {
  return `${version.policyName} ${version.versionId}`;
}

function Item({ change, children }: { change: Change; children: ReactNode }) {
  const { policyName, versionId, createDate } = change.version;
  return (
    <li className="change">
      <div>
        <SiteLink to={paths.change(policyName, versionId)} className="name">
          <BreakableName name={policyName} /> <b>{versionId}</b>
        </SiteLink>
        <Time at={dayOf(createDate)} />
      </div>
      {children}
    </li>
  );
}

function Lost({ change, references }: { change: Change; references: References }) {
  const { lost } = change.access();
  return (
    <details>
      <summary className="text-small text-muted">
        {countDifferences(lost)} removed or restricted
      </summary>
      <DifferenceList
        differences={lost}
        references={references}
        isLost
        sides={{
          allows: change.before?.versionId ?? '',
          refuses: change.version.versionId,
        }}
      />
    </details>
  );
}
