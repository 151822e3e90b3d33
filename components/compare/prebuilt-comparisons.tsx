import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';

/** Folded links to the comparisons that have a page: of tracked dates, and of versions between. */
export function PrebuiltComparisons({
  dates,
  policies,
}: {
  /** Oldest first. */
  dates: readonly string[];
  policies: readonly { policyName: string; pairs: readonly [string, string][] }[];
}) {
  return (
    <details className="prebuilt">
      <summary>Prebuilt comparisons</summary>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <section aria-labelledby="dates">
          <h2 id="dates">Two dates, all policies</h2>
          <dl>
            {dates.slice(0, -1).map((from, index) => (
              <Links
                key={from}
                label={`From ${from}`}
                links={dates
                  .slice(index + 1)
                  .map((to) => ({ text: `to ${to}`, to: paths.compareDates(from, to) }))}
              />
            ))}
          </dl>
        </section>
        {policies.length > 0 && (
          <section aria-labelledby="versions">
            <h2 id="versions">Two versions of a policy</h2>
            <dl>
              {policies.map(({ policyName, pairs }) => (
                <Links
                  key={policyName}
                  label={
                    <span className="name">
                      <BreakableName name={policyName} />
                    </span>
                  }
                  links={pairs.map(([from, to]) => ({
                    text: `${from} → ${to}`,
                    to: paths.compareVersions(policyName, from, to),
                  }))}
                />
              ))}
            </dl>
          </section>
        )}
      </div>
    </details>
  );
}

function Links({
  label,
  links,
}: {
  label: ReactNode;
  links: readonly { text: string; to: string }[];
}) {
  return (
    <div className="border-b border-line py-2">
      <dt>{label}</dt>
      <dd className="actions-line">
        {links.map(({ text, to }) => (
          <SiteLink key={to} to={to}>
            {text}
          </SiteLink>
        ))}
      </dd>
    </div>
  );
}
