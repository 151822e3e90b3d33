import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/site';

/** A day to link to; undefined where there is none. */
interface OtherDay {
  text: string;
  day: string | undefined;
  to: (day: string) => string;
}

/** Links to other days, and to the changes since. */
export function DayNav({
  day,
  until,
  others,
}: {
  day: string;
  /** The last day that the record covers. */
  until: string;
  others: readonly OtherDay[];
}) {
  return (
    <nav aria-label="Other dates" className="mt-3">
      <ul className="actions-line">
        {others.map(({ text, day, to }) =>
          day === undefined ? null : (
            <li key={text}>
              <SiteLink to={to(day)}>
                {text} {day}
              </SiteLink>
            </li>
          ),
        )}
        {day < until && (
          <li>
            <SiteLink to={paths.compareWith({ from: day, to: until })}>
              All changes from {day} to {until}
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
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {days.map((day) => (
        <li key={day}>
          <SiteLink to={paths.snapshot(day)}>{day}</SiteLink>
        </li>
      ))}
    </ul>
  );
}
