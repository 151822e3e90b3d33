import { UTCDate } from '@date-fns/utc';
import { addDays, formatISO } from 'date-fns';
import { SourceError } from '../source-error';
import type { Observation } from './observation';

/** Clocks differ, and a source may be read in another hour than it was written. */
const slackDays = 1;

/**
 * Throws a SourceError where a source says of an instant yet to come that something was made or
 * observed then: the record would speak up to that day.
 *
 * @param source as the reader named it
 * @param now an instant
 */
export function checkInstants(
  { policies, observedUntil }: Observation,
  source: string,
  now: string,
): void {
  const latest = formatISO(addDays(new UTCDate(now), slackDays));
  const refuse = (place: string, found: string | undefined) => {
    if (found === undefined || found <= latest) return;
    const remedy = 'Mend it, or the clock of this computer.';
    throw new SourceError(source, place, `an instant not after now, ${now}`, found, remedy);
  };
  for (const { policyName, versions, defaults = [], noLongerObserved } of policies) {
    for (const { versionId, createDate, firstObserved } of versions) {
      refuse(`${policyName} ${versionId}, its CreateDate`, createDate);
      refuse(`${policyName} ${versionId}, when it was observed`, firstObserved);
    }
    for (const { versionId, firstObserved } of defaults) {
      refuse(`${policyName}, when ${versionId} was the default`, firstObserved);
    }
    refuse(`${policyName}, when it was observed no more`, noLongerObserved);
  }
  refuse('its end', observedUntil);
}
