import type { ReactNode } from 'react';
import type { Change } from '@/lib/history/changes';
import { dayOf } from '@/lib/history/days';
import type { Losses } from '@/lib/history/losses';
import type { Grant } from '@/lib/iam/grants';
import { paths } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';
import { GrantList } from '../change/grant-list';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';

/** A change that no longer writes all that its older version wrote, and what became of it. */
export interface Rewriting {
  change: Change;
  losses: Losses;
}

/** Where the record bears out AWS's word that services take nothing away, and where not. */
export function PromiseHeld({ steps, rewritings }: { steps: number; rewritings: Rewriting[] }) {
  const broken = rewritings.filter(({ losses }) => countLost(losses) > 0);
  const folded = rewritings.filter(({ losses }) => countLost(losses) === 0);
  return (
    <>
      <p className="max-w-[46rem] py-3">
        AWS’s page says that services do not remove permissions from a managed policy. Of{' '}
        {countOf(steps, 'step')} from one version to the next, {steps - broken.length} bear that
        out; {broken.length} took something away or put it under a condition.
      </p>
      {broken.length > 0 && <h3 className="mt-3">Not borne out</h3>}
      <ol>
        {broken.map((rewriting) => (
          <Item key={nameChange(rewriting)} rewriting={rewriting}>
            <Lost title="gone" grants={rewriting.losses.gone} />
            <Lost title="left only under a condition" grants={rewriting.losses.conditioned} />
            <Lost title="newly denied" grants={rewriting.losses.denied} />
          </Item>
        ))}
      </ol>
      {folded.length > 0 && <h3 className="mt-6">Folded into wider grants, nothing lost</h3>}
      <ol>
        {folded.map((rewriting) => (
          <Item key={nameChange(rewriting)} rewriting={rewriting}>
            <p>
              {countOf(rewriting.losses.folded.length, 'grant')} no longer written as before, each
              covered by a wider one.
            </p>
          </Item>
        ))}
      </ol>
      <p className="max-w-[46rem] pt-3 text-small text-muted">
        A grant counts as kept where one grant of the newer version covers it. What a wildcard stood
        for is told in the actions that IAM has today.
      </p>
    </>
  );
}

function countLost({ gone, conditioned, denied }: Losses): number {
  return gone.length + conditioned.length + denied.length;
}

function nameChange({ change: { version } }: Rewriting): string {
  return `${version.policyName} ${version.versionId}`;
}

function Item({ rewriting: { change }, children }: { rewriting: Rewriting; children: ReactNode }) {
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

function Lost({ title, grants }: { title: string; grants: Grant[] }) {
  if (grants.length === 0) return null;
  const actions = new Set(grants.map(({ action }) => action.toLowerCase())).size;
  return (
    <details>
      <summary>
        {countOf(actions, 'action')} {title}
      </summary>
      <GrantList grants={grants} sign="−" />
    </details>
  );
}
