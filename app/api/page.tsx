import { describePage } from '@/app/metadata';
import { Answer } from '@/components/api/answer';
import { RecipeList } from '@/components/api/recipe-list';
import { PageHead } from '@/components/ui/page-head';
import { OnThisPage, Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { exampleValues, readExample } from '@/lib/build/api-answers';
import { record } from '@/lib/build/site-data';
import { listFields } from '@/lib/site/api/fields';
import { expandTemplate, kindNames, kinds, promise } from '@/lib/site/api/kinds';
import { listRecipes } from '@/lib/site/api/recipes';
import { shortenJson } from '@/lib/site/api/shorten-json';

export const metadata = describePage(
  paths.api,
  'API',
  `The record of ${record.site.subject}’s managed policies as static JSON: policies, versions, changes, announcements, actions, and what was in force on a day.`,
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
            The record behind these pages as JSON for programs: static files, no key, nothing but
            GET. Begin at{' '}
            <SiteLink to={paths.apiFile('index.json')} className="name">
              {paths.apiFile('index.json')}
            </SiteLink>
            .
          </>
        }
      />
      <OnThisPage
        parts={[
          { id: 'promise', text: 'What stays' },
          ...described.map(({ kind, title }) => ({ id: kind, text: title })),
          { id: 'recipes', text: 'From the command line' },
        ]}
      />
      <Section
        id="promise"
        title="What stays"
        aside={<SiteLink to={paths.apiFile('openapi.json')}>OpenAPI 3.1 description</SiteLink>}
      >
        <p className="max-w-[46rem] pt-3">
          {promise} Ids, names and addresses stay. Instants are AWS’s own timestamps, UTC. The same
          record gives the same bytes.
        </p>
        <p className="max-w-[46rem] py-3">
          Each field below is named as jq finds it. The examples are the files of this build; a line{' '}
          <code>… 3 more</code> stands for the rest of a list.
        </p>
      </Section>
      {described.map((kind) => (
        <Answer key={kind.kind} {...kind} />
      ))}
      <Section id="recipes" title="From the command line" aside="with curl and jq">
        <RecipeList recipes={listRecipes({ ...exampleValues, hasAnnouncements }, address)} />
      </Section>
    </>
  );
}
