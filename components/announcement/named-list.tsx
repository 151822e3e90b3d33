import { listNamedActions } from '@/lib/history/match-announcements';
import type { Announcement } from '@/lib/record/types';
import { ActionName } from './action-name';

/** The actions that a row names, as AWS prints them. */
export function NamedList({ announcement }: { announcement: Announcement }) {
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
