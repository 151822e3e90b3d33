import { Fragment, type ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { comparePermissions } from '@/lib/history/changes';
import type { DayComparison } from '@/lib/history/snapshot';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import type { DatedVersion } from '@/lib/site/client/overview';
import { type Chip as ChipData, verdictChip } from '@/lib/text/chip';
import { countOf } from '@/lib/text/wording';
import type { ListProps } from '../tool/list';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { WithContents } from '../ui/contents';
import { Section } from '../ui/section';
import { address, SiteLink } from '../ui/site';
import { ComparedPolicy, type PairPath } from './compared-policy';

/** A comparison of two default versions, with or without their documents. */
type Compared = DayComparison<Pick<DatedVersion, 'versionId'>, { policyName: string }>;

/** A policy that changed, with what is known of the change. */
export interface SummaryItem {
  comparison: Compared;
  chips: readonly ChipData[];
}

/** All policies between two dates, with the documents of those that differ. */
export function ComparedDays({
  compared,
  catalog,
  pairPath,
  List = ({ items, children }) => children(items),
}: Pick<Parameters<typeof ComparedIndex>[0], 'catalog' | 'pairPath'> & {
  compared: readonly DayComparison[];
  List?: <T>(props: ListProps<T>) => ReactNode;
}) {
  const changed = compared.filter(isChanged);
  const items = changed.map((comparison) => ({
    comparison,
    chips: [chooseChip(comparison, catalog)],
  }));
  return (
    <ComparedIndex
      compared={compared}
      items={items}
      whole={changed}
      catalog={catalog}
      pathOf={({ policy }) => `#${policy.policyName}`}
      List={List}
      {...(pairPath && { pairPath })}
    />
  );
}

/**
 * All policies between two days: a summary, those that differ in full as far as their documents are
 * given, then the others by name.
 */
export function ComparedIndex({
  compared,
  items,
  whole,
  catalog,
  pathOf,
  pairPath,
  List,
}: {
  compared: readonly Compared[];
  items: readonly SummaryItem[];
  /** The comparisons with documents. */
  whole: readonly DayComparison[];
  catalog: ActionCatalog;
  /** The address of a comparison, here or on a page of its own. */
  pathOf: (comparison: Compared) => string;
  pairPath?: PairPath;
  /** Shows a part of a long list. */
  List: <T>(props: ListProps<T>) => ReactNode;
}) {
  const others = compared.filter((each) => !isChanged(each));
  return (
    <WithContents
      parts={[
        { id: 'summary', text: 'Summary' },
        ...whole.map(({ policy: { policyName } }) => ({
          id: policyName,
          text: <BreakableName name={policyName} />,
        })),
        { id: 'the-same', text: 'No change' },
      ]}
    >
      <Section id="summary" title="Summary" aside={countKinds(items)}>
        {items.length === 0 ? (
          <p className="text-muted">No policy has another default version.</p>
        ) : (
          <List
            items={items}
            nameOf={({ comparison }) => comparison.policy.policyName}
            noun="policies"
          >
            {(shown) => (
              <ul className="card">
                {shown.map((item) => (
                  <SummaryRow
                    key={item.comparison.policy.policyName}
                    item={item}
                    to={pathOf(item.comparison)}
                  />
                ))}
              </ul>
            )}
          </List>
        )}
      </Section>
      {whole.map((comparison) => (
        <ComparedPolicy
          key={comparison.policy.policyName}
          comparison={comparison}
          catalog={catalog}
          chip={chooseChip(comparison, catalog)}
          isOpen={whole.length === 1}
          {...(pairPath && { pairPath })}
        />
      ))}
      <Unchanged compared={others} List={List} />
    </WithContents>
  );
}

export function isChanged({ kind }: { kind: DayComparison['kind'] }): boolean {
  return kind === 'changed' || kind === 'new';
}

/** `2 changed, 3 new`. */
function countKinds(items: readonly SummaryItem[]): string {
  const created = items.filter(({ comparison }) => comparison.kind === 'new').length;
  const changed = items.length - created;
  return [
    ...(changed > 0 || created === 0 ? [`${changed} changed`] : []),
    ...(created > 0 ? [`${created} new`] : []),
  ].join(', ');
}

function chooseChip(comparison: DayComparison, catalog: ActionCatalog): ChipData {
  if (comparison.kind !== 'changed') return { text: 'New', tone: 'neutral' };
  const difference = comparePermissions(comparison.before, comparison.after, catalog);
  return verdictChip(difference.access().knownVerdict);
}

function SummaryRow({ item: { comparison, chips }, to }: { item: SummaryItem; to: string }) {
  const { policyName } = comparison.policy;
  return (
    <li className="summary-row">
      <a href={to.startsWith('#') ? to : address.href(to)} className="name min-w-0">
        <BreakableName name={policyName} />
      </a>
      <span className="text-muted">
        {comparison.kind === 'changed'
          ? `${comparison.before.versionId} → ${comparison.after.versionId}`
          : comparison.kind === 'new' && comparison.after.versionId}
      </span>
      <span>
        {chips.map(({ text, tone }, index) => (
          <Fragment key={text}>
            {index > 0 && ' '}
            <Chip tone={tone}>{text}</Chip>
          </Fragment>
        ))}
      </span>
    </li>
  );
}

/** The policies with the same default version on both days, or with none. */
function Unchanged({
  compared,
  List,
}: {
  compared: readonly Compared[];
  List: <T>(props: ListProps<T>) => ReactNode;
}) {
  return (
    <Section id="the-same" title="No change" aside={countOf(compared.length, 'policy', 'policies')}>
      {compared.length === 0 ? (
        <p className="text-muted">Every policy has another default version.</p>
      ) : (
        <List items={compared} nameOf={({ policy }) => policy.policyName} noun="policies">
          {(shown) => (
            <ul className="card">
              {shown.map((comparison) => (
                <li key={comparison.policy.policyName} className="entry-head">
                  <SiteLink
                    to={paths.policy(comparison.policy.policyName)}
                    className="name min-w-0"
                  >
                    <BreakableName name={comparison.policy.policyName} />
                  </SiteLink>
                  <span className="text-muted">
                    {comparison.kind === 'unchanged'
                      ? `${comparison.after.versionId} on both dates`
                      : 'did not exist yet on either date'}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </List>
      )}
    </Section>
  );
}
