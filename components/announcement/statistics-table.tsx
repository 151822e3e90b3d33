import type { ReactNode } from 'react';
import type { Facets } from '@/lib/addresses/paths';
import { paths } from '@/lib/addresses/paths';
import {
  countAnnouncements,
  countNeverAnnouncedActions,
  type Lag,
  type Statistics,
} from '@/lib/history/statistics';
import { labelLag } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';
import { colorLag } from '../ui/time';

/** The statistics of a period, and the facets by which lists have the counted items. */
interface Column {
  title: string;
  statistics: Statistics;
  where: Facets;
}

/** Counts how versions and announcements compare. Each number links to what it counts. */
export function StatisticsTable({ columns }: { columns: Column[] }) {
  return (
    <>
      <table className="figures mt-2">
        <thead>
          <tr>
            <td />
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ title, isPart, show }) => (
            <tr key={title}>
              <th scope="row" className={isPart && 'part'}>
                {title}
              </th>
              {columns.map((column) => (
                <td key={column.title}>{show(column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.map(({ title, statistics }) => (
        <LagList key={title} title={title} statistics={statistics} />
      ))}
    </>
  );
}

const linkAnnouncements = (count: number, where: Facets) => (
  <SiteLink to={`${paths.announcementsWhere(where)}#rows`}>{count}</SiteLink>
);

const linkChanges = (count: number, where: Facets) => (
  <SiteLink to={paths.changesWhere(where)}>{count}</SiteLink>
);

const measures: { title: string; isPart?: true; show: (column: Column) => ReactNode }[] = [
  {
    title: 'Announcements',
    show: ({ statistics, where }) => linkAnnouncements(statistics.announcements.length, where),
  },
  {
    title: 'early',
    isPart: true,
    show: ({ statistics, where }) =>
      linkAnnouncements(countAnnouncements(statistics.early), { ...where, state: 'early' }),
  },
  {
    title: 'on the day',
    isPart: true,
    show: ({ statistics, where }) =>
      linkAnnouncements(countAnnouncements(statistics.onTheDay), { ...where, state: 'on-the-day' }),
  },
  {
    title: 'late',
    isPart: true,
    show: ({ statistics, where }) =>
      linkAnnouncements(countAnnouncements(statistics.late), { ...where, state: 'late' }),
  },
  {
    title: 'no matching version',
    isPart: true,
    show: ({ statistics, where }) =>
      linkAnnouncements(statistics.unmatched.length, { ...where, state: 'unmatched' }),
  },
  {
    title: 'about no single policy',
    isPart: true,
    show: ({ statistics, where }) =>
      linkAnnouncements(statistics.withoutPolicy.length, { ...where, state: 'general' }),
  },
  { title: 'Median', show: ({ statistics: { median } }) => <Median lagDays={median} /> },
  {
    title: 'Most days late',
    show: ({ statistics: { late } }) => <LagLink lag={late.at(-1)} />,
  },
  {
    title: 'Most days early',
    show: ({ statistics: { early } }) => <LagLink lag={early[0]} />,
  },
  {
    title: 'Changes that AWS had to announce',
    show: ({ statistics, where }) =>
      linkChanges(statistics.changes.length, { ...where, state: 'owed' }),
  },
  {
    title: 'never announced',
    isPart: true,
    show: ({ statistics, where }) =>
      linkChanges(statistics.never.length, { ...where, state: 'never' }),
  },
  {
    title: 'announced under a wrong name',
    isPart: true,
    show: ({ statistics, where }) =>
      linkChanges(statistics.misnamed.length, { ...where, state: 'misnamed' }),
  },
  {
    title: 'not announced yet',
    isPart: true,
    show: ({ statistics, where }) =>
      linkChanges(statistics.afterLastRead.length, { ...where, state: 'after-reading' }),
  },
  {
    title: 'announced in part',
    isPart: true,
    show: ({ statistics, where }) =>
      linkChanges(statistics.part.length, { ...where, state: 'part' }),
  },
  {
    title: 'Actions never announced',
    show: ({ statistics, where }) => (
      <SiteLink to={`${paths.announcementsWhere(where)}#silent`}>
        {countNeverAnnouncedActions(statistics)}
      </SiteLink>
    ),
  },
];

function Median({ lagDays }: { lagDays: number | undefined }) {
  if (lagDays === undefined) return 'none';
  return <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>;
}

function LagLink({ lag }: { lag: Lag | undefined }) {
  if (lag === undefined) return 'none';
  return (
    <SiteLink
      to={paths.announcementInList(lag.announcement.announcement.id)}
      className={colorLag(lag.lagDays)}
    >
      {labelLag(lag.lagDays)}
    </SiteLink>
  );
}

/** The lags that the median is computed from, each a link to its announcement. */
function LagList({ title, statistics: { lags, median } }: Pick<Column, 'title' | 'statistics'>) {
  if (lags.length === 0) return null;
  return (
    <details className="mt-2 text-small">
      <summary className="text-muted">Days late or early, {title}</summary>
      <p className="mt-1 max-w-[46rem]">
        Days from the version to its announcement; a minus means early. An announcement of several
        versions counts once for each. It does not count for a version for which it only repeats a
        nearer announcement.{' '}
        {lags.map(({ announcement, match, lagDays }, index) => (
          <span key={`${announcement.announcement.id} ${match.change.version.versionId}`}>
            {index > 0 && ', '}
            <SiteLink
              to={paths.announcementInList(announcement.announcement.id)}
              className={colorLag(lagDays)}
            >
              {String(lagDays).replace('-', '−')}
            </SiteLink>
          </span>
        ))}
        . The median of these {lags.length} is {String(median).replace('-', '−')}.
      </p>
    </details>
  );
}
