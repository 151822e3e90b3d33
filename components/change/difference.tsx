import type { PermissionDifference } from '@/lib/history/changes';
import { countOf } from '@/lib/site/wording';
import { Section } from '../ui/section';
import { GrantList } from './grant-list';

/** Added beside removed, as the documents write it. */
export function Difference({ difference }: { difference: PermissionDifference }) {
  const { grantsAdded, grantsRemoved, effect } = difference;
  if (effect !== 'changed') return null;
  return (
    <div className="grid grid-cols-1 gap-x-10 lg:grid-cols-2">
      <Section
        id="added"
        title="Added"
        aside={countActions(difference.actionsAdded.length, grantsAdded.length)}
      >
        <GrantList grants={grantsAdded} sign="+" />
      </Section>
      <Section
        id="removed"
        title="Removed"
        aside={countActions(difference.actionsRemoved.length, grantsRemoved.length)}
      >
        <GrantList grants={grantsRemoved} sign="−" />
      </Section>
    </div>
  );
}

function countActions(actions: number, grants: number): string {
  return `${countOf(actions, 'action')}, ${countOf(grants, 'grant')}`;
}
