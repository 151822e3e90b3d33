import type { PolicyView, PrincipalView } from '@/lib/account/account-view';
import { paths } from '@/lib/addresses/paths';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { ChangesSince } from './account-change';
import { PolicyHolders } from './policy-holders';

/** An attached policy: what changed in all, its versions since the day, and who gets them. */
export function PolicyRow({
  policy,
  principals,
  since,
  isPrinting,
  onPrincipal,
}: {
  policy: PolicyView;
  principals: readonly PrincipalView[];
  since: string;
  isPrinting: boolean;
  onPrincipal: (principal: number) => void;
}) {
  const { policyName, iamName, versions, chips, sentence, risks, reservation } = policy;
  return (
    <li className="reach">
      <div>
        <h3>
          <SiteLink to={paths.policy(policyName)} className="name">
            <BreakableName name={iamName} />
          </SiteLink>{' '}
          <span className="whitespace-nowrap text-muted">{versions}</span>
        </h3>
        <Chips chips={chips} />
        {risks !== '' && (
          <p>
            <Sentence text={risks} />
          </p>
        )}
        {sentence !== '' && (
          <p className="text-muted">
            <Sentence text={sentence} />
          </p>
        )}
        <Retirement policy={policy} />
        {reservation !== '' && <p className="hint">{reservation}</p>}
      </div>
      <div>
        <p className="hint">Versions since {since}</p>
        {policy.changes.length === 0 ? (
          <p className="text-muted">No new version</p>
        ) : (
          <ChangesSince policyName={policyName} changes={policy.changes} showsAll={isPrinting} />
        )}
      </div>
      <div>
        <p className="hint">Who gets it</p>
        <PolicyHolders
          holders={policy.holders}
          principals={principals}
          isPrinting={isPrinting}
          onPrincipal={onPrincipal}
        />
      </div>
    </li>
  );
}

/** Since when a policy is deprecated or withdrawn, and what replaces it. */
function Retirement({ policy: { retired } }: { policy: PolicyView }) {
  if (retired === undefined) return null;
  const { text, replacement } = retired;
  return (
    <p>
      The policy is {text}
      {replacement !== undefined && ', replaced by '}
      {replacement?.isOnRecord === true ? (
        <SiteLink to={paths.policy(replacement.name)}>
          <BreakableName name={replacement.name} />
        </SiteLink>
      ) : (
        replacement?.name
      )}
      .
    </p>
  );
}
