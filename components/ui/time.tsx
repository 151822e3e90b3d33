import { formatInstant } from '@/lib/text/wording';

/** A day or an instant, UTC, as every page shows it. */
export function Time({ at }: { at: string }) {
  // A day is written as machines read it: to say it once more is a tenth of some lists.
  return at.length > 10 ? <time dateTime={at}>{formatInstant(at)}</time> : <time>{at}</time>;
}
