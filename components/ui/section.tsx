import type { ReactNode } from 'react';

/** A titled part of a page; its `id` is an address. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-ink pb-1.5">
        <h2 id={id} className="min-w-0 [overflow-wrap:anywhere]">
          {title}
        </h2>
        {aside && <div className="text-small text-muted">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
