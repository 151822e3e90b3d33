import { SiteLink } from '../ui/link';

/** Says that a day after the end of the record has not been observed, and leads to the last one. */
export function UnobservedDay({
  day,
  until,
  pathOf,
}: {
  day: string;
  /** The last day of the record. */
  until: string;
  /** The same question about another day. */
  pathOf: (day: string) => string;
}) {
  return (
    <>
      {day} has not been observed: the record ends on{' '}
      <SiteLink to={pathOf(until)}>{until}</SiteLink>.
    </>
  );
}
