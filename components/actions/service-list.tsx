import { type Facets, paths } from '@/lib/addresses/paths';
import type { ServiceActions, ServiceSummary } from '@/lib/history/service-actions';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/site';
import { labelLevel, writeLevel } from './levels';

/** A service with its name and its actions in policies. */
export interface ServiceLine {
  actions: ServiceActions;
  summary: ServiceSummary;
  name: string;
}

/** Services with their allowed action patterns and the policies that have them. */
export function ServiceList({
  id,
  services,
  deprecated,
}: {
  /** For a filter. */
  id?: string;
  services: readonly ServiceLine[];
  /** The names of deprecated policies. */
  deprecated: ReadonlySet<string>;
}) {
  return (
    <ul id={id} className="card">
      {services.map(({ actions: { service }, summary, name }) => (
        <li key={service ?? ''} {...markFacets(listServiceFacets(summary))} className="service">
          <div>
            <SiteLink to={paths.actionsOf(service ?? '*')}>{name}</SiteLink>{' '}
            {service && <code className="text-muted">{service}</code>}
          </div>
          <div>
            <p>
              {describeGranted(summary)}
              {summary.whole.map(({ history }) => (
                <span key={history.patterns[0]}>
                  {', including '}
                  <code>{history.patterns[0]}</code>
                </span>
              ))}
              {summary.denied.now > 0 && `; ${summary.denied.now} denied`}
            </p>
            <Chips chips={summary.accessLevels.map(labelLevel)} />
          </div>
          <ul>
            {summary.policiesNow.map((policyName) => (
              <PolicyLine
                key={policyName}
                policyName={policyName}
                isDeprecated={deprecated.has(policyName)}
              />
            ))}
            {summary.policiesBefore.map((policyName) => (
              <PolicyLine
                key={policyName}
                policyName={policyName}
                isDeprecated={deprecated.has(policyName)}
                isPast
              />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The policies and access levels of a service, for a filter. */
export function listServiceFacets(summary: ServiceSummary): Facets {
  return {
    policy: [...summary.policiesNow, ...summary.policiesBefore].join(' '),
    level: summary.accessLevels.map(writeLevel).join(' '),
  };
}

function PolicyLine({
  policyName,
  isDeprecated,
  isPast = false,
}: {
  policyName: string;
  isDeprecated: boolean;
  isPast?: boolean;
}) {
  return (
    <li>
      <SiteLink to={paths.policy(policyName)} className="name">
        <BreakableName name={policyName} />
      </SiteLink>
      {isPast && ' in earlier versions'}
      {isDeprecated && ' (deprecated)'}
    </li>
  );
}

/** Returns for example `45 of 98 patterns allowed`: 98 were allowed at any time. */
function describeGranted({ allowed: { now, ever } }: ServiceSummary): string {
  if (ever === 0) return 'never allowed';
  if (now === ever) return `${countOf(now, 'pattern')} allowed`;
  return `${now} of ${countOf(ever, 'pattern')} allowed`;
}
