import type { ReactNode } from 'react';
import { formatJsonLd } from '@/lib/site/links/structured-data';
import { SiteLink } from './site';

/** The head of a page: breadcrumb, title, and a summary in one sentence. */
export function PageHead({
  crumbs = [],
  title,
  lead,
}: {
  crumbs?: Crumb[];
  title: ReactNode;
  lead?: ReactNode;
}) {
  return (
    <header>
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <h1 className="mt-1 text-title font-semibold tracking-tight [overflow-wrap:anywhere]">
        {title}
      </h1>
      {lead && <p className="mt-3 max-w-[46rem] text-lead">{lead}</p>}
    </header>
  );
}

interface Crumb {
  text: string;
  to: string;
}

/** The path from the root to the parent of a page. */
function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
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

/** Structured data of a page, as JSON-LD. */
export function StructuredData({ data }: { data: object }) {
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: formatJsonLd(data) }} />
  );
}
