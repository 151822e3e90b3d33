import { paths } from '@/lib/site/paths';
import { SiteLink } from './link';

const pages = [
  { text: 'Changes', to: paths.changes },
  { text: 'Announcements', to: paths.announcements },
  { text: 'Policies', to: paths.policies },
  { text: 'Actions', to: paths.actions },
  { text: 'Compare', to: paths.compare },
  { text: 'Ask', to: paths.ask },
  { text: 'As of a day', to: paths.asOf },
  { text: 'Search', to: paths.search },
];

export function SiteHeader({ title }: { title: string }) {
  return (
    <header className="border-b border-line">
      <div className="sheet flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
        <SiteLink to={paths.home} className="font-semibold text-ink no-underline">
          {title}
        </SiteLink>
        <nav
          aria-label="Site"
          className="quiet-links flex flex-wrap gap-x-2.5 max-sm:text-small sm:gap-x-5"
        >
          {pages.map(({ text, to }) => (
            <SiteLink key={to} to={to} className="text-muted no-underline hover:underline">
              {text}
            </SiteLink>
          ))}
        </nav>
      </div>
    </header>
  );
}
