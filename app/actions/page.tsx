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
  const current = services.filter(({ summary }) => summary.allowed.now > 0);
  const past = services.filter(({ summary }) => summary.allowed.now === 0);
  const whole = services.flatMap(({ summary }) =>
    summary.whole.map(({ history }) => history.patterns[0] as string),
  );
  const withPermissionsManagement = current.filter(({ summary }) =>
    summary.accessLevels.includes('Permissions management'),
  );
  const patterns = current.reduce((sum, { summary }) => sum + summary.allowed.now, 0);
  return (
    <>
      <PageHead
        title="Actions"
        lead={[
          `Policies in force grant ${countOf(patterns, 'action pattern')} of ${countOf(current.length, 'service')}`,
          whole.length > 0 ? `, whole services through ${joinWords(whole)}` : '',
          withPermissionsManagement.length > 0
            ? `, and permissions management in ${joinWords(withPermissionsManagement.map(({ name }) => name))}`
            : '',
          '.',
        ].join('')}
      />
      <Section id="in-force" title="Granted by a policy in force">
        <ServiceList services={current} />
      </Section>
      {past.length > 0 && (
        <Section id="gone" title="No longer granted by any policy in force">
          <ServiceList services={past} />
        </Section>
      )}
    </>
  );
}
