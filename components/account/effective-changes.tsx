import { useEffect, useRef } from 'react';
import type { AccountView, PrincipalView } from '@/lib/account/account-view';
import type { EffectiveView } from '@/lib/account/effective-view';
import type { RiskCatalogFile } from '@/lib/risk/types';
import { useLoaded } from '../tool/load';
import { LoadError, Status } from '../tool/tool';
import { Section } from '../ui/section';
import { EffectiveChange } from './effective-change';
import { PrincipalField } from './principal-field';

/** A field for a principal, and what the changes of all its policies did together. */
export function EffectiveChanges({
  view,
  riskCatalog,
  wanted,
  onPrincipal,
  load,
}: {
  view: AccountView;
  riskCatalog: RiskCatalogFile;
  /** The principal, and a number that differs for each request. */
  wanted: { principal: number; request: number } | undefined;
  onPrincipal: (principal: number) => void;
  load: (principal: number) => Promise<EffectiveView>;
}) {
  const place = useRef<HTMLElement>(null);
  const loaded = useLoaded(wanted && String(wanted.principal), () => load(wanted?.principal ?? 0));
  const principal = wanted && (view.principals[wanted.principal] as PrincipalView);
  // The button may be far above.
  useEffect(() => {
    if (wanted === undefined) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, [wanted]);
  return (
    <Section id="effective" title="What all changes did together for one principal">
      <p className="max-w-[46rem] text-muted">
        All policies of a principal as of {view.since}, compared with those of today: also where a
        Deny of one policy applies to another. Its own policies count as they are today on both
        sides.
      </p>
      <PrincipalField
        principals={view.principals}
        chosen={principal?.name}
        onPrincipal={onPrincipal}
      />
      {principal && (
        <section
          ref={place}
          tabIndex={-1}
          aria-label={`Changes for ${principal.type} ${principal.name}`}
          className="account-effective"
        >
          {loaded.state === 'loading' && (
            <Status>Comparing all policies of {principal.name} …</Status>
          )}
          {loaded.state === 'failed' && <LoadError failed={loaded} />}
          {loaded.state === 'ready' && (
            <EffectiveChange change={loaded.value} riskCatalog={riskCatalog} />
          )}
        </section>
      )}
    </Section>
  );
}
