import { Fragment } from 'react';
import {
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
import { readService } from '@/lib/iam/patterns';
import { groupByKey } from '@/lib/shared/collections';
import { capitalize, countOf } from '@/lib/text/wording';
import type { References } from '../access/action-lines';
import { Conditions } from '../access/conditions';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { GrantBars } from './grant-bar';
import { OnResources, SpanDays } from './grant-span';
import { UnnamedActions } from './unnamed-actions';

interface Props {
  entry: Entry;
  axis: Axis;
  references: References;
}

/** The grants of an action pattern over time, and the wider patterns that include it. */
export function ActionDetails({ entry, axis, references }: Props) {
  const { history } = entry;
  return (
    <>
      <EntryLinks history={history} references={references} />
      <AllPatterns history={history} />
      <ul>
        {history.spans.map((span) => (
          <SpanItem key={nameSpan(span)} history={history} span={span} axis={axis} />
        ))}
      </ul>
      <RelatedActions entry={entry} />
    </>
  );
}

/** The patterns of a long NotAction, which titles count. */
export function AllPatterns({ history }: { history: ActionHistory }) {
  if (formatActions(history) === formatActionsShort(history)) return null;
  return (
    <details className="also">
      <summary>All {history.patterns.length} actions that it leaves out</summary>
      {history.patterns.map((pattern, index) => (
        <Fragment key={pattern}>
          {index > 0 && ', '}
          <code>{pattern}</code>
        </Fragment>
      ))}
    </details>
  );
}

/** Identifies a span among those of an action. */
export function nameSpan({ policy, versions }: GrantSpan): string {
  return `${policy.policyName} ${versions[0].versionId}`;
}

/** A policy with its days, resources and conditions, and its bar. */
export function SpanItem({
  history,
  span,
  axis,
  ...attributes
}: {
  history: ActionHistory;
  span: GrantSpan;
  axis: Axis;
} & Record<`data-${string}`, string>) {
  return (
    <li className="lived" {...attributes}>
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
        <SpanScopes span={span} />
      </div>
      <GrantBars layouts={[layOutGrantBar(span, axis)]} effect={history.effect} />
    </li>
  );
}

/** The wider patterns of an action, and the actions that only it names. */
export function RelatedActions({ entry }: { entry: Entry }) {
  const { effect } = entry.history;
  const [listed, counted] = splitWider(entry);
  return (
    <>
      {listed.map((other) => (
        <Wider key={`${other.effect} ${formatActions(other)}`} other={other} effect={effect} />
      ))}
      {[...groupByKey(counted, (other) => `${other.effect} ${locatePage(other)}`)].map(
        ([key, others]) => (
          <FurtherWider key={key} others={others} effect={effect} />
        ),
      )}
      <UnnamedActions entry={entry} />
    </>
  );
}

export function EntryLinks({
  history,
  references,
}: {
  history: ActionHistory;
  references: References;
}) {
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

/** The page of `locateActionHistory`, without the id: a NotAction has a long one. */
function locatePage({ negated, patterns }: ActionHistory): string {
  return paths.actionsOf(negated ? '*' : readService(patterns[0] as string));
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
function SpanScopes({ span }: { span: GrantSpan }) {
  const groups = listSpanScopes(span);
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
