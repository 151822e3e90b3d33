import type { Facets } from '../../addresses/paths';
import type { Chip, Tone } from '../../text/chip';

/** A row of a long list, as a script renders it: a link, a day, a sentence and chips. */
export interface ListRow {
  /** The policy; empty where an announcement is about none. */
  name: string;
  /** The id of an announcement; empty in other lists. */
  id: string;
  /** `v3`, or `v3 → v2`; empty in a list of policies. */
  version: string;
  /** The day shown, `YYYY-MM-DD`. */
  day: string;
  sentence: string;
  chips: readonly Chip[];
  /** Without the policy, which is the name. */
  facets: Omit<Facets, 'policy'>;
  /** Whether the row is shown after all others, since its version has no effect. */
  isFolded: boolean;
  /** The position in each further order, the first is 0; the list itself has the default order. */
  ranks: Readonly<Record<string, number>>;
}

/**
 * The rows of a list in columns. A text that occurs in several rows is stored once: `index` has its
 * position in `values`, for each row.
 */
export interface ListFile {
  columns: Record<'name' | 'id' | 'version' | 'day' | 'sentence' | 'chips' | 'facets', Column>;
  /** The positions of the folded rows. */
  folded: number[];
  ranks: Record<string, number[]>;
}

interface Column {
  values: string[];
  index: number[];
}

/** Packs rows into a file of about a fifth of their size. */
export function packRows(rows: readonly ListRow[]): ListFile {
  const pack = (read: (row: ListRow) => string) => packColumn(rows.map(read));
  return {
    columns: {
      name: pack(({ name }) => name),
      id: pack(({ id }) => id),
      version: pack(({ version }) => version),
      day: pack(({ day }) => day),
      sentence: pack(({ sentence }) => sentence),
      chips: pack(({ chips }) => chips.map(({ text, tone }) => `${tone} ${text}`).join('\n')),
      facets: pack(({ facets }) => new URLSearchParams(facets).toString()),
    },
    folded: rows.flatMap(({ isFolded }, position) => (isFolded ? position : [])),
    ranks: Object.fromEntries(
      Object.keys(rows[0]?.ranks ?? {}).map((order) => [
        order,
        rows.map(({ ranks }) => ranks[order] as number),
      ]),
    ),
  };
}

/** Reads the rows of a file in their default order. */
export function unpackRows({ columns, folded, ranks }: ListFile): ListRow[] {
  const isFolded = new Set(folded);
  const read = ({ values, index }: Column, row: number) => values[index[row] as number] as string;
  return columns.name.index.map((_, row) => ({
    name: read(columns.name, row),
    id: read(columns.id, row),
    version: read(columns.version, row),
    day: read(columns.day, row),
    sentence: read(columns.sentence, row),
    chips: readChips(read(columns.chips, row)),
    isFolded: isFolded.has(row),
    facets: Object.fromEntries(new URLSearchParams(read(columns.facets, row))),
    ranks: Object.fromEntries(
      Object.entries(ranks).map(([order, positions]) => [order, positions[row] as number]),
    ),
  }));
}

function packColumn(texts: readonly string[]): Column {
  const positions = new Map<string, number>();
  const index = texts.map((text) => {
    const position = positions.get(text) ?? positions.size;
    positions.set(text, position);
    return position;
  });
  return { values: [...positions.keys()], index };
}

function readChips(text: string): Chip[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return { tone: line.slice(0, space) as Tone, text: line.slice(space + 1) };
  });
}

/**
 * Selects the rows that have all chosen values and whose name contains a text, in an order; folded
 * rows come last.
 *
 * @param order a key of `ranks`; the default order where it is empty or unknown
 */
export function selectRows(
  rows: readonly ListRow[],
  { facets, name, order }: { facets: Facets; name: string; order: string },
): ListRow[] {
  const wanted = name.trim().toLowerCase();
  const { policy, ...others } = facets;
  const chosen = Object.entries(others) as [keyof ListRow['facets'], string][];
  const selected = rows.filter(
    (row) =>
      row.name.toLowerCase().includes(wanted) &&
      (policy === undefined || row.name === policy) &&
      chosen.every(([facet, value]) => row.facets[facet]?.split(' ').includes(value)),
  );
  const rankOf = ({ ranks, isFolded }: ListRow) =>
    (isFolded ? rows.length : 0) + (ranks[order] ?? 0);
  return selected.sort((a, b) => rankOf(a) - rankOf(b));
}
