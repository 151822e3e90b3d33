import { describePage } from '@/app/metadata';
import { ActionEntry } from '@/components/actions/action-entry';
import { GrantAxis, GrantBarLegend } from '@/components/actions/grant-bar';
import { PageHead } from '@/components/ui/page-head';
import { buildActionHistoryId } from '@/lib/addresses/action-address';
import { paths } from '@/lib/addresses/paths';
import { catalog, findService, listServicePages, recordAxis } from '@/lib/build/site-data';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import { countOf, joinWords } from '@/lib/text/wording';

interface Props {
  params: Promise<{ service: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => listServicePages().map((service) => ({ service }));

export async function generateMetadata({ params }: Props) {
  const { actions, summary, name } = findService((await params).service);
  return describePage(
    paths.actionsOf(actions.service ?? '*'),
    actions.service === undefined ? 'Actions of any service' : `${actions.service}: actions`,
    `What managed policies granted of ${name}: ${countOf(actions.entries.length, 'action pattern')}, ${summary.allowed.now} granted now; by which policies, since when and until when.`,
  );
}

export default async function ServicePage({ params }: Props) {
  const { actions, summary, name } = findService((await params).service);
  const { service, entries } = actions;
  const spans = entries.flatMap(({ history }) => history.spans);
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Actions', to: paths.actions }]}
        title={
          <>
            {name} {service && <code className="font-normal">{service}</code>}
          </>
        }
        lead={describe()}
      />
      <GrantBarLegend
        hasDenies={entries.some(({ history }) => history.effect === 'Deny')}
        hasMissing={spans.some((span) => layOutGrantBar(span, recordAxis).missing.length > 0)}
      />
      <div className="lived axis">
        <GrantAxis years={recordAxis.years} />
      </div>
      <ul className="border-t border-ink">
        {entries.map((entry) => (
          <ActionEntry
            key={buildActionHistoryId(entry.history)}
            entry={entry}
            axis={recordAxis}
            references={catalog}
          />
        ))}
      </ul>
    </>
  );

  function describe(): string {
    const { allowed, denied, policiesNow, whole } = summary;
    if (allowed.now === 0) {
      return `No policy in force grants any of it; ${countOf(allowed.ever, 'pattern')} once did.`;
    }
    const policies =
      policiesNow.length > 2
        ? countOf(policiesNow.length, 'policy', 'policies')
        : joinWords(policiesNow);
    const all = whole.map(({ history }) => history.patterns[0] as string);
    return [
      `${policies} ${policiesNow.length === 1 ? 'grants' : 'grant'} ${countOf(allowed.now, 'action pattern')} now`,
      all.length > 0 ? `, ${joinWords(all)} among them` : '',
      allowed.ever > allowed.now ? `; ${countOf(allowed.ever - allowed.now, 'other')} once` : '',
      denied.now > 0 ? `; ${denied.now} denied` : '',
      '.',
    ].join('');
  }
}
