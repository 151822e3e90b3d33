import type { ReactNode } from 'react';
import { type Crumb, Crumbs } from './crumbs';

/** The head of a page: where it is, its name, and its answer in one sentence. */
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
