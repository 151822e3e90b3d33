import { paths } from '@/lib/addresses/paths';
import { countDays, dayOf } from '@/lib/history/days';
import type { DatedRow } from '@/lib/site/client/overview';
import { labelLag } from '@/lib/text/wording';
import { colorLag } from '../announcement/lag';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';

/** A row on a change: whether it had come by a day, and how far from the day in force. */
export function RowOfChange({
  row: {
    announcement: { id, date },
  },
  createDate,
  day,
}: {
  row: DatedRow;
  createDate: string;
  day: string;
}) {
  const lagDays = countDays(dayOf(createDate), date);
  return (
    <span className="block">
      {date <= day ? 'announced ' : 'announced only on '}
      <SiteLink to={paths.announcement(id)}>
        <Time at={date} />
      </SiteLink>
      , <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>
    </span>
  );
}
