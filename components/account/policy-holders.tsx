import { useState } from 'react';
import type { HolderView, PrincipalView } from '@/lib/account/account-view';
import { markLabels } from '@/lib/account/mark-principal';
import { capitalize } from '@/lib/text/wording';
import { pageSize } from '../tool/list';
import { Chips } from '../ui/chip';

/** So many principals are shown at first; one or two more are not folded. */
const maxHolders = 4;

/** The principals that have a policy, each with the way it has it. */
export function PolicyHolders({
  holders,
  principals,
  isPrinting,
  onPrincipal,
}: {
  holders: readonly HolderView[];
  principals: readonly PrincipalView[];
  isPrinting: boolean;
  onPrincipal: (principal: number) => void;
}) {
  const [count, setCount] = useState(maxHolders);
  const max = isPrinting ? Math.max(count, pageSize) : count;
  const shown = holders.length <= max + 2 ? holders : holders.slice(0, max);
  const left = holders.length - shown.length;
  return (
    <>
      <ul className="reach-holders">
        {shown.map((holder) => (
          <li key={`${holder.principal} ${holder.how}`}>
            <Holder
              holder={holder}
              principal={principals[holder.principal] as PrincipalView}
              onPrincipal={onPrincipal}
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <>
          <p className="hint">And {left.toLocaleString('en-US')} more</p>
          <button
            type="button"
            onClick={() => setCount(max + pageSize)}
            className="button small mt-1"
          >
            Show {Math.min(pageSize, left)} more
          </button>
        </>
      )}
    </>
  );
}

function Holder({
  holder: { principal: index, via, how },
  principal: { type, name, marks },
  onPrincipal,
}: {
  holder: HolderView;
  principal: PrincipalView;
  onPrincipal: (principal: number) => void;
}) {
  return (
    <>
      <p>
        {capitalize(type)} <span className="name">{name}</span>{' '}
        <span className="text-muted">{how}</span>
      </p>
      <Chips
        chips={[
          ...(via === 'boundary'
            ? [{ text: 'Limits, grants nothing', tone: 'neutral' as const }]
            : []),
          ...marks.map((mark) => ({
            text: capitalize(markLabels[mark]),
            tone: 'neutral' as const,
          })),
        ]}
      />
      <button
        type="button"
        className="reach-effective"
        onClick={() => onPrincipal(index)}
        aria-label={`What all changes did together for ${type} ${name}`}
      >
        What all changes did together
      </button>
    </>
  );
}
