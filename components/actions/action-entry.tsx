import {
  buildActionHistoryId,
  formatActions,
  formatActionsShort,
  locateActionHistory,
} from '@/lib/addresses/action-address';
import { type Facets, paths } from '@/lib/addresses/paths';
import { type ActionHistory, type GrantSpan, listSpanScopes } from '@/lib/history/action-history';
import type { Axis } from '@/lib/history/axis';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
import type { Effect } from '@/lib/iam/document';
import { groupByKey } from '@/lib/shared/collections';
import { capitalize, countOf, joinWords } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { Conditions } from '../access/conditions';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/site';
import { GrantBars } from './grant-bar';
import { OnResources, SpanDays } from './grant-span';
import { writeLevel } from './levels';
import { UnnamedActions } from './unnamed-actions';

interface Props {
  entry: Entry;
  axis: Axis;
  references: References;
}

/**
 * An action pattern in one line, with its access levels and a bar; folded below it are its grants
 * over time and the wider patterns that include it. A link to its id opens it.
 */
export function ActionEntry({
  entry,
  axis,
  references,
  isOpen = false,
}: Props & { isOpen?: boolean }) {
  const { history } = entry;
  const [listed, counted] = splitWider(entry);
  return (
    <li {...markFacets(listFacets(entry))} className="entry">
      <details open={isOpen}>
        <summary className="lived">
          <h3>
            {history.effect === 'Deny' && <Chip tone="neutral">Deny</Chip>}{' '}
            <code>{formatActions(history)}</code>
          </h3>
          <span>{summarizeEntry(entry)}</span>
          <GrantBars layouts={layOutBars(history, axis)} effect={history.effect} />
        </summary>
        <div id={buildActionHistoryId(history)}>
          <EntryLinks history={history} references={references} />
          <ul>
            {history.spans.map((span) => (
              <li key={`${span.policy.policyName} ${span.versions[0].versionId}`} className="lived">
                <span>
                  <SiteLink to={paths.policy(span.policy.policyName)} className="name">
                    <BreakableName name={span.policy.policyName} />
                  </SiteLink>{' '}
                  {span.policy.deprecated !== undefined && <Chip tone="late">Deprecated</Chip>}
                </span>
                <div>
                  <p>
                    <SpanDays span={span} />
                  </p>
                  <SpanScopes history={history} span={span} />
                </div>
                <GrantBars layouts={[layOutGrantBar(span, axis)]} effect={history.effect} />
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
        </div>
      </details>
    </li>
  );
}

/** The access levels of an entry and the number of its policies. */
function summarizeEntry({ history, accessLevels }: Entry): string {
  const [highest, ...others] = accessLevels;
  const levels =
    others.length > 1 ? `${highest} and ${others.length} more levels` : joinWords(accessLevels);
  const policies = new Set(history.spans.map(({ policy }) => policy));
  return [levels, countOf(policies.size, 'policy', 'policies')]
    .filter((text) => text !== '')
    .join(' · ');
}

/** The policies and access levels of an entry, for a filter. */
export function listFacets({ history, accessLevels }: Entry): Facets {
  const names = new Set(history.spans.map(({ policy }) => policy.policyName));
  return {
    policy: [...names].join(' '),
    level: accessLevels.map(writeLevel).join(' '),
  };
}

function layOutBars(history: ActionHistory, axis: Axis) {
  return history.spans.map((span) => layOutGrantBar(span, axis));
}

function EntryLinks({ history, references }: { history: ActionHistory; references: References }) {
  if (history.negated) return null;
  const [pattern = ''] = history.patterns;
  const reference = references.findReference(pattern);
  return (
    <p>
      <SiteLink to={paths.whoAllowedQuery({ action: pattern })}>Who allowed it?</SiteLink>
      {reference !== undefined && (
        <>
          {' · '}
          <a href={reference}>AWS reference</a>
        </>
      )}
    </p>
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
  const verb = other === 'Deny' ? 'denied by' : 'allowed by';
  return effect === other ? `Also ${verb}` : capitalize(verb);
}

/** The resources and conditions of a grant, with dates if they changed. */
function SpanScopes({ history, span }: { history: ActionHistory; span: GrantSpan }) {
  const groups = listSpanScopes(history, span);
  return groups.map((group) => (
    <div
      key={`${JSON.stringify(group.resources)} ${JSON.stringify(group.conditions)} ${group.versions[0].versionId}`}
      className="prose text-muted [overflow-wrap:anywhere]"
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
          , <Conditions conditions={group.conditions} />
        </>
      )}
    </div>
  ));
}
