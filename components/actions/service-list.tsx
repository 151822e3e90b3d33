import { paths } from '@/lib/addresses/paths';
import type { ServiceActions, ServiceSummary } from '@/lib/history/service-actions';
import { countOf, joinWords } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';

/** A service with its name and its actions in policies. */
interface ServiceLine {
  actions: ServiceActions;
  summary: ServiceSummary;
  name: string;
}

/** Services with their allowed action patterns and the policies that have them. */
export function ServiceList({ services }: { services: readonly ServiceLine[] }) {
  return (
    <ul>
      {services.map(({ actions: { service }, summary, name }) => (
        <li
          key={service ?? ''}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_20rem]"
        >
          <div className="min-w-0">
            <SiteLink to={paths.actionsOf(service ?? '*')}>{name}</SiteLink>{' '}
            {service && <code className="text-muted">{service}</code>}
            <p className="text-small text-muted">
              <Policies summary={summary} />
            </p>
          </div>
          <p className="text-small">
            {describeGranted(summary)}
            {summary.whole.map(({ history }) => (
              <span key={history.patterns[0]}>
                , every action through <code>{history.patterns[0]}</code>
              </span>
            ))}
            {summary.denied.now > 0 && `; ${summary.denied.now} denied`}
            <span className="block text-muted">{joinWords(summary.accessLevels)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Returns for example `45 of 98 patterns granted now`: 98 were granted at any time. */
function describeGranted({ allowed: { now, ever } }: ServiceSummary): string {
  if (ever === 0) return 'nothing ever granted';
  if (now === ever) return `${countOf(now, 'pattern')} granted now`;
  return `${now === 0 ? 'none' : now} of ${countOf(ever, 'pattern')} granted now`;
}

function Policies({ summary: { policiesNow, policiesBefore } }: { summary: ServiceSummary }) {
  const now = policiesNow.length > 0 ? `in ${joinWords(policiesNow)}` : '';
  const once = policiesBefore.length > 0 ? `once in ${joinWords(policiesBefore)}` : '';
  return [now, once].filter((text) => text !== '').join('; ');
}
