import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Change } from '../../history/changes';
import type { DefaultChange } from '../../history/default-changes';
import type { ReconciledChange } from '../../history/reconcile-change';
import { readService } from '../../iam/patterns';
import {
  judgeKnownChange,
  nameDefaultSetting,
  nameFirst,
  outlineChange,
  summarizeChange,
} from '../../text/verdict';
import { stateLabels } from '../../text/wording';
import { shortenTitle } from '../escape-text';
import { describeAnnounced, writeChangeHtml } from './change-html';
import type { FeedItem } from './feed';
import { listCategories } from './feed';

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
  const announced = describeAnnounced(reconciled);
  return {
    id: nameChange(idBase, reconciled),
    url,
    title: `${policyName} ${versionId}: ${shortenTitle(outlineChange(change))}`,
    summary: `${summarizeChange(change)} ${announced}`,
    html: writeChangeHtml(change, announced, url),
    published: createDate,
    categories: listCategories(
      [
        'change',
        policyName,
        nameVerdict(change),
        state === 'never' ? 'unannounced' : stateLabels[state],
      ],
      listServices(change),
    ),
  };
}

/**
 * A default that was set to an older version as an item, published when that was seen: IAM does
 * not say when it was set.
 */
export function describeDefaultItem(
  idBase: string,
  address: SiteAddress,
  change: DefaultChange,
): FeedItem {
  const { policy, before, version, observed } = change;
  const { policyName } = policy;
  const url = address.absolute(paths.defaultChange(policyName, observed));
  const said = `The default was ${before.versionId}, and at ${observed} it was seen to be ${version.versionId} again.`;
  return {
    id: `${idBase}:default/${encodeURIComponent(policyName)}/${observed}`,
    url,
    title: `${policyName}, ${nameDefaultSetting(change)}: ${shortenTitle(outlineChange(change))}`,
    summary: `${summarizeChange(change)} ${said}`,
    html: writeChangeHtml(change, said, url),
    published: observed,
    categories: listCategories(['default', policyName, nameVerdict(change)], listServices(change)),
  };
}

function nameVerdict(change: Change): string {
  return change.effect === 'first' ? nameFirst(change).toLowerCase() : judgeKnownChange(change);
}

/** The services of what came and went; `*` where a statement speaks of all but some. */
function listServices({ grantsAdded, grantsRemoved }: Change): string[] {
  return [...grantsAdded, ...grantsRemoved].map(({ action, actionNegated }) =>
    actionNegated ? '*' : readService(action),
  );
}
