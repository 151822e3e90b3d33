import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { AccessRemovals } from '@/lib/history/access-removals';
import type { Change } from '@/lib/history/changes';
import { dayOf } from '@/lib/history/days';
import { countDifferences } from '@/lib/text/describe-items';
import { summarizeChange } from '@/lib/text/verdict';
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
}

/** The changes that removed access, and those that kept it with fewer grants. */
export function AccessRemovalList({
  removals: { changes, removed, rewritten },
  references,
}: Props) {
  return (
    <>
      <p className="max-w-[46rem] py-3">
        AWS’s page says that services do not remove permissions from a managed policy. Of{' '}
        {countOf(changes, 'step')} from one version to the next, {changes - removed.length} bear
        that out; {removed.length} took something away or put it under a condition.
      </p>
      {removed.length > 0 && <h3 className="mt-3">Not borne out</h3>}
      <ol>
        {removed.map((change) => (
          <Item key={nameChange(change)} change={change}>
            <p>
              <Sentence text={summarizeChange(change)} />
            </p>
            <Lost change={change} references={references} />
          </Item>
        ))}
      </ol>
      {rewritten.length > 0 && <h3 className="mt-6">Folded into wider grants, nothing lost</h3>}
      <ol>
        {rewritten.map((change) => (
          <Item key={nameChange(change)} change={change}>
            <p>
              {countOf(change.grantsRemoved.length, 'grant')} no longer written as before, every
              action that IAM has of them still given.
            </p>
          </Item>
        ))}
      </ol>
      <p className="max-w-[46rem] pt-3 text-small text-muted">
        What a wildcard stood for is told in the actions that IAM has today.
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
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <Time at={dayOf(createDate)} />
      <div className="min-w-0">
        <SiteLink to={paths.change(policyName, versionId)} className="name">
          <BreakableName name={policyName} /> {versionId}
        </SiteLink>
        {children}
      </div>
    </li>
  );
}

function Lost({ change, references }: { change: Change; references: References }) {
  const { lost } = change.access();
  return (
    <details>
      <summary className="text-small text-muted">
        {countDifferences(lost)} lost or left only under conditions
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
