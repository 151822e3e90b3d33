import type { SiteFile } from '../record/types';
import { dayOf } from './days';

/** When AWS's page was last read: the newest day or month of the announced record's sources. */
export function findReading({ sources }: Pick<SiteFile, 'sources'>): string | undefined {
  return sources
    .filter(({ record }) => record === 'announced')
    .map(({ observedUntil }) => dayOf(observedUntil))
    .sort()
    .at(-1);
}
