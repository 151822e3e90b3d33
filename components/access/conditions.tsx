import type { Condition } from '@/lib/iam/document';
import { joinConditions, readCondition } from '@/lib/text/conditions';
import { Prose } from '../ui/prose';

/** Conditions in words, which open to the conditions as the document has them. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  return (
    <details className="exact">
      <summary>
        <Prose text={joinConditions(conditions)} />
      </summary>
      {conditions.map((condition) => {
        const { exact } = readCondition(condition);
        return <code key={exact}>{exact}</code>;
      })}
    </details>
  );
}
