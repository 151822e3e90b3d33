import type { ReconciledChange } from '../history/reconcile';
import { readService } from '../iam/patterns';
import { paths } from '../site/paths';
import type { SiteAddress } from '../site/site-address';
import { describeStep, nameFirst, summarizeChange } from '../site/verdict';
import { stateLabels } from '../site/wording';
import { describeAnnounced, writeChangeHtml } from './change-html';
import type { FeedItem } from './feed';
import { listCategories } from './list-categories';
import { shortenTitle } from './text';

/**
 * The permanent id of a change in every feed: the id base of the record, the policy and the
 * version. It depends on no address and no wording, so nothing looks new that is not.
 */
export function nameChange(idBase: string, { change }: ReconciledChange): string {
  const { policyName, versionId } = change.version;
  return `${idBase}:change/${encodeURIComponent(policyName)}/${versionId}`;
}

/** A change as an item, published when AWS made its version. */
export function describeChangeItem(
  idBase: string,
  address: SiteAddress,
  reconciled: ReconciledChange,
): FeedItem {
  const { change, state } = reconciled;
  const { policyName, versionId, createDate } = change.version;
  const url = address.absolute(paths.change(policyName, versionId));
  return {
    id: nameChange(idBase, reconciled),
    url,
    title: `${policyName} ${versionId}: ${shortenTitle(describeStep(change))}`,
    summary: `${summarizeChange(change)} ${describeAnnounced(reconciled)}`,
    html: writeChangeHtml(reconciled, url),
    published: createDate,
    categories: listCategories(
      [
        'change',
        policyName,
        nameVerdict(reconciled),
        state === 'never' ? 'unannounced' : state === 'no-changelog' ? '' : stateLabels[state],
      ],
      listServices(reconciled),
    ),
  };
}

function nameVerdict({ change }: ReconciledChange): string {
  return change.effect === 'first' ? nameFirst(change).toLowerCase() : change.access().verdict;
}

/** The services of what came and went; `*` where a statement speaks of all but some. */
function listServices({ change: { grantsAdded, grantsRemoved } }: ReconciledChange): string[] {
  return [...grantsAdded, ...grantsRemoved].map(({ action, actionNegated }) =>
    actionNegated ? '*' : readService(action),
  );
}
