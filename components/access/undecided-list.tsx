import type { Undecided } from '@/lib/iam/compare/difference';
import { Section } from '../ui/section';

/** What the comparison could not decide, and why; nothing where it decided all. */
export function UndecidedList({ undecided }: { undecided: readonly Undecided[] }) {
  if (undecided.length === 0) return null;
  return (
    <Section id="undecided" title="Not decided">
      <ul className="py-3">
        {undecided.map(({ action, resource, reason }) => (
          <li key={`${action} ${resource} ${reason}`}>
            <code>{action}</code> on <code>{resource}</code>: {reason}
          </li>
        ))}
      </ul>
    </Section>
  );
}
