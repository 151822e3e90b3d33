import type { FacetName, Facets } from '@/lib/addresses/paths';
import { address } from './site';

/** A choice of a filter: a facet and the values of the items. */
interface Choice {
  name: FacetName;
  label: string;
  /** The label of no choice. */
  any: string;
  options: { value: string; label: string }[];
}

/** Returns the attributes by which reading.js filters an item. */
export function markFacets(facets: Facets): Record<`data-${string}`, string> {
  return Object.fromEntries(Object.entries(facets).map(([name, value]) => [`data-${name}`, value]));
}

/**
 * Choices that filter a list. Shown only with script; without it the list is complete. The choices
 * are in the query, so that a filtered list can be linked.
 */
export function Filter({
  of,
  also,
  noun,
  choices,
  isRanked = false,
  rows,
  linksTo,
  nameLabel = 'Name',
  orders = isRanked ? { risk: 'Highest risk first' } : {},
}: {
  /** The id of the list. */
  of: string;
  /** Ids of further lists, separated by spaces, which are filtered by the facets that they have. */
  also?: string;
  noun: string;
  choices: Choice[];
  /** Whether items have a rank, by which they can be sorted. */
  isRanked?: boolean;
  /**
   * The path of a file with all rows, for a list that is too long for a page. The form then has a
   * field for a part of the name, and a choice of the policy that a link names.
   */
  rows?: string;
  /** To what those rows link; to the page of the change or the policy by default. */
  linksTo?: 'feed';
  /** The label of the field for the name. */
  nameLabel?: string;
  /** Further orders, as labels. */
  orders?: Readonly<Record<string, string>>;
}) {
  return (
    <form
      {...(rows === undefined
        ? { 'data-filter': of, 'data-also': also }
        : { 'data-list': of, 'data-rows': address.href(rows), 'data-links-to': linksTo })}
      data-noun={noun}
      className="scripted flex flex-wrap items-end gap-x-5 gap-y-2 border-b border-line py-3 text-small"
    >
      {rows !== undefined && (
        <>
          <div className="flex min-w-0 flex-col gap-0.5 text-muted">
            <label htmlFor={`${of}-q`}>{nameLabel}</label>
            <input
              id={`${of}-q`}
              name="q"
              type="search"
              autoComplete="off"
              spellCheck={false}
              className="filter"
            />
          </div>
          <div className="flex min-w-0 flex-col gap-0.5 text-muted" hidden>
            <label htmlFor={`${of}-policy`}>Policy</label>
            <select id={`${of}-policy`} name="policy" className="filter">
              <option value="">All policies</option>
            </select>
          </div>
        </>
      )}
      {choices.filter(isChoice).map(({ name, label, any, options }) => (
        <div key={name} className="flex min-w-0 flex-col gap-0.5 text-muted">
          <label htmlFor={`${of}-${name}`}>{label}</label>
          <select id={`${of}-${name}`} name={name} className="filter">
            <option value="">{any}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      ))}
      {Object.keys(orders).length > 0 && (
        <div className="flex min-w-0 flex-col gap-0.5 text-muted">
          <label htmlFor={`${of}-sort`}>Order</label>
          <select id={`${of}-sort`} name="sort" className="filter">
            <option value="">Default</option>
            {Object.entries(orders).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <output className="py-1 text-ink" />
      <button type="reset" hidden className="py-1 text-link underline">
        Show all
      </button>
    </form>
  );
}

function isChoice({ options }: Choice): boolean {
  return options.length > 0;
}

/** Creates a choice of the values of items, in the order of `labels` or of their occurrence. */
export function chooseAmong(
  choice: Omit<Choice, 'options'>,
  items: readonly Facets[],
  labels: Readonly<Record<string, string>> = {},
): Choice {
  const found = new Set(items.flatMap((facets) => facets[choice.name]?.split(' ') ?? []));
  const known = Object.keys(labels).filter((value) => found.has(value));
  const values = known.length > 0 ? known : [...found];
  // A policy may be named "constructor", which every object has.
  const labelOf = (value: string) => (Object.hasOwn(labels, value) ? labels[value] : undefined);
  return {
    ...choice,
    options: values.map((value) => ({ value, label: labelOf(value) ?? value })),
  };
}
