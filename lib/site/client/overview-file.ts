import { UTCDate } from '@date-fns/utc';
import { fromUnixTime } from 'date-fns/fromUnixTime';
import { getUnixTime } from 'date-fns/getUnixTime';
import type { AnnouncedState } from '../../history/reconcile-change';
import { Dictionary } from '../../shared/dictionary';
import type { Chip } from '../../text/chip';
import type { Overview, OverviewPolicy, OverviewVersion } from './overview';

/**
 * `/tools/record.json`: an overview in a form that is small when it is compressed. Texts that occur
 * often are in lists and are named by their index, and each field of all versions is one list.
 */
export interface OverviewFile extends Omit<Overview, 'policies'> {
  policies: PolicyEntry[];
  /** One item for each version of each policy, in the order of the policies. */
  versions: {
    /** 4 for `v4`. */
    numbers: number[];
    /** Seconds since the version before; of the first version of a policy, since 1970. */
    seconds: number[];
    /** Indexes into the lists of texts. */
    gives: number[];
    verdicts: number[];
    states: number[];
    chips: number[][];
  };
  /** The announcements of versions, by the index of the version, as indexes into `rows`. */
  announced: [version: number, rows: number[], misnamedIn?: number[]][];
  gives: string[];
  verdicts: OverviewVersion['verdict'][];
  states: AnnouncedState[];
  chips: Chip[];
}

interface PolicyEntry extends Omit<OverviewPolicy, 'policyName' | 'versions'> {
  name: string;
  /** The number of its versions. */
  count: number;
}

export function packOverview({ policies, ...overview }: Overview): OverviewFile {
  const versions = policies.flatMap((policy) => policy.versions);
  const [gives, verdicts, states, chips] = [
    new Dictionary<string>(),
    new Dictionary<OverviewVersion['verdict']>(),
    new Dictionary<AnnouncedState>(),
    new Dictionary<Chip>(),
  ];
  const rowIndexes = new Map(overview.rows.map(({ id }, index) => [id, index]));
  const findRows = (ids: readonly string[]) => ids.map((id) => rowIndexes.get(id) as number);
  return {
    ...overview,
    policies: policies.map(({ policyName, versions, ...policy }) => ({
      name: policyName,
      count: versions.length,
      ...policy,
    })),
    versions: {
      numbers: versions.map(({ versionId }) => Number(versionId.slice(1))),
      seconds: policies.flatMap((policy) => listSeconds(policy)),
      gives: versions.map((version) => gives.findIndex(version.gives)),
      verdicts: versions.map(({ verdict }) => verdicts.findIndex(verdict)),
      states: versions.map(({ state }) => states.findIndex(state)),
      chips: versions.map((version) => version.chips.map((chip) => chips.findIndex(chip))),
    },
    announced: versions.flatMap(({ rows, misnamedIn }, index): OverviewFile['announced'] => {
      if (misnamedIn !== undefined) return [[index, findRows(rows), findRows(misnamedIn)]];
      return rows.length === 0 ? [] : [[index, findRows(rows)]];
    }),
    gives: gives.items,
    verdicts: verdicts.items,
    states: states.items,
    chips: chips.items,
  };
}

export function unpackOverview({
  versions,
  announced,
  policies,
  gives,
  verdicts,
  states,
  chips,
  ...overview
}: OverviewFile): Overview {
  const rows = new Map(announced.map(([version, ...lists]) => [version, lists]));
  const nameRows = (indexes: readonly number[]) =>
    indexes.map((index) => (overview.rows[index] as Overview['rows'][number]).id);
  let index = 0;
  const readVersion = (before: number): [OverviewVersion, number] => {
    const seconds = before + (versions.seconds[index] as number);
    const [named = [], misnamed] = rows.get(index) ?? [];
    const version: OverviewVersion = {
      versionId: `v${versions.numbers[index]}`,
      createDate: fromUnixTime(seconds).toISOString().replace('.000Z', 'Z'),
      gives: gives[versions.gives[index] as number] as string,
      verdict: verdicts[versions.verdicts[index] as number] as OverviewVersion['verdict'],
      chips: (versions.chips[index] as number[]).map((each) => chips[each] as Chip),
      state: states[versions.states[index] as number] as AnnouncedState,
      rows: nameRows(named),
      ...(misnamed && { misnamedIn: nameRows(misnamed) }),
    };
    index += 1;
    return [version, seconds];
  };
  return {
    ...overview,
    policies: policies.map(({ name, count, ...policy }): OverviewPolicy => {
      let seconds = 0;
      const own = Array.from({ length: count }, () => {
        const [version, created] = readVersion(seconds);
        seconds = created;
        return version;
      });
      return { policyName: name, ...policy, versions: own };
    }),
  };
}

/** The creation of each version in seconds since the one before. */
function listSeconds({ versions }: OverviewPolicy): number[] {
  const seconds = versions.map(({ createDate }) => getUnixTime(new UTCDate(createDate)));
  return seconds.map((each, index) => each - (seconds[index - 1] ?? 0));
}
