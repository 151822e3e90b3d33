import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/site';

/** Links to the previous and next day with a page, and to the changes since. */
export function DayNav({
  day,
  days,
  until,
}: {
  day: string;
  days: readonly string[];
  /** The last day that the record covers. */
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

/** Links to days with a page. */
export function DayLinks({ days }: { days: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 py-3">
      {days.map((day) => (
        <li key={day}>
          <SiteLink to={paths.snapshot(day)}>{day}</SiteLink>
        </li>
      ))}
    </ul>
  );
}
