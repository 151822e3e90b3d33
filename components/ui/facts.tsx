import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts side by side, with the label above the value. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="mt-6 flex flex-wrap gap-x-12 gap-y-4 border-t border-ink pt-4">
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-small text-muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
