import { Answer } from '@/components/api/answer';
import { RecipeList } from '@/components/api/recipe-list';
import { WithContents } from '@/components/ui/contents';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { exampleValues, readExample } from '@/lib/build/api-answers';
import { describePage } from '@/lib/build/describe-page';
import { record } from '@/lib/build/site-data';
import { listFields } from '@/lib/site/api/fields';
import { expandTemplate, kindNames, kinds, promise } from '@/lib/site/api/kinds';
import { listRecipes } from '@/lib/site/api/recipes';
import { shortenJson } from '@/lib/site/api/shorten-json';

export const metadata = describePage(
  paths.api,
  'API',
  `The history of ${record.site.subject}’s managed policies as static JSON: policies, versions, changes, announcements, actions and snapshots.`,
);

/** A function, since responses on all changes take a while. */
const describeKinds = () =>
  kindNames.map((kind) => {
    const { template, schema } = kinds[kind];
    return {
      kind,
      title: schema.title as string,
      description: schema.description as string,
      template,
      path: expandTemplate(template, exampleValues),
      example: shortenJson(readExample(kind)),
      fields: listFields(schema),
    };
  });

export default function ApiPage() {
  const described = describeKinds();
  return (
    <>
      <PageHead
        title="API"
        lead={
          <>
            The data of these pages as JSON: static files, read with GET, without a key. Start at{' '}
            <SiteLink to={paths.apiFile('index.json')} className="name">
              {paths.apiFile('index.json')}
            </SiteLink>
            .
          </>
        }
      />
      <WithContents
        parts={[
          { id: 'promise', text: 'Stability' },
          ...described.map(({ kind, title }) => ({ id: kind, text: title })),
          { id: 'recipes', text: 'Command line' },
        ]}
        actions={[
          <SiteLink key="openapi" to={paths.apiFile('openapi.json')}>
            OpenAPI 3.1
          </SiteLink>,
        ]}
      >
        <Section id="promise" title="Stability">
          <p className="max-w-[46rem]">
            {promise} Ids, names and addresses do not change. Instants are AWS’s own timestamps in
            UTC. The same record gives the same bytes.
          </p>
          <p className="mt-3 max-w-[46rem]">
            The names of fields below are jq paths. The examples are files of this build. A line{' '}
            <code>… 3 more</code> replaces the rest of a list.
          </p>
        </Section>
        {described.map((kind) => (
          <Answer key={kind.kind} {...kind} />
        ))}
        <Section id="recipes" title="Command line" aside="with curl and jq">
          <RecipeList recipes={listRecipes({ ...exampleValues, hasAnnouncements }, address)} />
        </Section>
      </WithContents>
    </>
  );
}
