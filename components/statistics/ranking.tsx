import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';

/** Policies in the order of a number or a day. */
export function PolicyRanking({
  rows,
}: {
  rows: readonly { policyName: string; value: ReactNode }[];
}) {
  return (
    <ol className="card ranking">
      {rows.map(({ policyName, value }) => (
        <li key={policyName}>
          <SiteLink to={paths.policy(policyName)} className="name">
            <BreakableName name={policyName} />
          </SiteLink>
          <span>{value}</span>
        </li>
      ))}
    </ol>
  );
}
