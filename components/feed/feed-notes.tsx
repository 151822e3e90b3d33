import type { ReactNode } from 'react';

/** Terms and what is to be known of each, one below the other. */
export function FeedNotes({ notes }: { notes: { term: string; text: ReactNode }[] }) {
  return (
    <dl className="max-w-[46rem]">
      {notes.map(({ term, text }) => (
        <div key={term} className="border-b border-line py-3">
          <dt className="font-semibold">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
