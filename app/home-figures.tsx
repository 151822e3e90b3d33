import type { Figure } from '@/components/home/figures';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { reconciliation, record, recordUntil } from '@/lib/build/site-data';
import { countMissingVersions } from '@/lib/history/missing-versions';
import { countAnnouncements, type Statistics } from '@/lib/history/statistics';
import { judgeKnownChange } from '@/lib/text/analysis';
import { countOf } from '@/lib/text/wording';

const { policies, announcements } = record;
const { changes } = reconciliation;

/** The figures of the home page. */
export function listFigures(statistics: Statistics): Figure[] {
  const missing = countMissingVersions(policies);
  const year = recordUntil.slice(0, 4);
  const recent = changes.filter(({ change: { version } }) => version.createDate.startsWith(year));
  const wider = recent.filter(({ change }) => judgeKnownChange(change) === 'wider');
  return [
    {
      value: policies.length.toLocaleString('en-US'),
      label: `${policies.length === 1 ? 'policy' : 'policies'}, ${countOf(changes.length, 'version')}`,
      to: paths.policies,
      detail: missing > 0 && (
        <SiteLink to={`${paths.about}#gaps`}>
          {countOf(missing, 'version')} missing from the archive
        </SiteLink>
      ),
    },
    {
      value: recent.length.toLocaleString('en-US'),
      label: `${recent.length === 1 ? 'change' : 'changes'} in ${year}`,
      to: paths.changesWhere({ year }),
      detail: `${wider.length} of them wider`,
    },
    ...(hasAnnouncements ? listAnnouncementFigures(statistics) : []),
  ];
}

function listAnnouncementFigures({ never, misnamed, afterLastRead, late }: Statistics): Figure[] {
  const others = [
    misnamed.length > 0 && `${misnamed.length} under a wrong name`,
    afterLastRead.length > 0 && `${afterLastRead.length} not announced yet`,
  ].filter((text) => text !== false);
  const worst = late.at(-1)?.lagDays;
  return [
    {
      value: countAnnouncements(late).toLocaleString('en-US'),
      of: `of ${announcements.length}`,
      label: 'announcements came late',
      to: `${paths.announcementsWhere({ state: 'late' })}#rows`,
      detail: worst === undefined ? undefined : `up to ${countOf(worst, 'day')}`,
    },
    {
      value: never.length.toLocaleString('en-US'),
      label: `${never.length === 1 ? 'change' : 'changes'} never announced`,
      to: paths.changesWhere({ state: 'never' }),
      detail: others.join(', '),
      isWarning: never.length > 0,
    },
  ];
}
