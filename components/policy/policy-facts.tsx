import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { countMissingVersions } from '@/lib/history/missing-versions';
import type { Policy } from '@/lib/record/types';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { explainKind } from './describe-policy';

interface Props {
  policy: Policy;
  /** The policies of the same name: the one before it, and the one after it. */
  before?: Policy | undefined;
  after?: Policy | undefined;
}

/** The facts of a policy: default version, versions, creation, type, ARN, deprecation. */
export function PolicyFacts({ policy, before, after }: Props) {
  const { arn, createDate, deprecated, noLongerObserved, policyName, versions } = policy;
  const { withdrawals = [] } = policy;
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
  if (withdrawals.length > 0) {
    facts.push({
      label: 'Withdrawn before',
      value: withdrawals.map(({ from, until }) => (
        <div key={from}>
          Not listed by the source from <Time at={from} /> to <Time at={until} />
        </div>
      )),
    });
  }
  if (deprecated) {
    facts.push({
      label: 'Deprecated',
      value: (
        <>
          AWS removed it from its list of policies on or before <Time at={deprecated.knownBy} />
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
  if (before) {
    facts.push({
      label: 'Earlier policy',
      value: (
        <>
          AWS deleted a policy of this name before: <PolicyLink policy={before} />
        </>
      ),
    });
  }
  if (after) {
    facts.push({
      label: 'Later policy',
      value: (
        <>
          AWS created a policy of this name again: <PolicyLink policy={after} />
        </>
      ),
    });
  }
  return <Facts facts={facts} />;
}

function PolicyLink({ policy: { policyName, createDate, versions } }: { policy: Policy }) {
  const created = createDate ?? versions[0]?.createDate;
  return (
    <>
      <SiteLink to={paths.policy(policyName)} className="name">
        {policyName}
      </SiteLink>
      {created !== undefined && (
        <>
          {' '}
          of <Time at={created} />
        </>
      )}
    </>
  );
}
