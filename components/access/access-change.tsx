import type { ReactNode } from 'react';
import type { Comparison, Difference, Undecided } from '@/lib/iam/compare/difference';
import { countDifferences } from '@/lib/text/describe-items';
import { Section } from '../ui/section';
import type { References } from './action-lines';
import { DifferenceList } from './difference-list';

interface Props {
  comparison: Comparison;
  /** Ids of the two versions. */
  before: string;
  after: string;
  references: References;
  titles?: { gained: string; lost: string };
  /** Renders what follows the count beside a title. */
  tools?: (differences: readonly Difference[]) => ReactNode;
}

/** The access that a change added beside the access that it removed, with proofs. */
export function AccessChange({
  comparison,
  before,
  after,
  references,
  titles = { gained: 'Gained', lost: 'Lost' },
  tools,
}: Props) {
  const { verdict, gained, lost, undecided } = comparison;
  if (verdict === 'same') return null;
  const halves = [
    { id: 'gained', title: titles.gained, differences: gained, allows: after, refuses: before },
    { id: 'lost', title: titles.lost, differences: lost, allows: before, refuses: after },
  ].filter(({ differences }) => differences.length > 0);
  // A half with only future actions is one line, which would leave its column empty.
  const hasColumns =
    halves.length > 1 &&
    halves.every(({ differences }) => differences.some(({ future }) => !future));
  return (
    <>
      <div className={hasColumns ? 'grid grid-cols-1 gap-x-10 lg:grid-cols-2' : ''}>
        {halves.map(({ id, title, differences, allows, refuses }) => (
          <Section
            key={id}
            id={id}
            title={title}
            aside={
              <>
                {countDifferences(differences)} {tools?.(differences)}
              </>
            }
          >
            <DifferenceList
              differences={differences}
              references={references}
              sides={{ allows, refuses }}
              isLost={id === 'lost'}
            />
          </Section>
        ))}
      </div>
      {undecided.length === 0 && <Rest verdict={verdict} before={before} after={after} />}
      <UndecidedList undecided={undecided} />
    </>
  );
}

/** States that the other half is empty. */
function Rest({
  verdict,
  before,
  after,
}: Pick<Props, 'before' | 'after'> & { verdict: Comparison['verdict'] }) {
  if (verdict === 'wider') {
    return (
      <p className="pt-3 text-muted">
        Nothing lost: what {before} allows, {after} allows too.
      </p>
    );
  }
  if (verdict === 'narrower') {
    return (
      <p className="pt-3 text-muted">
        Nothing gained: what {after} allows, {before} allowed too.
      </p>
    );
  }
  return null;
}

/** What the comparison could not decide, with reasons. */
function UndecidedList({ undecided }: { undecided: readonly Undecided[] }) {
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
