import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeChange, describeHighRisks, rankChange } from '@/lib/text/analysis';
import { chipsOfChange, chipsOfDefaultChange } from '@/lib/text/chips';
import { describeDifference } from '@/lib/text/verdict';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

export function nameChange({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName}-${version.versionId}`;
}

/** A change with its day, policy, version, sentence and chips. */
export function ChangeItem({
  reconciled,
  named,
  links,
  facets,
  isAboutRisk = false,
}: {
  reconciled: ReconciledChange;
  named: boolean;
  links?: ReactNode;
  facets?: Facets | undefined;
  isAboutRisk?: boolean | undefined;
}) {
  const { change, mentions } = reconciled;
  const { policy, version, before } = change;
  return (
    <Item
      id={nameChange(reconciled)}
      facets={facets}
      day={dayOf(version.createDate)}
      to={paths.change(policy.policyName, version.versionId)}
      name={named && policy.policyName}
      versions={before && !named ? `${before.versionId} → ${version.versionId}` : version.versionId}
      rank={rankChange(change)}
      sentence={isAboutRisk ? describeHighRisks(change) : describeChange(change)}
    >
      <Chips
        chips={chipsOfChange(reconciled)}
        last={mentions[0] && paths.announcement(mentions[0].announcement.announcement.id)}
      />
      {links}
    </Item>
  );
}

/** A version without an effect on permissions, in a fold that says so. */
export function FoldedChange({
  reconciled: {
    change: { policy, version },
  },
  named,
  facets,
}: {
  reconciled: ReconciledChange;
  named: boolean;
  facets?: Facets | undefined;
}) {
  const { policyName } = policy;
  return (
    <li id={`${policyName}-${version.versionId}`} {...(facets && markFacets(facets))}>
      <SiteLink to={paths.change(policyName, version.versionId)} className="name">
        {named && `${policyName} `}
        {version.versionId}
      </SiteLink>{' '}
      <Time at={dayOf(version.createDate)} />
    </li>
  );
}

/** A default that was set to an older version. It has no page, so it links to the comparison. */
export function DefaultItem({
  change,
  named,
  facets,
}: {
  change: DefaultChange;
  named: boolean;
  facets?: Facets | undefined;
}) {
  const { policy, version, before, observed } = change;
  const { policyName } = policy;
  return (
    <Item
      // Links lead only to the list on the page of the policy.
      id={named ? undefined : buildDefaultChangeId(observed)}
      facets={facets}
      day={dayOf(observed)}
      to={paths.compareWith({ policy: policyName, from: before.versionId, to: version.versionId })}
      name={named && policyName}
      versions={`${before.versionId} → ${version.versionId}`}
      rank={rankChange(change)}
      sentence={describeDifference(change)}
    >
      <Chips chips={chipsOfDefaultChange(change)} />
    </Item>
  );
}

function Item({
  id,
  facets,
  rank,
  day,
  to,
  name,
  versions,
  sentence,
  children,
}: {
  id: string | undefined;
  facets: Facets | undefined;
  /** The position of the most severe risk, for a list that is sorted by risk. */
  rank: number | undefined;
  day: string;
  to: string;
  /** The policy; false on the page of one policy. */
  name: string | false;
  versions: string;
  sentence: string;
  children: ReactNode;
}) {
  return (
    <li id={id} {...(facets && { ...markFacets(facets), 'data-rank': rank })} className="change">
      <div>
        <SiteLink to={to} className="name">
          {name !== false && (
            <>
              <BreakableName name={name} />{' '}
            </>
          )}
          <b>{versions}</b>
        </SiteLink>
        <Time at={day} />
      </div>
      <p>
        <Sentence text={sentence} />
      </p>
      <div>{children}</div>
    </li>
  );
}
