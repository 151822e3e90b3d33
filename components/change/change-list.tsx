import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { compareText } from '@/lib/shared/collections';
import { nameDefaultSetting, summarizeChange, summarizeDifference } from '@/lib/text/verdict';
import { labelLag, nameMainVersion } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { markFacets } from '../ui/filter';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { colorLag, Time } from '../ui/time';
import { StateLabel } from './change-facts';

interface Props {
  changes: readonly ReconciledChange[];
  /** Defaults that were set to an older version, which are sorted in by time. */
  defaultChanges?: readonly DefaultChange[];
  /** The maximum number of items; all by default. */
  max?: number;
  /** Whether items name their policy: not on the page of one policy. */
  named?: boolean;
  /** Whether the list has half the width of the page, with the last column below. */
  narrow?: boolean;
  /** The id of the list and the facets of its items, for a filter. */
  id?: string;
  facets?: (reconciled: ReconciledChange) => Facets;
  defaultFacets?: (change: DefaultChange) => Facets;
}

const noFacets = () => ({});

/** Changes, newest first, with their day, policy, versions, effect and announcements. */
export function ChangeList({
  changes,
  defaultChanges = [],
  max,
  named = true,
  narrow = false,
  id,
  facets = noFacets,
  defaultFacets = noFacets,
}: Props) {
  const items = [
    ...changes.map((reconciled) => ({
      at: reconciled.change.version.createDate,
      item: (
        <ChangeItem
          key={nameChange(reconciled)}
          reconciled={reconciled}
          named={named}
          narrow={narrow}
          facets={facets(reconciled)}
        />
      ),
    })),
    ...defaultChanges.map((change) => ({
      at: change.observed,
      item: (
        <DefaultItem
          key={`${change.policy.policyName}-${change.observed}`}
          change={change}
          named={named}
          narrow={narrow}
          facets={defaultFacets(change)}
        />
      ),
    })),
  ];
  // The sort is stable: changes of the same instant keep their order.
  const newest = items.sort((a, b) => compareText(b.at, a.at)).slice(0, max);
  return <ol id={id}>{newest.map(({ item }) => item)}</ol>;
}

function nameChange({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName}-${version.versionId}`;
}

interface ItemProps {
  named: boolean;
  narrow: boolean;
  facets: Facets;
}

function ChangeItem({
  reconciled,
  named,
  narrow,
  facets,
}: { reconciled: ReconciledChange } & ItemProps) {
  const { change } = reconciled;
  const { policy, version, before } = change;
  return (
    <Item
      id={nameChange(reconciled)}
      facets={facets}
      narrow={narrow}
      day={dayOf(version.createDate)}
      to={paths.change(policy.policyName, version.versionId)}
      name={named && policy.policyName}
      versions={before && !named ? `${before.versionId} → ${version.versionId}` : version.versionId}
      summary={summarizeChange(change)}
    >
      <StateLabel reconciled={reconciled} />
      <Lags reconciled={reconciled} />
    </Item>
  );
}

/** A default that was set to an older version. It has no page, so it links to the comparison. */
function DefaultItem({ change, named, narrow, facets }: { change: DefaultChange } & ItemProps) {
  const { policy, version, before, observed } = change;
  const { policyName } = policy;
  return (
    <Item
      // Links lead only to the list on the page of the policy.
      id={named ? undefined : buildDefaultChangeId(observed)}
      facets={facets}
      narrow={narrow}
      day={dayOf(observed)}
      to={paths.compareWith({ policy: policyName, from: before.versionId, to: version.versionId })}
      name={named && policyName}
      versions={`${before.versionId} → ${version.versionId}`}
      summary={summarizeDifference(change)}
    >
      <span className="text-muted">{nameDefaultSetting(change)}</span>
    </Item>
  );
}

function Item({
  id,
  facets,
  narrow,
  day,
  to,
  name,
  versions,
  summary,
  children,
}: {
  id: string | undefined;
  facets: Facets;
  narrow: boolean;
  day: string;
  to: string;
  /** The policy; false on the page of one policy. */
  name: string | false;
  versions: string;
  summary: string;
  children: ReactNode;
}) {
  return (
    <li id={id} {...markFacets(facets)} className={narrow ? 'step narrow' : 'step'}>
      <span>
        <Time at={day} />
      </span>
      <div>
        <SiteLink to={to} className="name">
          {name !== false && (
            <>
              <BreakableName name={name} />{' '}
            </>
          )}
          {versions}
        </SiteLink>
        <p>
          <Sentence text={summary} />
        </p>
      </div>
      <p>{children}</p>
    </li>
  );
}

function Lags({ reconciled: { mentions } }: { reconciled: ReconciledChange }) {
  return mentions.map(({ announcement, match }) => (
    <span key={announcement.announcement.id} className="block leading-6">
      {match.isRepeat && 'named again, '}
      <SiteLink
        to={paths.announcement(announcement.announcement.id)}
        className={colorLag(match.lagDays)}
      >
        {labelLag(match.lagDays)}
      </SiteLink>
      {nameMainVersion({ announcement, match })}
    </span>
  ));
}
