import type { Condition } from '@/lib/iam/document';
import type { Grant } from '@/lib/iam/grants';
import { type GrantGroup, groupGrants } from '@/lib/iam/grants';

/** Added or removed grants, grouped by effect, resources and conditions. */
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

/** Longer lists are folded. */
const longList = 12;

function GroupActions({
  group: { actions, effect },
  sign,
}: {
  group: GrantGroup;
  sign: '+' | '−';
}) {
  const list = (some: string[]) => (
    <ul className={sign === '+' ? 'signed plus' : 'signed minus'}>
      {some.map((action) => (
        <li key={action}>
          {effect === 'Deny' && <strong>deny </strong>}
          <code>{action}</code>
        </li>
      ))}
    </ul>
  );
  if (actions.length <= longList) return list(actions);
  return (
    <>
      {list(actions.slice(0, longList - 2))}
      <details>
        <summary className="text-small text-muted">{actions.length - longList + 2} more</summary>
        {list(actions.slice(longList - 2))}
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
