import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { SourceError } from '../source-error';
import type { Observation } from './observation';

/** Tolerates clocks that differ. */
const toleratedDays = 1;

/**
 * Throws a SourceError for a creation or an observation in the future, because the record would
 * claim to be complete until then.
 *
 * @param source the name that the user gave
 * @param now an instant
 */
export function checkInstants(
  { policies, observedUntil }: Observation,
  source: string,
  now: string,
): void {
  const latest = formatISO(addDays(new UTCDate(now), toleratedDays));
  const check = (place: string, found: string | undefined) => {
    if (found === undefined || found <= latest) return;
    const remedy = 'Correct it, or the clock of this computer.';
    throw new SourceError(source, place, `an instant not after now, ${now}`, found, remedy);
  };
  for (const { policyName, versions, defaults = [], noLongerObserved } of policies) {
    for (const { versionId, createDate, firstObserved } of versions) {
      check(`${policyName} ${versionId}, its CreateDate`, createDate);
      check(`${policyName} ${versionId}, when it was observed`, firstObserved);
    }
    for (const { versionId, firstObserved } of defaults) {
      check(`${policyName}, when ${versionId} was the default`, firstObserved);
    }
    check(`${policyName}, when it was no longer observed`, noLongerObserved);
  }
  check('its end', observedUntil);
}
