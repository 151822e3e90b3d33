import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/link';

/** From a day to its neighbours among those that have a page, and to what has changed since. */
export function DayNav({
  day,
  days,
  until,
}: {
  day: string;
  days: readonly string[];
  /** The last day of which the record can speak. */
  until: string;
}) {
  const [earlier, later] = [days.findLast((each) => each < day), days.find((each) => each > day)];
  return (
    <nav aria-label="Other days" className="quiet-links mt-3 text-small">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {earlier && (
          <li>
            <SiteLink to={paths.snapshot(earlier)} rel="prev">
              ← {earlier}
            </SiteLink>
          </li>
        )}
        {later && (
          <li>
            <SiteLink to={paths.snapshot(later)} rel="next">
              {later} →
            </SiteLink>
          </li>
        )}
        {day < until && (
          <li>
            <SiteLink to={paths.compareWith({ from: day, to: until })}>
              What has changed since
            </SiteLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
