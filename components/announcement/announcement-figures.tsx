import { paths } from '@/lib/addresses/paths';
import {
  countAnnouncements,
  countNeverAnnouncedActions,
  type Statistics,
} from '@/lib/history/statistics';
import { countOf, labelLag } from '@/lib/text/wording';
import { Figures } from '../home/figures';

/** Four figures about announcements, each a link to what it counts. */
export function AnnouncementFigures({ statistics }: { statistics: Statistics }) {
  const { announcements, late, early, median, never, misnamed, afterLastRead } = statistics;
  // Without the actions that changes announced in part leave out.
  const neverAnnouncedActions = statistics.neverAnnouncedActions.filter(({ change }) =>
    never.includes(change),
  );
  const [latest, earliest] = [late.at(-1), early[0]];
  const total = `of ${announcements.length.toLocaleString('en-US')}`;
  return (
    <Figures
      figures={[
        {
          value: countAnnouncements(late).toLocaleString('en-US'),
          of: total,
          label: 'announcements late',
          to: `${paths.announcementsWhere({ state: 'late' })}#rows`,
          detail: [
            ...(median === undefined
              ? []
              : [`median of all ${median === 0 ? '0 days' : labelLag(median)}`]),
            ...(latest === undefined ? [] : [`at most ${labelLag(latest.lagDays)}`]),
          ].join('; '),
        },
        {
          value: countAnnouncements(early).toLocaleString('en-US'),
          of: total,
          label: 'announcements early',
          to: `${paths.announcementsWhere({ state: 'early' })}#rows`,
          detail: earliest && `at most ${labelLag(earliest.lagDays)}`,
        },
        {
          value: never.length.toLocaleString('en-US'),
          label: never.length === 1 ? 'change never announced' : 'changes never announced',
          to: paths.changesWhere({ state: 'never' }),
          detail: `with ${countOf(countNeverAnnouncedActions({ neverAnnouncedActions }), 'action')}`,
          isWarning: never.length > 0,
        },
        {
          value: misnamed.length.toLocaleString('en-US'),
          label:
            misnamed.length === 1
              ? 'change announced under a wrong name'
              : 'changes announced under a wrong name',
          to: paths.changesWhere({ state: 'misnamed' }),
          detail: afterLastRead.length > 0 && `${afterLastRead.length} not announced yet`,
        },
      ]}
    />
  );
}
