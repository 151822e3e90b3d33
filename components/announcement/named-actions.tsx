import { listNamedActions, type NamedAction } from '@/lib/history/match-announcements';
import type { Announcement } from '@/lib/record/types';

/** The actions that an announcement names, as AWS prints them. */
export function NamedActionList({ announcement }: { announcement: Announcement }) {
  return (
    <ul className="mt-1 gap-x-6 sm:columns-2">
      {listNamedActions(announcement).map((named) => (
        <li key={`${named.effect} ${named.action}`}>
          <ActionName named={named} />
        </li>
      ))}
    </ul>
  );
}

/** An action with its effect, if that is Deny. */
export function ActionName({ named: { effect, action } }: { named: NamedAction }) {
  return (
    <>
      {effect === 'Deny' && 'deny '}
      <code>{action}</code>
    </>
  );
}
