import type { PermissionDifference } from '@/lib/history/changes';
import { countOf } from '@/lib/site/wording';
import { Section } from '../ui/section';
import { GrantList } from './grant-list';

/** Added beside removed, as the documents write it. */
export function Difference({ difference }: { difference: PermissionDifference }) {
  const { effect, grantsAdded, grantsRemoved, actionsAdded, actionsRemoved } = difference;
  if (effect !== 'changed') return null;
  const halves = [
    { id: 'added', title: 'Added', sign: '+', grants: grantsAdded, actions: actionsAdded },
    { id: 'removed', title: 'Removed', sign: '−', grants: grantsRemoved, actions: actionsRemoved },
  ] as const;
  return (
    <div className="grid grid-cols-1 gap-x-10 lg:grid-cols-2">
      {halves.map(({ id, title, sign, grants, actions }) => (
        <Section
          key={id}
          id={id}
          title={title}
          aside={`${countOf(actions.length, 'action')}, ${countOf(grants.length, 'grant')}`}
        >
          <GrantList grants={grants} sign={sign} />
        </Section>
      ))}
    </div>
  );
}
