import type { ReactNode } from 'react';
import { SiteLink } from '../ui/site';

/** A number that links to what it counts, with one or two lines about it. */
export interface Figure {
  value: string;
  /** Of how many, beside the number: `of 43`. */
  of?: string;
  label: string;
  to: string;
  detail?: ReactNode;
  isWarning?: boolean;
}

/** Figures side by side; below each other on phones, two in a row. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="figures-row card">
      {figures.map(({ value, of, label, to, detail, isWarning }) => (
        <li key={label}>
          <SiteLink to={to}>
            <b className={isWarning ? 'text-silent' : undefined}>{value}</b>{' '}
            {of && <span>{of} </span>}
            <span className="block">{label}</span>
          </SiteLink>
          {detail && <p>{detail}</p>}
        </li>
      ))}
    </ul>
  );
}
