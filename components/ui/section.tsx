import type { ReactNode } from 'react';

/** A section of a page. Its `id` is a permanent address. */
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
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside && <div>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

interface Part {
  id: string;
  text: string;
}

/** Links to the sections of a long page. */
export function OnThisPage({ parts }: { parts: Part[] }) {
  return (
    <nav aria-label="On this page" className="quiet-links mt-6 text-small">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {parts.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
