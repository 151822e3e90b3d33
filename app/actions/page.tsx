import { describePage } from '@/app/metadata';
import { ServiceList } from '@/components/actions/service-list';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { paths } from '@/lib/addresses/paths';
import { listServices, record } from '@/lib/build/site-data';
import { countOf, joinWords } from '@/lib/text/wording';

export const metadata = describePage(
  paths.actions,
  'Actions',
  `Every action that the managed policies of ${record.site.subject} ever granted or denied, by service: which policies, since when and until when.`,
);

export default function ActionsPage() {
  const services = listServices();
  const inForce = services.filter(({ summary }) => summary.allowed.now > 0);
  const gone = services.filter(({ summary }) => summary.allowed.now === 0);
  const whole = services.flatMap(({ summary }) =>
    summary.whole.map(({ history }) => history.patterns[0] as string),
  );
  const grave = inForce.filter(({ summary }) =>
    summary.accessLevels.includes('Permissions management'),
  );
  const patterns = inForce.reduce((sum, { summary }) => sum + summary.allowed.now, 0);
  return (
    <>
      <PageHead
        title="Actions"
        lead={[
          `Policies in force grant ${countOf(patterns, 'action pattern')} of ${countOf(inForce.length, 'service')}`,
          whole.length > 0 ? `, whole services through ${joinWords(whole)}` : '',
          grave.length > 0
            ? `, and permissions management in ${joinWords(grave.map(({ name }) => name))}`
            : '',
          '.',
        ].join('')}
      />
      <Section id="in-force" title="Granted by a policy in force">
        <ServiceList services={inForce} />
      </Section>
      {gone.length > 0 && (
        <Section id="gone" title="No longer granted by any policy in force">
          <ServiceList services={gone} />
        </Section>
      )}
    </>
  );
}
