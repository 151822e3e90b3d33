import { paths } from '@/lib/addresses/paths';
import type { AccessPolicy, AccessVersion } from '@/lib/site/client/access-file';
import { describeAnnouncementStatus } from '@/lib/site/client/announcement-status';
import { Chip } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** Whether AWS announced the beginning of a period; nothing if the record has no announcements. */
export function AnnouncementNote({
  policy,
  version,
  action,
  day,
}: {
  policy: AccessPolicy;
  version: AccessVersion;
  action: string;
  day?: string;
}) {
  const { chip, announcement, note } = describeAnnouncementStatus(policy, version, { action, day });
  if (chip === undefined && announcement === undefined) return null;
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
      {chip && <Chip tone={chip.tone}>{chip.text}</Chip>}
      {announcement && (
        <span className="hint">
          <SiteLink to={paths.announcement(announcement.id)}>
            {day !== undefined && announcement.date > day ? 'announced on ' : 'announcement of '}
            <Time at={announcement.date} />
          </SiteLink>
          {note !== undefined && `, ${note}`}
        </span>
      )}
    </p>
  );
}
