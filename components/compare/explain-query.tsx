import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import type { CompareQuery } from '@/lib/site/client/compare-query';
import { findClosestNames, findClosestVersions } from '@/lib/site/client/compare-query';
import type { Overview } from '@/lib/site/client/overview';
import { UnobservedDay } from '../tool/tool';
import { SiteLink } from '../ui/site';

/** Explains which policy or version of a query is not on record, with the closest ones. */
export function explainVersions(
  query: Exclude<CompareQuery, { mode: 'days' }>,
  { policies }: Overview,
): ReactNode {
  const policy = policies.find(({ policyName }) => policyName === query.policy);
  const retry = (change: { policy?: string; from?: string; to?: string }) =>
    paths.compareWith({ ...query, ...change });
  if (policy === undefined) {
    const names = policies.map(({ policyName }) => policyName);
    const closest = findClosestNames(query.policy, names);
    return (
      <p>
        The record has no policy “{query.policy}”.{' '}
        <Closest
          names={closest.length > 0 ? closest : names.slice(0, 3)}
          pathOf={(name) => retry({ policy: name })}
        />
      </p>
    );
  }
  const ids = policy.versions.map(({ versionId }) => versionId);
  for (const side of query.mode === 'versions' ? (['from', 'to'] as const) : (['to'] as const)) {
    const id = (query as { from: string; to: string })[side];
    if (ids.includes(id)) continue;
    return (
      <p>
        {isDay(id)
          ? `The record has no version of ${policy.policyName} on ${id}.`
          : `The record has no version “${id}” of ${policy.policyName}.`}{' '}
        <Closest names={findClosestVersions(id, ids)} pathOf={(near) => retry({ [side]: near })} />
      </p>
    );
  }
  return undefined;
}

/** Explains which day of a query is not covered by the record. */
export function explainDays(
  { from, to }: { from: string; to: string },
  { span }: Overview,
): ReactNode {
  const wrong = [from, to].find((day) => !isDay(day) || day > span.to);
  if (wrong === undefined) return undefined;
  const pathOf = (day: string) =>
    paths.compareWith({ from: wrong === from ? day : from, to: wrong === from ? to : day });
  if (isDay(wrong)) {
    return (
      <p>
        <UnobservedDay day={wrong} until={span.to} pathOf={pathOf} />
      </p>
    );
  }
  return (
    <p>
      “{wrong}” is not a date. Use the form 2022-01-15. The record covers the days between these
      two. <Closest names={[span.from, span.to]} pathOf={pathOf} />
    </p>
  );
}

function Closest({
  names,
  pathOf,
}: {
  names: readonly string[];
  pathOf: (name: string) => string;
}) {
  return (
    <>
      Closest:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <SiteLink to={pathOf(name)}>{name}</SiteLink>
        </span>
      ))}
      .
    </>
  );
}
