import { formatInstant } from '@/lib/site/wording';

/** A day or an instant, UTC, as every page shows it. */
export function Time({ at }: { at: string }) {
  return <time dateTime={at}>{at.length > 10 ? formatInstant(at) : at}</time>;
}
