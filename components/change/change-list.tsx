import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import { buildDefaultChangeId, paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { compareText, groupByKey } from '@/lib/shared/collections';
import { describeChange, describeHighRisks, rankChange } from '@/lib/text/analysis';
import { chipsOfChange, chipsOfDefaultChange } from '@/lib/text/chips';
import { describeDifference } from '@/lib/text/verdict';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

interface Props {
  changes: readonly ReconciledChange[];
  /** Defaults that were set to an older version, which are sorted in by time. */
  defaultChanges?: readonly DefaultChange[];
  /** The maximum number of items; all by default. */
  max?: number;
  /** Whether items name their policy: not on the page of one policy. */
  named?: boolean;
  /** Renders further links of a version, such as a comparison with the default version. */
  linksOf?: ((reconciled: ReconciledChange) => ReactNode) | undefined;
  /** For a filter. */
  id?: string;
  facets?: (reconciled: ReconciledChange) => Facets;
  /** Whether items have the high risks that they add in place of all that they do. */
  isAboutRisk?: boolean;
}

/** Changes, newest first, with their day, policy, version, sentence and chips. */
export function ChangeList({
  changes,
  defaultChanges = [],
  max,
  named = true,
  id,
  ...options
}: Props) {
  const items = listItems({ changes, defaultChanges, named, ...options });
  return (
    <ol id={id} className="card">
      {sortNewest(items, max)}
    </ol>
  );
}

/** An item with the instant by which it is sorted. */
interface DatedItem {
  at: string;
  item: ReactNode;
}

function listItems({
  changes,
  defaultChanges,
  named,
  linksOf,
  facets,
  defaultFacets,
  isAboutRisk,
}: Pick<Props, 'changes' | 'linksOf' | 'isAboutRisk'> & {
  defaultChanges: readonly DefaultChange[];
  named: boolean;
  facets?: (reconciled: ReconciledChange) => Facets;
  defaultFacets?: (change: DefaultChange) => Facets;
}): DatedItem[] {
  return [
    ...changes.map((reconciled) => ({
      at: reconciled.change.version.createDate,
      item: (
        <ChangeItem
          key={nameChange(reconciled)}
          reconciled={reconciled}
          named={named}
          links={linksOf?.(reconciled)}
          facets={facets?.(reconciled)}
          isAboutRisk={isAboutRisk}
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
          facets={defaultFacets?.(change)}
        />
      ),
    })),
  ];
}

/** The sort is stable: changes of the same instant keep their order. */
function sortNewest(items: readonly DatedItem[], max?: number): ReactNode[] {
  const newest = items.toSorted((a, b) => compareText(b.at, a.at)).slice(0, max);
  return newest.map(({ item }) => item);
}

/** Years are open until so many items are shown; the others are folded. */
const maxOpen = 12;

/**
 * All changes by year, for a filter: the list has the given id, and its items have their facets.
 * Older years are folded.
 */
export function ChangesByYear({
  id,
  changes,
  defaultChanges,
  facets,
  defaultFacets,
}: {
  id: string;
  changes: readonly ReconciledChange[];
  defaultChanges: readonly DefaultChange[];
  facets: (reconciled: ReconciledChange) => Facets;
  defaultFacets: (change: DefaultChange) => Facets;
}) {
  const items = listItems({ changes, defaultChanges, named: true, facets, defaultFacets });
  const years = [...groupByKey(items, ({ at }) => at.slice(0, 4))].sort(([a], [b]) =>
    compareText(b, a),
  );
  let shown = 0;
  return (
    <div id={id}>
      {years.map(([year, inYear]) => {
        const isOpen = shown < maxOpen;
        shown += inYear.length;
        return (
          <details key={year} open={isOpen} className="group">
            <summary>
              <h2>{year}</h2> {countOf(inYear.length, 'change')}
            </summary>
            <ol className="card">{sortNewest(inYear)}</ol>
          </details>
        );
      })}
    </div>
  );
}

function nameChange({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName}-${version.versionId}`;
}

function ChangeItem({
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

/** A default that was set to an older version. It has no page, so it links to the comparison. */
function DefaultItem({
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
