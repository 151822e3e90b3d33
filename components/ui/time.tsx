import { formatInstant } from '@/lib/text/wording';

/** A day or an instant, UTC. */
export function Time({ at }: { at: string }) {
  // A day needs no dateTime, which would be a tenth of some lists.
  return at.length > 10 ? <time dateTime={at}>{formatInstant(at)}</time> : <time>{at}</time>;
}

/** Returns the colour of a lag in days, as a class; none for a lag of zero. */
export function colorLag(lagDays: number): string | undefined {
  return lagDays > 0 ? 'text-late' : lagDays < 0 ? 'text-early' : undefined;
}
