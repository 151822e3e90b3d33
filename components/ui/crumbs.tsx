import { SiteLink } from './link';

export interface Crumb {
  text: string;
  to: string;
}

/** The way from the root to this page, this page left out. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="quiet-links text-small">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map(({ text, to }) => (
          <li key={to} className="min-w-0">
            <SiteLink to={to}>{text}</SiteLink>
            <span aria-hidden="true" className="ml-2 text-muted">
              /
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
