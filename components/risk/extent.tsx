import type { AllowedAction, RiskScope } from '@/lib/risk/grade';
import { groupByJsonKey } from '@/lib/shared/collections';
import { countOf } from '@/lib/text/wording';
import { Conditions } from '../access/conditions';

/** More groups of resources, or resources in one of them, than this are folded. */
const maxShown = 3;

/** Where a document allows an action: the resources and the conditions. */
export function Extent({ allowed }: { allowed: AllowedAction }) {
  const { isUnrestricted, scopes, denials } = allowed;
  if (isUnrestricted) return 'on all resources';
  const groups = groupByJsonKey(scopes, ({ conditions }) => conditions);
  const more = groups.slice(maxShown);
  return (
    <>
      <Groups groups={groups.slice(0, maxShown)} />
      {more.length > 0 && (
        <details>
          <summary>{countOf(more.flat().length, 'more resource')}, with other conditions</summary>
          <Groups groups={more} />
        </details>
      )}
      {denials.map((conditions) => (
        <div key={JSON.stringify(conditions)}>
          {conditions.length === 0 ? (
            'except where a Deny statement applies'
          ) : (
            <>
              denied <Conditions conditions={conditions} />
            </>
          )}
        </div>
      ))}
    </>
  );
}

function Groups({ groups }: { groups: readonly [RiskScope, ...RiskScope[]][] }) {
  return groups.map((group) => {
    const [{ conditions }] = group;
    const more = group.slice(maxShown);
    return (
      <div key={JSON.stringify(conditions)}>
        on <Resources scopes={group.slice(0, maxShown)} />
        {more.length > 0 && (
          <details>
            <summary>{countOf(more.length, 'more resource')}</summary>
            <Resources scopes={more} />
          </details>
        )}
        {conditions.length > 0 && <Conditions conditions={conditions} />}
      </div>
    );
  });
}

function Resources({ scopes }: { scopes: readonly RiskScope[] }) {
  return scopes.map(({ resource, exceptResources }, index) => (
    <span key={JSON.stringify([resource, exceptResources])}>
      {index > 0 && ', '}
      {resource === '*' ? 'all resources' : <code>{resource}</code>}
      {exceptResources.length > 0 &&
        ` except ${countOf(exceptResources.length, 'resource pattern')}`}
    </span>
  ));
}
