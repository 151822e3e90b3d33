import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { Policy } from '@/lib/record/types';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { explainKind } from './describe-policy';

/** The facts of a policy: default version, creation, kind, ARN, deprecation. */
export function PolicyFacts({ policy }: { policy: Policy }) {
  const { arn, createDate, deprecated, noLongerObserved, policyName } = policy;
  const newest = findCurrentVersion(policy);
  const facts: Fact[] = [
    {
      label: 'In force',
      value: (
        <>
          <SiteLink to={paths.change(policyName, newest.versionId)}>{newest.versionId}</SiteLink>,
          since <Time at={newest.createDate} />
          {!policy.versions.includes(newest) && (
            <>
              , when it was seen as the{' '}
              <a href={`#${buildDefaultChangeId(newest.createDate)}`}>default again</a>
            </>
          )}
        </>
      ),
    },
    { label: 'Created', value: createDate ? <Time at={createDate} /> : 'not known' },
    { label: 'Kind', value: <span className="block max-w-[22rem]">{explainKind(policy)}</span> },
    { label: 'ARN', value: arn ? <code>{arn}</code> : 'not known' },
  ];
  if (noLongerObserved) {
    facts.push({
      label: 'No longer observed',
      value: (
        <>
          since <Time at={noLongerObserved} />: where this is known from, the policy is gone
        </>
      ),
    });
  }
  if (deprecated) {
    facts.push({
      label: 'Deprecated',
      value: (
        <>
          known by <Time at={deprecated.knownBy} />
          {deprecated.supersededBy && (
            <>
              , in favour of{' '}
              <SiteLink to={paths.policy(deprecated.supersededBy)} className="name">
                {deprecated.supersededBy}
              </SiteLink>
            </>
          )}
        </>
      ),
    });
  }
  return <Facts facts={facts} />;
}
