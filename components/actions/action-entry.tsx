import {
  buildActionHistoryId,
  formatActions,
  formatActionsShort,
  locateActionHistory,
} from '@/lib/addresses/action-address';
import { paths } from '@/lib/addresses/paths';
import type { ActionHistory } from '@/lib/history/action-history';
import type { Axis } from '@/lib/history/axis';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
import type { Effect } from '@/lib/iam/document';
import { groupByKey } from '@/lib/shared/collections';
import { countOf, joinWords } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { SiteLink } from '../ui/link';
import { Lifeline } from './lifeline';
import { SpanScopes } from './span-scopes';
import { SpanDays } from './span-words';
import { UnnamedActions } from './unnamed-actions';

interface Props {
  entry: Entry;
  axis: Axis;
  references: References;
}

/** One action pattern: what it is, each time that a policy had it, and what else gives it. */
export function ActionEntry({ entry, axis, references }: Props) {
  const { history } = entry;
  const [told, counted] = splitWider(entry);
  return (
    <li id={buildActionHistoryId(history)} className="entry">
      <EntryHead entry={entry} references={references} />
      <ul>
        {history.spans.map((span) => (
          <li key={`${span.policy.policyName} ${span.versions[0].versionId}`} className="lived">
            <SiteLink to={paths.policy(span.policy.policyName)} className="name">
              {span.policy.policyName}
            </SiteLink>
            <p>
              <SpanDays span={span} />
              <SpanScopes life={history} span={span} />
            </p>
            <Lifeline layout={layOutGrantBar(span, axis)} effect={history.effect} />
          </li>
        ))}
      </ul>
      {told.map((other) => (
        <Wider
          key={`${other.effect} ${formatActions(other)}`}
          other={other}
          effect={history.effect}
        />
      ))}
      {[...groupByKey(counted, (other) => `${other.effect} ${locatePage(other)}`)].map(
        ([key, others]) => (
          <FurtherWider key={key} others={others} effect={history.effect} />
        ),
      )}
      <UnnamedActions entry={entry} />
    </li>
  );
}

function EntryHead({
  entry: { history, accessLevels, isCurrent },
  references,
}: Pick<Props, 'entry' | 'references'>) {
  const [pattern = ''] = history.patterns;
  const reference = history.negated ? undefined : references.findReference(pattern);
  const name = <code>{formatActions(history)}</code>;
  return (
    <div className="head">
      <h2>
        {history.effect === 'Deny' && 'Deny '}
        {reference === undefined ? name : <a href={reference}>{name}</a>}
      </h2>
      <p>
        {[
          accessLevels.length > 2 ? 'several levels' : joinWords(accessLevels),
          isCurrent ? '' : 'by name in no policy in force',
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      {!history.negated && (
        <SiteLink to={paths.whoAllowedQuery({ action: pattern })}>its whole history</SiteLink>
      )}
    </div>
  );
}

/** More wider patterns than these are counted: each stands on its own page, and is told there. */
const mostWider = 4;

/** The wider patterns that are told, those of the same service before others, and the rest. */
function splitWider({ history, wider }: Entry): [told: ActionHistory[], counted: ActionHistory[]] {
  if (wider.length <= mostWider) return [wider, []];
  const page = locatePage(history);
  const isNear = (other: ActionHistory) => locatePage(other) === page;
  const sorted = [...wider.filter(isNear), ...wider.filter((other) => !isNear(other))];
  return [sorted.slice(0, mostWider), sorted.slice(mostWider)];
}

function locatePage(life: ActionHistory): string {
  return locateActionHistory(life).replace(/#.*/, '');
}

/** Wider patterns of one effect that stand on one page. */
function FurtherWider({ others, effect }: { others: readonly ActionHistory[]; effect: Effect }) {
  const [first] = others as [ActionHistory];
  const policies = new Set(others.flatMap(({ spans }) => spans.map(({ policy }) => policy)));
  return (
    <p className="also">
      {sayThrough(effect, first.effect)}{' '}
      <SiteLink to={locatePage(first)}>
        {countOf(others.length, 'wider pattern')}
        {locatePage(first) === paths.actionsOf('*') && ' of any service'}
      </SiteLink>
      : {countOf(policies.size, 'policy', 'policies')}
    </p>
  );
}

/** A wider pattern of more policies is told in full where it stands itself, and counted here. */
const mostTold = 4;

/** A wider pattern, and when policies had it. */
function Wider({ other, effect }: { other: ActionHistory; effect: Effect }) {
  const policies = new Set(other.spans.map(({ policy }) => policy));
  return (
    <p className="also">
      {sayThrough(effect, other.effect)}{' '}
      <SiteLink to={locateActionHistory(other)}>
        <code>{formatActionsShort(other)}</code>
      </SiteLink>
      :{' '}
      {policies.size > mostTold
        ? countOf(policies.size, 'policy', 'policies')
        : other.spans.map((span, index) => (
            <span key={`${span.policy.policyName} ${span.versions[0].versionId}`}>
              {index > 0 && '; '}
              {span.policy.policyName} <SpanDays span={span} />
            </span>
          ))}
    </p>
  );
}

function sayThrough(effect: Effect, other: Effect): string {
  if (effect === other) return 'also through';
  return other === 'Deny' ? 'denied through' : 'allowed through';
}
