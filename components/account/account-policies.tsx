import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AccountView } from '@/lib/account/account-view';
import { filterPolicies, noFilter } from '@/lib/account/filter-view';
import { countOf } from '@/lib/text/wording';
import { pageSize } from '../tool/list';
import { Section } from '../ui/section';
import { AccountFilter } from './account-filter';
import { PolicyRow } from './policy-row';

/** The attached policies, worst first: what changed in each, and who gets it. */
export function AccountPolicies({
  view,
  onPrincipal,
}: {
  view: AccountView;
  /** Shows the effective change of a principal, by its index. */
  onPrincipal: (principal: number) => void;
}) {
  const [filter, setFilter] = useState(noFilter);
  const [count, setCount] = useState(pageSize);
  const isPrinting = usePrinting();
  const found = filterPolicies(view, filter);
  const shown = isPrinting ? found : found.slice(0, count);
  const left = found.length - shown.length;
  if (view.policies.length === 0) {
    return (
      <Section id="attached" title="Attached policies">
        <p className="text-muted">
          No policy on record is attached to a user, group or role of this account.
        </p>
      </Section>
    );
  }
  return (
    <Section
      id="attached"
      title="Attached policies"
      aside={
        <span aria-live="polite">
          {found.length === view.policies.length
            ? countOf(found.length, 'policy', 'policies')
            : `${found.length} of ${countOf(view.policies.length, 'policy', 'policies')}`}
          , worst first
        </span>
      }
    >
      <AccountFilter
        view={view}
        filter={filter}
        onChange={(next) => {
          setFilter(next);
          setCount(pageSize);
        }}
      />
      {found.length === 0 ? (
        <p className="mt-3 text-muted">No attached policy matches these filters.</p>
      ) : (
        <ul className="card mt-4">
          {shown.map((policy) => (
            <PolicyRow
              key={policy.arn}
              policy={policy}
              principals={view.principals}
              since={view.since}
              isPrinting={isPrinting}
              onPrincipal={onPrincipal}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <button
          type="button"
          onClick={() => setCount(count + pageSize)}
          className="button small mt-2"
        >
          Show {Math.min(pageSize, left)} more
        </button>
      )}
    </Section>
  );
}

/** Whether the page is being printed: then nothing is left out. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture right after the event.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
