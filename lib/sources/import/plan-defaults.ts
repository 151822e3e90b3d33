import type { DefaultSetting } from '../../record/types.gen';
import type { ObservedDefault } from './observation';

/** As much of a version as says whether it was the default. */
interface Sighted {
  versionId: string;
  createDate: string;
  firstObserved: string;
}

/**
 * What a policy's `defaults` become when a source was seen with these defaults: a sight adds an
 * entry where it is not what the record says already. What it says of an instant is read from
 * what was observed by then: an archive that has not seen the newest version yet did not see the
 * default set back either. Known entries stay as they are.
 */
export function planDefaults(
  versions: readonly Sighted[],
  known: readonly DefaultSetting[],
  observed: readonly ObservedDefault[],
): DefaultSetting[] {
  const settings = [...known];
  const seen = versions.map((version) => addSights(version, observed));
  for (const { versionId, firstObserved } of observed) {
    // Of the past before the last entry nothing is added: entries stand in the order of time.
    if ((settings.at(-1)?.firstObserved ?? '') >= firstObserved) continue;
    if (!seen.some((version) => version.versionId === versionId)) continue;
    if (findDefault(seen, settings, firstObserved) === versionId) continue;
    settings.push({ versionId, firstObserved });
  }
  return settings;
}

/** A version was seen by the time it was seen as the default, if the record knows it from later. */
function addSights(version: Sighted, observed: readonly ObservedDefault[]): Sighted {
  const firstObserved = observed
    .filter(({ versionId }) => versionId === version.versionId)
    .reduce(
      (first, sight) => (sight.firstObserved < first ? sight.firstObserved : first),
      version.firstObserved,
    );
  return { ...version, firstObserved };
}

function findDefault(
  versions: readonly Sighted[],
  settings: readonly DefaultSetting[],
  instant: string,
): string | undefined {
  const newest = versions
    .filter((version) => version.firstObserved <= instant)
    .reduce<Sighted | undefined>(
      (best, each) => (best === undefined || each.createDate > best.createDate ? each : best),
      undefined,
    );
  const set = settings.findLast(({ firstObserved }) => firstObserved <= instant);
  return set !== undefined && set.firstObserved > (newest?.createDate ?? '')
    ? set.versionId
    : newest?.versionId;
}
