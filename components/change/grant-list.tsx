import type { Condition } from '@/lib/iam/document';
import type { Grant } from '@/lib/iam/grants';
import { type GrantGroup, groupGrants } from '@/lib/iam/group-grants';

/** Grants that came or went, those alike together: the actions, on what, under which condition. */
export function GrantList({ grants, sign }: { grants: Grant[]; sign: '+' | '−' }) {
  if (grants.length === 0) return <p className="py-3 text-muted">Nothing.</p>;
  return (
    <ul>
      {groupGrants(grants).map((group) => (
        <li key={JSON.stringify(group)} className="border-b border-line py-3">
          <GroupActions group={group} sign={sign} />
          <GroupScope group={group} />
        </li>
      ))}
    </ul>
  );
}

/** A list longer than this is opened on demand. */
const longList = 12;

function GroupActions({
  group: { actions, effect },
  sign,
}: {
  group: GrantGroup;
  sign: '+' | '−';
}) {
  const color = sign === '+' ? 'text-added' : 'text-removed';
  const items = (list: string[]) =>
    list.map((action) => (
      <li key={action} className="flex gap-2">
        <span className={`${color} font-bold`}>
          <span aria-hidden="true">{sign}</span>
          <span className="sr-only">{sign === '+' ? 'added' : 'removed'}</span>
        </span>
        <span className="min-w-0">
          {effect === 'Deny' && <strong>deny </strong>}
          <code>{action}</code>
        </span>
      </li>
    ));
  if (actions.length <= longList) return <ul>{items(actions)}</ul>;
  return (
    <>
      <ul>{items(actions.slice(0, longList - 2))}</ul>
      <details>
        <summary className="text-small text-muted">{actions.length - longList + 2} more</summary>
        <ul>{items(actions.slice(longList - 2))}</ul>
      </details>
    </>
  );
}

function GroupScope({ group: { resources, resourceNegated, conditions } }: { group: GrantGroup }) {
  const isAll = !resourceNegated && resources.length === 1 && resources[0] === '*';
  return (
    <div className="mt-1 pl-4 text-small text-muted">
      {isAll ? (
        <p>on all resources</p>
      ) : (
        resources.map((resource) => (
          <p key={resource}>
            {resourceNegated ? 'on all resources but ' : 'on '}
            <code>{resource}</code>
          </p>
        ))
      )}
      {conditions.map((condition) => (
        <p key={`${condition.operator} ${condition.key}`}>
          if <ConditionText condition={condition} />
        </p>
      ))}
    </div>
  );
}

function ConditionText({ condition: { operator, key, values } }: { condition: Condition }) {
  return (
    <>
      <code>{key}</code> {operator} <code>{values.join(', ')}</code>
    </>
  );
}
