import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { compareText, groupByKey, groupRuns } from '@/lib/shared/collections';
import { hasNoEffect } from '@/lib/text/analysis';
import { describeFold } from '@/lib/text/fold-changes';
import { countOf } from '@/lib/text/wording';
import { ChangeItem, DefaultItem, FoldedChange, nameChange } from './change-item';

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

/**
 * Changes, newest first, with their day, policy, version, sentence and chips. Several successive
 * versions without an effect on permissions are one line that opens.
 */
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
  /** The item in a fold, for a version without an effect. */
  folded?: ReactNode;
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
    ...changes.map((reconciled) => {
      const props = { reconciled, named, facets: facets?.(reconciled) };
      const key = nameChange(reconciled);
      return {
        at: reconciled.change.version.createDate,
        item: (
          <ChangeItem
            key={key}
            {...props}
            links={linksOf?.(reconciled)}
            isAboutRisk={isAboutRisk}
          />
        ),
        ...(hasNoEffect(reconciled.change) && { folded: <FoldedChange key={key} {...props} /> }),
      };
    }),
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

/**
 * Sorts items and folds runs of at least two versions without an effect. The sort is stable:
 * changes of the same instant keep their order.
 */
function sortNewest(items: readonly DatedItem[], max?: number): ReactNode[] {
  const newest = items.toSorted((a, b) => compareText(b.at, a.at));
  const runs = groupRuns(newest, ({ folded }) => folded !== undefined);
  return runs
    .flatMap((run): ReactNode[] =>
      run[0].folded === undefined || run.length === 1
        ? run.map(({ item }) => item)
        : [<Fold key={run[0].at} items={run} />],
    )
    .slice(0, max);
}

function Fold({ items }: { items: readonly [DatedItem, ...DatedItem[]] }) {
  const last = items.at(-1) as DatedItem;
  return (
    <li className="unchanged">
      <details>
        <summary>{describeFold(items.length, last.at, items[0].at)}</summary>
        <ol>{items.map(({ folded }) => folded)}</ol>
      </details>
    </li>
  );
}

/** Groups are open until so many items are shown; the others are folded. */
const maxOpen = 12;

/**
 * All changes by period, for a filter: the list has the given id, and its items have their facets.
 * Older groups are folded.
 */
export function ChangesByPeriod({
  id,
  period,
  changes,
  defaultChanges,
  facets,
  defaultFacets,
}: {
  id: string;
  /** The groups: by year, or by day. */
  period: 'year' | 'day';
  changes: readonly ReconciledChange[];
  defaultChanges: readonly DefaultChange[];
  facets?: (reconciled: ReconciledChange) => Facets;
  defaultFacets?: (change: DefaultChange) => Facets;
}) {
  const items = listItems({
    changes,
    defaultChanges,
    named: true,
    ...(facets && { facets }),
    ...(defaultFacets && { defaultFacets }),
  });
  const length = period === 'year' ? 4 : 10;
  const groups = [...groupByKey(items, ({ at }) => at.slice(0, length))].sort(([a], [b]) =>
    compareText(b, a),
  );
  let shown = 0;
  return (
    <div id={id}>
      {groups.map(([name, inGroup]) => {
        const isOpen = shown < maxOpen;
        // A fold is one line.
        shown += inGroup.filter(({ folded }) => folded === undefined).length;
        return (
          <details key={name} open={isOpen} className="group">
            <summary>
              <h2>{name}</h2> {countOf(inGroup.length, 'change')}
            </summary>
            <ol className="card">{sortNewest(inGroup)}</ol>
          </details>
        );
      })}
    </div>
  );
}
