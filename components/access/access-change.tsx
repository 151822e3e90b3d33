import type { ReactNode } from 'react';
import type { Comparison, Difference, Undecided } from '@/lib/iam/compare/difference';
import { countByKind } from '@/lib/text/describe-items';
import { Section } from '../ui/section';
import type { References } from './action-lines';
import { DifferenceList } from './difference-list';

interface Props {
  comparison: Comparison;
  /** Ids of the two versions. */
  before: string;
  after: string;
  references: References;
  /** Without them, `Adds` and `Removes`, or `Widens` and `Restricts` where no action is new or gone. */
  titles?: { gained: string; lost: string };
  /** Renders what follows the count beside a title. */
  tools?: (differences: readonly Difference[]) => ReactNode;
}

/** The access that a change adds beside the access that it removes, with example requests. */
export function AccessChange({ comparison, before, after, references, titles, tools }: Props) {
  const { verdict, gained, lost, undecided } = comparison;
  if (verdict === 'same') return null;
  const halves = [
    {
      id: 'gained',
      title: titles?.gained ?? nameGained(gained),
      differences: gained,
      allows: after,
      refuses: before,
    },
    {
      id: 'lost',
      title: titles?.lost ?? nameLost(lost),
      differences: lost,
      allows: before,
      refuses: after,
    },
  ].filter(({ differences }) => differences.length > 0);
  // A half with only future actions is one line, which would leave its column empty.
  const hasColumns =
    halves.length > 1 &&
    halves.every(({ differences }) => differences.some(({ future }) => !future));
  return (
    <>
      <div id="access" className={hasColumns ? 'halves two' : 'halves'}>
        {halves.map(({ id, title, differences, allows, refuses }) => (
          <Section
            key={id}
            id={id}
            title={title}
            aside={
              <>
                {countByKind(differences, id === 'gained' ? 'gained' : 'lost')}{' '}
                {tools?.(differences)}
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
      {undecided.length === 0 && <EmptyHalf verdict={verdict} before={before} after={after} />}
      <UndecidedList undecided={undecided} />
    </>
  );
}

function nameGained(gained: readonly Difference[]): string {
  return gained.some(isWhole) ? 'Adds' : 'Widens';
}

function nameLost(lost: readonly Difference[]): string {
  return lost.some(isWhole) ? 'Removes' : 'Restricts';
}

/** Whether the other version does not allow the action at all. */
function isWhole({ elsewhere }: Difference): boolean {
  return elsewhere === 'nothing';
}

/** States that the other half is empty. */
function EmptyHalf({
  verdict,
  before,
  after,
}: Pick<Props, 'before' | 'after'> & { verdict: Comparison['verdict'] }) {
  const text = {
    wider: `No permissions removed: ${after} allows every request that ${before} allows.`,
    narrower: `No permissions added: ${before} allows every request that ${after} allows.`,
    both: undefined,
    same: undefined,
    undecided: undefined,
  }[verdict];
  return text && <p className="pt-3 text-muted">{text}</p>;
}

/** More than these are folded. */
const maxUndecided = 12;

/** What the comparison could not decide, with reasons. */
function UndecidedList({ undecided }: { undecided: readonly Undecided[] }) {
  if (undecided.length === 0) return null;
  const items = undecided.map(({ action, resource, reason }) => (
    <li key={`${action} ${resource} ${reason}`}>
      <code>{action}</code> on <code>{resource}</code>: {reason}
    </li>
  ));
  const rest = items.slice(maxUndecided);
  return (
    <Section id="undecided" title="Not decided">
      <ul className="card">
        {items.slice(0, maxUndecided)}
        {rest.length > 0 && (
          <li>
            <details>
              <summary>{rest.length.toLocaleString('en-US')} more</summary>
              <ul>{rest}</ul>
            </details>
          </li>
        )}
      </ul>
    </Section>
  );
}
