import { paths } from '@/lib/addresses/paths';
import type { GuideFigures } from '@/lib/history/announcement-figures';
import { SiteLink } from '../ui/site';

const columns = [
  { title: 'Policies', read: ({ policies }: GuideFigures) => policies },
  { title: 'Announcements', read: ({ announcements }: GuideFigures) => announcements },
  { title: 'Early', read: ({ early }: GuideFigures) => early },
  { title: 'On the day', read: ({ onTheDay }: GuideFigures) => onTheDay },
  { title: 'Late', read: ({ late }: GuideFigures) => late },
  { title: 'Never', read: ({ never }: GuideFigures) => never },
  { title: 'Median delay, days', read: ({ median }: GuideFigures) => median },
  { title: 'Longest delay, days', read: ({ worst }: GuideFigures) => worst?.lagDays },
];

/** Guides with their figures; with script, each column can be sorted. */
export function GuideTable({
  guides,
}: {
  guides: readonly { title: string; readUntil: string; figures: GuideFigures }[];
}) {
  return (
    <div className="overflow-x-auto">
      <table className="figures" data-sortable="">
        <thead>
          <tr>
            <th scope="col">Guide</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">Read until</th>
          </tr>
        </thead>
        <tbody>
          {guides.map(({ title, readUntil, figures }) => (
            <tr key={figures.guide}>
              <th scope="row" className="min-w-56">
                <SiteLink to={paths.guide(figures.guide)}>{title}</SiteLink>
              </th>
              {columns.map((column) => (
                <td key={column.title}>{column.read(figures) ?? '–'}</td>
              ))}
              <td className="whitespace-nowrap">{readUntil}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
