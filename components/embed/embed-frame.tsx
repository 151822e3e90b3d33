import type { ReactNode } from 'react';
import type { Fact } from '../ui/facts';
import { SiteLink } from '../ui/link';

/**
 * What is embedded of a page: its name, its answer, its facts, its picture, and where it is
 * from. It fills its frame and draws its own edge, whatever ground it stands on.
 */
export function EmbedFrame({
  to,
  name,
  lead,
  facts,
  siteTitle,
  children,
}: {
  /** The page that it is of. */
  to: string;
  name: ReactNode;
  lead: ReactNode;
  facts: Fact[];
  siteTitle: string;
  children?: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col gap-2 border border-line px-4 py-3 text-small">
      <h1 className="text-[1.0625rem]/tight font-semibold [overflow-wrap:anywhere]">
        <SiteLink to={to} className="text-ink no-underline hover:underline">
          {name}
        </SiteLink>
      </h1>
      <p className="text-body">{lead}</p>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {children && (
        <div className="[&_ul]:gap-x-3 [&_ul]:gap-y-0 [&_ul]:text-[0.6875rem]">{children}</div>
      )}
      <p className="mt-auto border-t border-line pt-2 text-muted">
        From <SiteLink to={to}>{siteTitle}</SiteLink>, unofficial: not made, checked or endorsed by
        AWS
      </p>
    </main>
  );
}
