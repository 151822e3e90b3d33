import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { compareText } from '@/lib/shared/collections';
import { nameDefaultSetting, summarizeChange, summarizeDifference } from '@/lib/text/verdict';
import { labelLag, nameMainVersion } from '@/lib/text/wording';
import { Sentence } from '../access/sentence';
import { colorLag } from '../announcement/lag';
import { BreakableName } from '../ui/breakable-name';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { StateLabel } from './state-label';

interface Props {
  changes: readonly ReconciledChange[];
  /** Defaults that were set to an older version, in their places among the changes. */
  defaultChanges?: readonly DefaultChange[];
  /** How many of them are listed; all unless told. */
  most?: number;
  /** False where the page speaks of one policy. */
  named?: boolean;
  /** True in half a page: the last column goes below. */
  narrow?: boolean;
  /** The id of the list, and what each change answers to, where a filter narrows it. */
  id?: string;
  facets?: (reconciled: ReconciledChange) => Facets;
  defaultFacets?: (change: DefaultChange) => Facets;
}

const noFacets = () => ({});

/** Changes as a list, newest first: day, policy and step, what it did, whether AWS said so. */
export function ChangeList({
  changes,
  defaultChanges = [],
  most,
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
  // Stable: changes of one instant stay in the order in which they came.
  const newest = items.sort((a, b) => compareText(b.at, a.at)).slice(0, most);
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
      step={before && !named ? `${before.versionId} → ${version.versionId}` : version.versionId}
      summary={summarizeChange(change)}
    >
      <StateLabel reconciled={reconciled} />
      <Lags reconciled={reconciled} />
    </Item>
  );
}

/** A default that was set to an older version: no version of its own, so that it leads to both. */
function DefaultItem({ change, named, narrow, facets }: { change: DefaultChange } & ItemProps) {
  const { policy, version, before, observed } = change;
  const { policyName } = policy;
  return (
    <Item
      // Only the list of the policy itself is led to.
      id={named ? undefined : buildDefaultChangeId(observed)}
      facets={facets}
      narrow={narrow}
      day={dayOf(observed)}
      to={paths.compareWith({ policy: policyName, from: before.versionId, to: version.versionId })}
      name={named && policyName}
      step={`${before.versionId} → ${version.versionId}`}
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
  step,
  summary,
  children,
}: {
  id: string | undefined;
  facets: Facets;
  narrow: boolean;
  day: string;
  to: string;
  /** The policy; false where the page speaks of one. */
  name: string | false;
  step: string;
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
          {step}
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
