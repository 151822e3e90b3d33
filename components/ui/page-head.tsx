import type { ReactNode } from 'react';
import { formatJsonLd } from '@/lib/site/links/structured-data';
import type { Chip as ChipData } from '@/lib/text/chip';
import { Chip } from './chip';
import { SiteLink } from './site';

/** The head of a page: breadcrumb, title, and its answer: a verdict and one sentence. */
export function PageHead({
  crumbs = [],
  title,
  verdict,
  lead,
  children,
}: {
  crumbs?: Crumb[];
  title: ReactNode;
  verdict?: ChipData | undefined;
  lead?: ReactNode;
  /** Chips and links below the sentence. */
  children?: ReactNode;
}) {
  return (
    <header className="page-head">
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <h1>{title}</h1>
      {(verdict || lead) && (
        <p className="lead">
          {verdict && <Chip tone={verdict.tone}>{verdict.text}</Chip>} {lead}
        </p>
      )}
      {children}
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
    <nav aria-label="Breadcrumb">
      <ol>
        {crumbs.map(({ text, to }) => (
          <li key={to}>
            <SiteLink to={to}>{text}</SiteLink> <span aria-hidden="true">/</span>
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
