import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { countMissingVersions } from '@/lib/history/missing-versions';
import type { Policy } from '@/lib/record/types';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { explainKind } from './describe-policy';

/** The facts of a policy: default version, versions, creation, type, ARN, deprecation. */
export function PolicyFacts({ policy }: { policy: Policy }) {
  const { arn, createDate, deprecated, noLongerObserved, policyName, versions } = policy;
  const newest = findCurrentVersion(policy);
  const missing = countMissingVersions([policy]);
  const facts: Fact[] = [
    {
      label: 'Default version',
      value: (
        <>
          <SiteLink to={paths.change(policyName, newest.versionId)}>{newest.versionId}</SiteLink>{' '}
          {!versions.includes(newest) && (
            <a href={`#${buildDefaultChangeId(newest.createDate)}`}>again</a>
          )}{' '}
          since <Time at={newest.createDate} />
        </>
      ),
    },
    {
      label: 'Versions on record',
      value: `${versions.length}${missing > 0 ? `, ${missing} missing` : ''}`,
    },
    { label: 'Created', value: createDate ? <Time at={createDate} /> : 'Unknown' },
    { label: 'Use', value: explainKind(policy) },
    { label: 'ARN', value: arn ? <code>{arn}</code> : 'Unknown' },
  ];
  if (noLongerObserved) {
    facts.push({
      label: 'Withdrawn',
      value: (
        <>
          Not listed by the source since <Time at={noLongerObserved} />
        </>
      ),
    });
  }
  if (deprecated) {
    facts.push({
      label: 'Deprecated',
      value: (
        <>
          On or before <Time at={deprecated.knownBy} />
          {deprecated.supersededBy && (
            <>
              ; replaced by{' '}
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
