/** What a list can be filtered by; the names stand in addresses and never change. */
export type FacetName = 'policy' | 'year' | 'state' | 'window' | 'verdict';

/** What an item answers to, for each facet: words separated by spaces. */
export type Facets = Partial<Record<FacetName, string>>;

/** The query of an address, of what is given: `?state=late&window=tracked`. */
export function writeQuery(facets: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(facets).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  // A colon needs no escape in a query (RFC 3986, 3.4), and actions have one.
  return query === '' ? '' : `?${query.replaceAll('%3A', ':')}`;
}
