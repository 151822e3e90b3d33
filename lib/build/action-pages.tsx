import { AllPatterns, EntryLinks, RelatedActions } from '../../components/actions/action-details';
import { ActionGrants } from '../../components/actions/action-grants';
import { GrantBarLegend } from '../../components/actions/grant-bar';
import { labelLevel } from '../../components/actions/levels';
import { BreakableName } from '../../components/ui/breakable';
import { Chips } from '../../components/ui/chip';
import { PageHead } from '../../components/ui/page-head';
import { formatActionsShort, locateActionPage } from '../addresses/action-address';
import { paths } from '../addresses/paths';
import { layOutGrantBar } from '../history/grant-bars';
import type { ActionEntry } from '../history/service-actions';
import { explainSummary, summarizeHistory } from '../text/action-summary';
import { describePage } from './describe-page';
import type { WriteContext } from './embed-pages';
import { hashActionInputs } from './page-inputs';
import { renderPlainPage } from './plain-page';
import { readOrRender } from './rendered-cache';
import { actionAxis, actionsUntil, listIndexedServices } from './service-data';
import { catalog } from './site-data';

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

/** Returns a page, from an earlier build if nothing that it shows has changed. */
export function readOrRenderActionPage(page: ActionPage, context: WriteContext): Promise<Buffer> {
  return readOrRender(hashActionInputs([page.entry]), locatePage(page), context.styleSheets, () =>
    renderActionPage(page, context),
  );
}

export function renderActionPage(page: ActionPage, { styleSheets }: WriteContext): string {
  const { service, serviceName, entry } = page;
  const { history, accessLevels } = entry;
  const name = `${history.effect === 'Deny' ? 'Deny ' : ''}${formatActionsShort(history)}`;
  const answer = explainSummary(summarizeHistory(history), history.effect);
  return renderPlainPage(
    describePage(locatePage(page), name, `${name} in managed policies. ${answer}`),
    <>
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
          (span) => layOutGrantBar(span, actionAxis).missing.length > 0,
        )}
      />
      <div className="mt-4">
        <ActionGrants history={history} axis={actionAxis} until={actionsUntil} />
      </div>
      <div className="entry mt-4">
        <RelatedActions entry={entry} />
      </div>
    </>,
    styleSheets,
  );
}
