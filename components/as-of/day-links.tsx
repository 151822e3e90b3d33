import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/link';

/** Days that have a page of their own. */
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
