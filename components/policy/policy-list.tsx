import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { Policy } from '@/lib/record/types';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Prose } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { kindLabels } from './describe-policy';

/** Policies with their name, purpose, kind and default version. */
export function PolicyList({ policies }: { policies: Policy[] }) {
  return (
    <ul>
      {policies.map((policy) => (
        <PolicyItem key={policy.policyName} policy={policy} />
      ))}
    </ul>
  );
}

function PolicyItem({ policy }: { policy: Policy }) {
  const { policyName, summary, kind, deprecated, noLongerObserved, versions } = policy;
  const newest = findCurrentVersion(policy);
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div className="min-w-0">
        <SiteLink to={paths.policy(policyName)} className="name">
          <BreakableName name={policyName} />
        </SiteLink>
        {summary && (
          <p className="max-w-[44rem]">
            <Prose text={summary} />
          </p>
        )}
      </div>
      <p className="text-small text-muted">
        {newest.versionId}, <Time at={dayOf(newest.createDate)} /> ·{' '}
        {countOf(versions.length, 'version')}
        <span className="block">
          {noLongerObserved ? 'no longer observed' : deprecated ? 'deprecated' : kindLabels[kind]}
        </span>
      </p>
    </li>
  );
}
