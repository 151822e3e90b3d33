import {
  buildActionHistoryId,
  formatActions,
  formatActionsShort,
  locateActionHistory,
} from '@/lib/addresses/action-address';
import { paths } from '@/lib/addresses/paths';
import { type ActionHistory, type GrantSpan, listSpanScopes } from '@/lib/history/action-history';
import type { Axis } from '@/lib/history/axis';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
import type { Effect } from '@/lib/iam/document';
import { groupByKey } from '@/lib/shared/collections';
import { countOf, joinWords } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { Conditions } from '../access/scope';
import { SiteLink } from '../ui/site';
import { GrantBar } from './grant-bar';
import { OnResources, SpanDays } from './grant-span';
import { UnnamedActions } from './unnamed-actions';

interface Props {
  entry: Entry;
  axis: Axis;
  references: References;
}

/** An action pattern: its grants over time, and the wider patterns that include it. */
export function ActionEntry({ entry, axis, references }: Props) {
  const { history } = entry;
  const [listed, counted] = splitWider(entry);
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
              <SpanScopes history={history} span={span} />
            </p>
            <GrantBar layout={layOutGrantBar(span, axis)} effect={history.effect} />
          </li>
        ))}
      </ul>
      {listed.map((other) => (
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

/** More wider patterns than these are counted: each of them has an entry of its own. */
const maxWider = 4;

/** Splits the wider patterns into those to list, of the same service first, and those to count. */
function splitWider({
  history,
  wider,
}: Entry): [listed: ActionHistory[], counted: ActionHistory[]] {
  if (wider.length <= maxWider) return [wider, []];
  const page = locatePage(history);
  const isOnPage = (other: ActionHistory) => locatePage(other) === page;
  const sorted = [...wider.filter(isOnPage), ...wider.filter((other) => !isOnPage(other))];
  return [sorted.slice(0, maxWider), sorted.slice(maxWider)];
}

function locatePage(history: ActionHistory): string {
  return locateActionHistory(history).replace(/#.*/, '');
}

/** Wider patterns with the same effect and page. */
function FurtherWider({ others, effect }: { others: readonly ActionHistory[]; effect: Effect }) {
  const [first] = others as [ActionHistory];
  const policies = new Set(others.flatMap(({ spans }) => spans.map(({ policy }) => policy)));
  return (
    <p className="also">
      {describeEffect(effect, first.effect)}{' '}
      <SiteLink to={locatePage(first)}>
        {countOf(others.length, 'wider pattern')}
        {locatePage(first) === paths.actionsOf('*') && ' of any service'}
      </SiteLink>
      : {countOf(policies.size, 'policy', 'policies')}
    </p>
  );
}

/** More policies than these are counted: the entry of the wider pattern lists them. */
const maxPolicies = 4;

/** A wider pattern with its policies. */
function Wider({ other, effect }: { other: ActionHistory; effect: Effect }) {
  const policies = new Set(other.spans.map(({ policy }) => policy));
  return (
    <p className="also">
      {describeEffect(effect, other.effect)}{' '}
      <SiteLink to={locateActionHistory(other)}>
        <code>{formatActionsShort(other)}</code>
      </SiteLink>
      :{' '}
      {policies.size > maxPolicies
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

function describeEffect(effect: Effect, other: Effect): string {
  if (effect === other) return 'also through';
  return other === 'Deny' ? 'denied through' : 'allowed through';
}

/** The resources and conditions of a grant, with dates if they changed. */
function SpanScopes({ history, span }: { history: ActionHistory; span: GrantSpan }) {
  const groups = listSpanScopes(history, span);
  return groups.map((group) => (
    <span
      key={`${JSON.stringify(group.resources)} ${JSON.stringify(group.conditions)} ${group.versions[0].versionId}`}
      className="block text-muted [overflow-wrap:anywhere]"
    >
      {/* A single scope has the dates of the span, shown above. */}
      {groups.length > 1 && (
        <>
          <SpanDays span={group} />
          {': '}
        </>
      )}
      <OnResources resources={group.resources} />
      {group.conditions.length > 0 && (
        <>
          , if <Conditions conditions={group.conditions} />
        </>
      )}
    </span>
  ));
}
