import { type ActionHistory, type GrantSpan, listSpanScopes } from '@/lib/history/action-history';
import { Conditions } from '../access/scope';
import { OnResources, SpanDays } from './span-words';

/** On which resources and under which conditions a policy had an action, each since when. */
export function SpanScopes({ life, span }: { life: ActionHistory; span: GrantSpan }) {
  const groups = listSpanScopes(life, span);
  return groups.map((group) => (
    <span
      key={`${JSON.stringify(group.resources)} ${JSON.stringify(group.conditions)} ${group.versions[0].versionId}`}
      className="block text-muted [overflow-wrap:anywhere]"
    >
      {/* A single scope has the dates of the span, which stand above it. */}
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
