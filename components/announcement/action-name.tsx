import type { NamedAction } from '@/lib/history/match-announcements';

/** An action as it is named; one that is denied says so. */
export function ActionName({ named: { effect, action } }: { named: NamedAction }) {
  return (
    <>
      {effect === 'Deny' && 'deny '}
      <code>{action}</code>
    </>
  );
}
