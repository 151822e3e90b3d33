import { Fragment } from 'react';
import type { EffectiveView } from '@/lib/account/effective-view';
import { paths } from '@/lib/addresses/paths';
import type { RiskCatalogFile } from '@/lib/risk/types';
import { capitalize } from '@/lib/text/wording';
import { AccessChange } from '../access/access-change';
import { ChangeRisk } from '../risk/change-risk';
import { openRiskCatalog } from '../tool/risk-catalog';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { ActionNames } from './account-copies';

/** What all changes added to a principal and removed from it, and what limits that. */
export function EffectiveChange({
  change: {
    principal,
    since,
    chip,
    sentence,
    comparison,
    risk,
    policies,
    notes,
    limited,
    references,
  },
  riskCatalog,
}: {
  change: EffectiveView;
  riskCatalog: RiskCatalogFile;
}) {
  const urls = new Map(references);
  return (
    <>
      <h3>
        {capitalize(principal.type)} <span className="name">{principal.name}</span>
      </h3>
      <p className="hint">{principal.arn}</p>
      <p className="lead">
        <Chip tone={chip.tone}>{chip.text}</Chip> <Sentence text={sentence} />
      </p>
      <ul className="prose mt-2">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {limited.names.length > 0 && (
        <details className="folded">
          <summary>Additions that the permissions boundary does not allow</summary>
          <ActionNames actions={limited} />
        </details>
      )}
      {policies.length > 0 && (
        <p className="mt-2">
          Compared:{' '}
          {policies.map(({ policyName, before, after, text }, index) => (
            <Fragment key={`${policyName} ${text}`}>
              {index > 0 && '; '}
              <SiteLink
                to={
                  before === undefined || before === after
                    ? paths.policy(policyName)
                    : paths.compareWith({ policy: policyName, from: before, to: after })
                }
                className="name"
              >
                <BreakableName name={policyName} />
              </SiteLink>{' '}
              {text}
            </Fragment>
          ))}
          .
        </p>
      )}
      <ChangeRisk changes={risk} catalog={openRiskCatalog(riskCatalog)} />
      <AccessChange
        comparison={comparison}
        before={since}
        after="today"
        references={{ findReference: (action) => urls.get(action) }}
      />
    </>
  );
}
