import { ActionEntry, listFacets } from '@/components/actions/action-entry';
import { ActionIndex } from '@/components/actions/action-index';
import { GrantAxis, GrantBarLegend } from '@/components/actions/grant-bar';
import { levels } from '@/components/actions/levels';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { buildActionHistoryId } from '@/lib/addresses/action-address';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { actionAxis, findService, isIndexed, listServicePages } from '@/lib/build/service-data';
import { catalog } from '@/lib/build/site-data';
import { layOutGrantBar } from '@/lib/history/grant-bars';
import type { ActionEntry as Entry } from '@/lib/history/service-actions';
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
    `Actions of ${name} in managed policies: ${countOf(actions.entries.length, 'pattern')}, ${summary.allowed.now} allowed by default versions; by which policies, since when and until when.`,
  );
}

export default async function ServicePage({ params }: Props) {
  const { actions, summary, name } = findService((await params).service);
  const { service, entries } = actions;
  const isIndex = isIndexed(actions);
  const spans = entries.flatMap(({ history }) => history.spans);
  const facets = entries.map(listFacets);
  const groups = groupEntries(entries);
  const filter = (
    <Filter
      of="entries"
      noun="patterns"
      choices={[
        chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
        chooseAmong({ name: 'level', label: 'Access level', any: 'All levels' }, facets, levels),
      ]}
    />
  );
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
      {!isIndex && <div className="mt-6">{filter}</div>}
      {isIndex ? (
        <ActionIndex id="entries" service={service} entries={entries} filter={filter} />
      ) : (
        <>
          <GrantBarLegend
            hasDenies={entries.some(({ history }) => history.effect === 'Deny')}
            hasMissing={spans.some((span) => layOutGrantBar(span, actionAxis).missing.length > 0)}
          />
          <div className="lived axis">
            <GrantAxis years={actionAxis.years} />
          </div>
          <div id="entries">
            {groups.map(({ title, note, list, isOpen }) => (
              <details key={title} open={isOpen} className="group">
                <summary>
                  <h2>{title}</h2> {countOf(list.length, 'pattern')}
                  {note}
                </summary>
                <ul className="card">
                  {list.map((entry) => (
                    <ActionEntry
                      key={buildActionHistoryId(entry.history)}
                      entry={entry}
                      axis={actionAxis}
                      references={catalog}
                      isOpen={entries.length <= fewEntries}
                    />
                  ))}
                </ul>
              </details>
            ))}
          </div>
        </>
      )}
    </>
  );

  function describe(): string {
    const { allowed, denied, policiesNow, whole } = summary;
    if (allowed.now === 0) {
      return `No default version allows an action of this service. Earlier versions did, by ${countOf(allowed.ever, 'pattern')}.`;
    }
    const policies =
      policiesNow.length > 2
        ? countOf(policiesNow.length, 'policy', 'policies')
        : joinWords(policiesNow);
    const all = whole.map(({ history }) => history.patterns[0] as string);
    const named = joinWords(all.slice(0, maxWhole));
    return [
      `${policies} ${policiesNow.length === 1 ? 'allows' : 'allow'} ${countOf(allowed.now, 'action pattern')}`,
      all.length > 0
        ? `, including ${all.length > maxWhole ? countOf(all.length, 'pattern for all actions', 'patterns for all actions') : named}`
        : '',
      '.',
      denied.now > 0 ? ` ${countOf(denied.now, 'pattern is', 'patterns are')} denied.` : '',
      allowed.ever > allowed.now
        ? ` Earlier versions named ${allowed.ever - allowed.now} more.`
        : '',
    ].join('');
  }
}

/** More patterns for all of a service are counted. */
const maxWhole = 3;
/** The entries of a service with fewer patterns are open. */
const fewEntries = 5;
/** Groups are open until so many entries are shown. */
const maxShown = 60;
/** Of a longer first group, only so many entries are open. */
const maxFirst = 90;

/** What default versions allow, what they deny, and what only earlier versions name. */
function groupEntries(entries: readonly Entry[]) {
  const isDeny = ({ history }: Entry) => history.effect === 'Deny';
  let shown = 0;
  return [
    {
      title: 'Allowed',
      note: '',
      list: entries.filter((entry) => entry.isCurrent && !isDeny(entry)),
    },
    {
      title: 'Denied',
      note: '',
      list: entries.filter((entry) => entry.isCurrent && isDeny(entry)),
    },
    {
      title: 'In earlier versions only',
      note: ', which a wider pattern may still match',
      list: entries.filter((entry) => !entry.isCurrent),
    },
  ]
    .filter(({ list }) => list.length > 0)
    .flatMap((group, index) => (index === 0 ? splitLong(group) : [group]))
    .map((group) => {
      shown += group.list.length;
      return { ...group, isOpen: shown <= maxShown || shown === group.list.length };
    });
}

interface Group {
  title: string;
  note: string;
  list: Entry[];
}

function splitLong(group: Group): Group[] {
  const { title, list } = group;
  if (list.length <= maxFirst) return [group];
  return [
    { ...group, list: list.slice(0, maxFirst) },
    { ...group, title: `${title}, further patterns`, list: list.slice(maxFirst) },
  ];
}
