import { paths } from '@/lib/addresses/paths';
import { compareText, groupByKey } from '@/lib/shared/collections';
import { countOf } from '@/lib/text/wording';
import { Chips } from '../ui/chip';
import { chooseAmong, Filter, markFacets } from '../ui/filter';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { labelLevel, levels, writeLevel } from './levels';
import type { ServiceLine } from './service-list';

/** So many services with the most patterns come first. */
const maxLargest = 12;

/** Many services: those with the most patterns, then all by the letter of their prefix. */
export function ServiceIndex({ services }: { services: readonly ServiceLine[] }) {
  const largest = services
    .toSorted((a, b) => b.summary.allowed.now - a.summary.allowed.now)
    .slice(0, maxLargest);
  const letters = [...groupByKey(services, findLetter)].sort(([a], [b]) => compareText(a, b));
  return (
    <>
      <Section id="largest" title="Services with the most allowed patterns">
        <Lines services={largest} />
      </Section>
      <Section id="all" title="All services" aside={countOf(services.length, 'service')}>
        <Filter
          of="services"
          noun="services"
          choices={[
            chooseAmong(
              { name: 'level', label: 'Access level', any: 'All levels' },
              services.map(listFacets),
              levels,
            ),
          ]}
        />
        <div id="services">
          {letters.map(([letter, list]) => (
            <details key={letter} className="group">
              <summary>
                <h3>{letter}</h3> {countOf(list.length, 'service')}
              </summary>
              <Lines services={list} />
            </details>
          ))}
        </div>
      </Section>
    </>
  );
}

function Lines({ services }: { services: readonly ServiceLine[] }) {
  return (
    <ul className="card">
      {services.map((line) => (
        <li key={line.actions.service ?? ''} {...markFacets(listFacets(line))}>
          <SiteLink to={paths.actionsOf(line.actions.service ?? '*')}>{line.name}</SiteLink>{' '}
          {line.actions.service && <code className="text-muted">{line.actions.service}</code>}
          <p className="text-small text-muted">{describeLine(line)}</p>
          <Chips chips={line.summary.accessLevels.slice(0, 1).map(labelLevel)} />
        </li>
      ))}
    </ul>
  );
}

function listFacets({ summary }: ServiceLine) {
  return { level: summary.accessLevels.map(writeLevel).join(' ') };
}

/** `45 of 98 patterns allowed, by 12 policies`. */
function describeLine({ summary: { allowed, denied, policiesNow } }: ServiceLine): string {
  const { now, ever } = allowed;
  if (now === 0) {
    return ever === 0 ? `${countOf(denied.ever, 'pattern')} denied` : 'In earlier versions only';
  }
  const patterns = now === ever ? countOf(now, 'pattern') : `${now} of ${countOf(ever, 'pattern')}`;
  return `${patterns} allowed, by ${countOf(policiesNow.length, 'policy', 'policies')}`;
}

/** The first letter of a prefix; patterns of several services come first. */
function findLetter({ actions: { service } }: ServiceLine): string {
  return service === undefined ? '*' : service.slice(0, 1).toUpperCase();
}
