import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { isDay } from '@/lib/history/days';
import type { CompareQuestion } from '@/lib/site/client/compare-question';
import { findNear, findNearVersions } from '@/lib/site/client/near';
import type { Overview } from '@/lib/site/client/overview';
import { UnobservedDay } from '../tool/unobserved-day';
import { SiteLink } from '../ui/link';

/** Says which policy or version of a question is not on record, and which are near. */
export function explainVersions(
  question: Exclude<CompareQuestion, { mode: 'days' }>,
  { policies }: Overview,
): ReactNode {
  const policy = policies.find(({ policyName }) => policyName === question.policy);
  const retry = (change: { policy?: string; from?: string; to?: string }) =>
    paths.compareWith({ ...question, ...change });
  if (policy === undefined) {
    const names = policies.map(({ policyName }) => policyName);
    const near = findNear(question.policy, names);
    return (
      <p>
        No policy “{question.policy}” is on record.{' '}
        <Near
          names={near.length > 0 ? near : names.slice(0, 3)}
          pathOf={(name) => retry({ policy: name })}
        />
      </p>
    );
  }
  const ids = policy.versions.map(({ versionId }) => versionId);
  for (const side of question.mode === 'versions' ? (['from', 'to'] as const) : (['to'] as const)) {
    const id = (question as { from: string; to: string })[side];
    if (ids.includes(id)) continue;
    return (
      <p>
        No version “{id}” of {policy.policyName} is on record.{' '}
        <Near names={findNearVersions(id, ids)} pathOf={(near) => retry({ [side]: near })} />
      </p>
    );
  }
  return undefined;
}

/** The same of days. */
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
      “{wrong}” is no day of the calendar: write it as in 2022-01-15. The record reaches from one of
      these to the other. <Near names={[span.from, span.to]} pathOf={pathOf} />
    </p>
  );
}

function Near({ names, pathOf }: { names: readonly string[]; pathOf: (name: string) => string }) {
  return (
    <>
      Nearest:{' '}
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
