import type { DefaultSetting } from '../../record/types.gen';
import type { ObservedDefault } from './observation';

/** The fields of a version that determine the default. */
interface DatedVersion {
  versionId: string;
  createDate: string;
  firstObserved: string;
}

/**
 * Adds observed defaults to a policy's `defaults`, where they differ from the default that the
 * record implies at that instant. Only versions that were observed by then count: an archive that
 * does not have the newest version yet has not observed a rollback. Known entries do not change.
 */
export function planDefaults(
  versions: readonly DatedVersion[],
  known: readonly DefaultSetting[],
  observed: readonly ObservedDefault[],
): DefaultSetting[] {
  const settings = [...known];
  const dated = versions.map((version) => addObservations(version, observed));
  for (const { versionId, firstObserved } of observed) {
    // Entries are in the order of time, so nothing is added before the last one.
    if ((settings.at(-1)?.firstObserved ?? '') >= firstObserved) continue;
    if (!dated.some((version) => version.versionId === versionId)) continue;
    if (findDefault(dated, settings, firstObserved) === versionId) continue;
    settings.push({ versionId, firstObserved });
  }
  return settings;
}

/** A version was observed at the latest when it was observed as the default. */
function addObservations(
  version: DatedVersion,
  observed: readonly ObservedDefault[],
): DatedVersion {
  const firstObserved = observed
    .filter(({ versionId }) => versionId === version.versionId)
    .reduce(
      (first, each) => (each.firstObserved < first ? each.firstObserved : first),
      version.firstObserved,
    );
  return { ...version, firstObserved };
}

function findDefault(
  versions: readonly DatedVersion[],
  settings: readonly DefaultSetting[],
  instant: string,
): string | undefined {
  const newest = versions
    .filter((version) => version.firstObserved <= instant)
    .reduce<DatedVersion | undefined>(
      (best, each) => (best === undefined || each.createDate > best.createDate ? each : best),
      undefined,
    );
  const set = settings.findLast(({ firstObserved }) => firstObserved <= instant);
  return set !== undefined && set.firstObserved > (newest?.createDate ?? '')
    ? set.versionId
    : newest?.versionId;
}
