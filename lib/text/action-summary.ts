import type { ActionHistory } from '../history/action-history';
import { dayOf } from '../history/days';
import { compareText } from '../shared/collections';
import { countOf } from './wording';

/** How many policies have an action pattern, and since when any has it. */
export interface ActionSummary {
  /** Policies whose default version has it. */
  now: number;
  /** Policies that have it, or had it in an earlier version. */
  ever: number;
  /** The day of the first version on record with it. */
  since: string;
  /** Whether missing versions before that one may have it. */
  orEarlier: boolean;
}

export function summarizeHistory({ spans }: Pick<ActionHistory, 'spans'>): ActionSummary {
  const current = spans.filter(({ until }) => until === undefined);
  const firsts = spans
    .map(({ versions: [{ createDate }], mayBeginEarlier }) => ({ createDate, mayBeginEarlier }))
    .sort((a, b) => compareText(a.createDate, b.createDate));
  const [{ createDate, mayBeginEarlier }] = firsts as [(typeof firsts)[number]];
  return {
    now: new Set(current.map(({ policy }) => policy)).size,
    ever: new Set(spans.map(({ policy }) => policy)).size,
    since: dayOf(createDate),
    orEarlier: mayBeginEarlier,
  };
}

/** `12 policies now, 15 ever, since 2019-02-05 or earlier`. */
export function describeSummary({ now, ever, since, orEarlier }: ActionSummary): string {
  const parts = [
    `${countPolicies(now)} now`,
    ...(ever > now ? [`${ever} ever`] : []),
    `since ${since}${orEarlier ? ' or earlier' : ''}`,
  ];
  return parts.join(', ');
}

const verbs = {
  Allow: { one: 'allows', many: 'allow', past: 'allowed' },
  Deny: { one: 'denies', many: 'deny', past: 'denied' },
};

/** `12 policies allow it by this name today. 3 more policies allowed it in earlier versions. The first is of 2019-02-05.` */
export function explainSummary(
  { now, ever, since, orEarlier }: ActionSummary,
  effect: ActionHistory['effect'],
): string {
  const { one, many, past } = verbs[effect];
  const sentences = [
    now === 0
      ? `No default version ${one} it by this name.`
      : `${countPolicies(now)} ${now === 1 ? one : many} it by this name today.`,
    ...(ever > now
      ? [`${countPolicies(ever - now, now > 0 ? 'more ' : '')} ${past} it in earlier versions.`]
      : []),
    `The oldest version on record with it is of ${since}${orEarlier ? '; an earlier one may be missing' : ''}.`,
  ];
  return sentences.join(' ');
}

function countPolicies(count: number, more = ''): string {
  return countOf(count, `${more}policy`, `${more}policies`);
}
