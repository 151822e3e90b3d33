import { paths } from '@/lib/addresses/paths';
import { countDays, dayOf } from '@/lib/history/days';
import type { DatedChange } from '@/lib/site/client/overview';
import type { Chip as ChipData } from '@/lib/text/chip';
import { capitalize, labelLag } from '@/lib/text/wording';
import { Chip } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** Whether AWS had announced a version by a day, as a chip, with links to the announcements. */
export function AnnouncementMark({ change, day }: { change: DatedChange; day: string }) {
  const { mentions } = change;
  const chip = chooseChip(change, day);
  if (chip === undefined && mentions.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3">
      {chip && <Chip tone={chip.tone}>{chip.text}</Chip>}
      {mentions.map(({ announcement: { announcement } }) => (
        <span key={announcement.id} className="hint">
          <SiteLink to={paths.announcement(announcement.id)}>
            {announcement.date > day ? 'announced on ' : 'announcement of '}
            <Time at={announcement.date} />
          </SiteLink>
        </span>
      ))}
    </span>
  );
}

function chooseChip(
  { change: { version }, mentions: [first], state }: DatedChange,
  day: string,
): ChipData | undefined {
  if (first !== undefined) {
    const { date } = first.announcement.announcement;
    const lagDays = countDays(dayOf(version.createDate), date);
    if (date > day) return { text: 'Not yet announced on this date', tone: 'never' };
    const tone = lagDays === 0 ? 'good' : lagDays > 0 ? 'late' : 'early';
    return { text: `Announced ${labelLag(lagDays)}`, tone };
  }
  if (version.announced === '') return undefined;
  const isMissing = state === 'never' || state === 'misnamed';
  return { text: capitalize(version.announced), tone: isMissing ? 'never' : 'neutral' };
}
