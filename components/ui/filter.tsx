import type { FacetName, Facets } from '@/lib/addresses/paths';

/** One choice of a filter: a facet and its values, those that occur. */
export interface Choice {
  name: FacetName;
  label: string;
  /** What is shown while nothing is chosen. */
  any: string;
  options: { value: string; label: string }[];
}

/** The attributes by which the script of reading pages finds what an item answers to. */
export function markFacets(facets: Facets): Record<`data-${string}`, string> {
  return Object.fromEntries(Object.entries(facets).map(([name, value]) => [`data-${name}`, value]));
}

/**
 * Choices that narrow a list without a page load. Not seen until the script is there: without
 * it the list is whole. What is chosen stands in the address, so that it can be linked.
 */
export function Filter({
  of,
  also,
  noun,
  choices,
}: {
  /** The id of the list. */
  of: string;
  /** Ids of further lists, separated by spaces: narrowed by those facets only that their items have. */
  also?: string;
  noun: string;
  choices: Choice[];
}) {
  return (
    <form
      data-filter={of}
      data-also={also}
      data-noun={noun}
      className="scripted flex flex-wrap items-end gap-x-5 gap-y-2 border-b border-line py-3 text-small"
    >
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
      <output className="py-1 text-ink" />
      <button type="reset" hidden className="py-1 text-link underline">
        show all
      </button>
    </form>
  );
}

/** Nothing is to be chosen among no values. */
function isChoice({ options }: Choice): boolean {
  return options.length > 0;
}

/** A choice of the values that items have, in the order in which they first occur. */
export function chooseAmong(
  choice: Omit<Choice, 'options'>,
  items: readonly Facets[],
  labels: Readonly<Record<string, string>> = {},
): Choice {
  const found = new Set(items.flatMap((facets) => facets[choice.name]?.split(' ') ?? []));
  // Where there are labels, theirs is the order.
  const known = Object.keys(labels).filter((value) => found.has(value));
  const values = known.length > 0 ? known : [...found];
  // A policy may be named "constructor", which every object has.
  const labelOf = (value: string) => (Object.hasOwn(labels, value) ? labels[value] : undefined);
  return {
    ...choice,
    options: values.map((value) => ({ value, label: labelOf(value) ?? value })),
  };
}
