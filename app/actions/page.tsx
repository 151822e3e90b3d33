import { Fragment } from 'react';
import { levels } from '@/components/actions/levels';
import { ServiceIndex } from '@/components/actions/service-index';
import { listServiceFacets, ServiceList } from '@/components/actions/service-list';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { listServices } from '@/lib/build/service-data';
import { record } from '@/lib/build/site-data';
import { countOf, joinWords } from '@/lib/text/wording';

export const metadata = describePage(
  paths.actions,
  'Actions',
  `Every action that a managed policy of ${record.site.subject} allows, denies, or did so in an earlier version, by service: which policies, since when and until when.`,
);

const deprecated = new Set(
  record.policies
    .filter((policy) => policy.deprecated !== undefined)
    .map(({ policyName }) => policyName),
);

/** More services are listed by letter, in lines without the names of their policies. */
const maxServices = 60;

export default function ActionsPage() {
  const services = listServices();
  const current = services.filter(({ summary }) => summary.allowed.now > 0);
  const past = services.filter(({ summary }) => summary.allowed.now === 0);
  const whole = services.flatMap(({ summary }) =>
    summary.whole.map(({ history }) => history.patterns[0] as string),
  );
  const withPermissionsManagement = current.filter(({ summary }) =>
    summary.accessLevels.includes('Permissions management'),
  );
  const isLong = services.length > maxServices;
  const facets = isLong ? [] : current.map(({ summary }) => listServiceFacets(summary));
  const patterns = current.reduce((sum, { summary }) => sum + summary.allowed.now, 0);
  const lead = `Default versions allow ${countOf(patterns, 'action pattern')} of ${countOf(current.length, 'service')}${withPermissionsManagement.length > 0 ? `, with permissions management in ${isLong ? countOf(withPermissionsManagement.length, 'service') : joinWords(withPermissionsManagement.map(({ name }) => name))}` : ''}.`;
  if (isLong) {
    return (
      <>
        <PageHead title="Actions" lead={lead} />
        <ServiceIndex services={services} />
      </>
    );
  }
  return (
    <>
      <PageHead title="Actions" lead={lead} />
      {whole.length > 0 && (
        <p className="mt-2 text-muted">
          All actions of a service are allowed through{' '}
          {whole.map((pattern, index) => (
            <Fragment key={pattern}>
              {index > 0 && (index === whole.length - 1 ? ' and ' : ', ')}
              <code>{pattern}</code>
            </Fragment>
          ))}
          .
        </p>
      )}
      <Section
        id="in-force"
        title="Allowed by a default version"
        aside={countOf(current.length, 'service')}
      >
        <Filter
          of="services"
          noun="services"
          choices={[
            chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
            chooseAmong(
              { name: 'level', label: 'Access level', any: 'All levels' },
              facets,
              levels,
            ),
          ]}
        />
        <div className="mt-4">
          <ServiceList id="services" services={current} deprecated={deprecated} />
        </div>
      </Section>
      {past.length > 0 && (
        <Section
          id="gone"
          title="Allowed only by earlier versions"
          aside={countOf(past.length, 'service')}
        >
          <ServiceList services={past} deprecated={deprecated} />
        </Section>
      )}
    </>
  );
}
