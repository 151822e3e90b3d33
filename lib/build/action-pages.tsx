import { renderToStaticMarkup } from 'react-dom/server';
import { AllPatterns, EntryLinks, RelatedActions } from '../../components/actions/action-details';
import { ActionGrants } from '../../components/actions/action-grants';
import { GrantBarLegend } from '../../components/actions/grant-bar';
import { labelLevel } from '../../components/actions/levels';
import { BreakableName } from '../../components/ui/breakable';
import { Chips } from '../../components/ui/chip';
import { Frame } from '../../components/ui/frame';
import { PageHead } from '../../components/ui/page-head';
import { applyPreferences } from '../../components/ui/preferences';
import { address } from '../../components/ui/site';
import { formatActionsShort, locateActionPage } from '../addresses/action-address';
import { paths } from '../addresses/paths';
import { layOutGrantBar } from '../history/grant-bars';
import type { ActionEntry } from '../history/service-actions';
import { explainSummary, summarizeHistory } from '../text/action-summary';
import { addContentPolicy } from './content-policy';
import type { WriteContext } from './embed-pages';
import { shortenPage } from './page-html';
import { catalog, listIndexedServices, record, recordAxis, recordUntil } from './site-data';

// Pages of action patterns, for services that have too many grants for one page. A plain script
// writes them: Next would take minutes for thousands of pages.

/** An action pattern of a service whose patterns have pages. */
export interface ActionPage {
  service: string | undefined;
  serviceName: string;
  entry: ActionEntry;
}

export function* listActionPages(): Iterable<ActionPage> {
  for (const { actions, name } of listIndexedServices()) {
    for (const entry of actions.entries) {
      yield { service: actions.service, serviceName: name, entry };
    }
  }
}

/** The address of a page, percent-encoded. */
export function locatePage({ service, entry }: ActionPage): string {
  return locateActionPage(service, entry.history);
}

export function renderActionPage(page: ActionPage, { styleSheets }: WriteContext): string {
  const { service, serviceName, entry } = page;
  const { history, accessLevels } = entry;
  const name = `${history.effect === 'Deny' ? 'Deny ' : ''}${formatActionsShort(history)}`;
  const answer = explainSummary(summarizeHistory(history), history.effect);
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {styleSheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script data-early="" dangerouslySetInnerHTML={{ __html: applyPreferences }} />
        <title>{`${name} · ${record.site.title}`}</title>
        <meta name="description" content={`${name} in managed policies. ${answer}`} />
        <link rel="canonical" href={address.absolute(locatePage(page))} />
        <link rel="icon" href={address.href('/favicon.svg')} type="image/svg+xml" />
      </head>
      <body>
        <Frame site={record.site}>
          <PageHead
            crumbs={[
              { text: 'Actions', to: paths.actions },
              { text: serviceName, to: paths.actionsOf(service ?? '*') },
            ]}
            title={<BreakableName name={name} />}
            lead={answer}
          >
            <Chips chips={accessLevels.map(labelLevel)} />
          </PageHead>
          <div className="mt-4">
            <EntryLinks history={history} references={catalog} />
            <AllPatterns history={history} />
          </div>
          <GrantBarLegend
            hasDenies={history.effect === 'Deny'}
            hasMissing={history.spans.some(
              (span) => layOutGrantBar(span, recordAxis).missing.length > 0,
            )}
          />
          <div className="mt-4">
            <ActionGrants history={history} axis={recordAxis} until={recordUntil} />
          </div>
          <div className="entry mt-4">
            <RelatedActions entry={entry} />
          </div>
        </Frame>
      </body>
    </html>,
  );
  return addContentPolicy(shortenPage(`<!DOCTYPE html>${html}`));
}
