import { countDays, dayOf } from '../../history/days';
import { listAnnouncementsOf } from '../../history/who-allowed';
import type { Chip } from '../../text/chip';
import { capitalize, labelLag } from '../../text/wording';
import type { AccessPolicy, AccessVersion } from './access-file';

/** Whether AWS had announced an action of a version, by a day or ever. */
export interface AnnouncementStatus {
  /** Undefined if the record has no announcements, or if AWS had nothing to announce. */
  chip?: Chip;
  /** The first announcement that names the action, even one of a later version. */
  announcement?: { id: string; date: string };
  /** How late it is, or of which version; undefined if the chip says so. */
  note?: string;
}

export function describeAnnouncementStatus(
  { versions }: AccessPolicy,
  version: AccessVersion,
  { action, day }: { action: string; day?: string | undefined },
): AnnouncementStatus {
  const [first] = listAnnouncementsOf(version.rows, action);
  if (first === undefined) return describeUnannounced(versions, version, action);
  const { id, date } = first;
  const lagDays = countDays(dayOf(version.createDate), date);
  const lag = labelLag(lagDays);
  const announcement = { id, date };
  if (day !== undefined && date > day) {
    const text = 'Not yet announced on this date';
    return { chip: { text, tone: 'never' }, announcement, note: lag };
  }
  const tone = lagDays === 0 ? 'good' : lagDays > 0 ? 'late' : 'early';
  return { chip: { text: `Announced ${lag}`, tone }, announcement };
}

/** An announcement of a later version may name the action although that of its own version does not. */
function describeUnannounced(
  versions: readonly AccessVersion[],
  version: AccessVersion,
  action: string,
): AnnouncementStatus {
  const chip = chooseChip(version);
  const later = versions.slice(versions.indexOf(version) + 1).flatMap((each) =>
    listAnnouncementsOf(each.rows, action)
      .filter(({ actions }) => actions.length > 0)
      .map(({ id, date }) => ({ announcement: { id, date }, versionId: each.versionId })),
  )[0];
  return {
    ...(chip && { chip }),
    ...(later && {
      announcement: later.announcement,
      note: `named in the announcement of ${later.versionId}`,
    }),
  };
}

function chooseChip({ rows, versionId, state, announced }: AccessVersion): Chip | undefined {
  if (rows.length > 0)
    return { text: `Not named in the announcement of ${versionId}`, tone: 'never' };
  if (announced === '') return undefined;
  return { text: capitalize(announced), tone: state === 'never' ? 'never' : 'neutral' };
}
