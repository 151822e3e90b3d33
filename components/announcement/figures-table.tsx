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
import { SiteLink } from '../ui/link';
import { colorLag } from './lag';

/** Figures over one period, and what narrows the lists to what they count. */
export interface Column {
  title: string;
  figures: Statistics;
  where: Facets;
}

/** How the two records compare, counted; each number leads to what it counts. */
export function FiguresTable({ columns }: { columns: Column[] }) {
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
      {columns.map(({ title, figures }) => (
        <Working key={title} title={title} figures={figures} />
      ))}
    </>
  );
}

const rowsWhere = (count: number, where: Facets) => (
  <SiteLink to={`${paths.announcementsWhere(where)}#rows`}>{count}</SiteLink>
);

const measures: { title: string; isPart?: true; show: (column: Column) => ReactNode }[] = [
  {
    title: 'Rows of AWS’s page',
    show: ({ figures, where }) => rowsWhere(figures.announcements.length, where),
  },
  {
    title: 'early: before the version was in force',
    isPart: true,
    show: ({ figures, where }) =>
      rowsWhere(countAnnouncements(figures.early), { ...where, state: 'early' }),
  },
  {
    title: 'on the day',
    isPart: true,
    show: ({ figures, where }) =>
      rowsWhere(countAnnouncements(figures.onTheDay), { ...where, state: 'on-the-day' }),
  },
  {
    title: 'late: after it was in force',
    isPart: true,
    show: ({ figures, where }) =>
      rowsWhere(countAnnouncements(figures.late), { ...where, state: 'late' }),
  },
  {
    title: 'no version found',
    isPart: true,
    show: ({ figures, where }) =>
      rowsWhere(figures.unmatched.length, { ...where, state: 'unmatched' }),
  },
  {
    title: 'on no policy',
    isPart: true,
    show: ({ figures, where }) =>
      rowsWhere(figures.withoutPolicy.length, { ...where, state: 'general' }),
  },
  { title: 'Median lag', show: ({ figures: { median } }) => <Median lagDays={median} /> },
  { title: 'Latest row', show: ({ figures: { late } }) => <Extreme lag={late.at(-1)} /> },
  { title: 'Earliest row', show: ({ figures: { early } }) => <Extreme lag={early[0]} /> },
  {
    title: 'Changes of permissions',
    show: ({ figures, where }) => (
      <SiteLink to={paths.changesWhere({ ...where, state: 'owed' })}>
        {figures.changes.length}
      </SiteLink>
    ),
  },
  {
    title: 'never announced',
    isPart: true,
    show: ({ figures, where }) => (
      <SiteLink to={paths.changesWhere({ ...where, state: 'never' })}>
        {figures.never.length}
      </SiteLink>
    ),
  },
  {
    title: 'announced under a wrong name',
    isPart: true,
    show: ({ figures, where }) => (
      <SiteLink to={paths.changesWhere({ ...where, state: 'misnamed' })}>
        {figures.misnamed.length}
      </SiteLink>
    ),
  },
  {
    title: 'after the last reading',
    isPart: true,
    show: ({ figures, where }) => (
      <SiteLink to={paths.changesWhere({ ...where, state: 'after-reading' })}>
        {figures.afterLastRead.length}
      </SiteLink>
    ),
  },
  {
    title: 'announced in part',
    isPart: true,
    show: ({ figures, where }) => (
      <SiteLink to={paths.changesWhere({ ...where, state: 'part' })}>
        {figures.part.length}
      </SiteLink>
    ),
  },
  {
    title: 'Actions never announced',
    show: ({ figures, where }) => (
      <SiteLink to={`${paths.announcementsWhere(where)}#silent`}>
        {countNeverAnnouncedActions(figures)}
      </SiteLink>
    ),
  },
];

function Median({ lagDays }: { lagDays: number | undefined }) {
  if (lagDays === undefined) return 'none';
  return <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>;
}

function Extreme({ lag }: { lag: Lag | undefined }) {
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

/** The lags behind the median, each a link to its row. */
function Working({ title, figures: { lags, median } }: { title: string; figures: Statistics }) {
  if (lags.length === 0) return null;
  return (
    <details className="mt-2 text-small">
      <summary className="text-muted">The lags of {title}, earliest to latest</summary>
      <p className="mt-1 max-w-[46rem]">
        Days from the version to the row; minus is early. A row on several versions counts once for
        each, except where it only repeats what an earlier row, nearer to the version, announced.{' '}
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
