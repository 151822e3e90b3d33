import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Change } from '../../history/changes';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { Policy } from '../../record/types';
import { summarizeChange } from '../../text/analysis';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import { countOf } from '../../text/wording';

/** A page as other sites link to it. */
export interface LinkSubject {
  /** What the page is about: `AmazonAthena_FullAccess v4`; for a policy with its default version. */
  name: string;
  /**
   * The text of a link to it. For a policy it has no version, since the page changes with the next
   * version and the pasted text does not.
   */
  label: string;
  /** One sentence about it. */
  detail: string;
  /** Its day: `YYYY-MM-DD`. */
  date: string;
  /** From the root of the site. */
  path: string;
  /** The absolute address. */
  url: string;
  /** The path of its card, an image. */
  card: string;
}

/** Describes the page of a policy by its default version. */
export function describePolicyLink(policy: Policy, address: SiteAddress): LinkSubject {
  const { policyName, versions } = policy;
  const { versionId, createDate } = findCurrentVersion(policy);
  const path = paths.policy(policyName);
  return {
    name: `${policyName} ${versionId}`,
    label: policyName,
    detail: `${countOf(versions.length, 'version')} on record; ${versionId} is the default version since ${dayOf(createDate)}.`,
    date: dayOf(createDate),
    path,
    url: address.absolute(path),
    card: paths.card(path),
  };
}

/**
 * Describes the page of a change.
 *
 * @param cardOf whose card it has: large records have none for each version.
 */
export function describeChangeLink(
  change: Change,
  address: SiteAddress,
  cardOf: 'change' | 'policy' = 'change',
): LinkSubject {
  const { policyName } = change.policy;
  const { versionId, createDate } = change.version;
  const path = paths.change(policyName, versionId);
  const name = `${policyName} ${versionId}`;
  return {
    name,
    label: `${name} (${dayOf(createDate)})`,
    detail: summarizeChange(change),
    date: dayOf(createDate),
    path,
    url: address.absolute(path),
    card: paths.card(cardOf === 'change' ? path : paths.policy(policyName)),
  };
}

/** Describes the page of an announcement. */
export function describeAnnouncementLink(
  reconciled: ReconciledAnnouncement,
  address: SiteAddress,
): LinkSubject {
  const { id, date } = reconciled.announcement;
  const path = paths.announcement(id);
  const name = nameAnnouncement(reconciled.announcement);
  return {
    name,
    label: name,
    detail: summarizeAnnouncement(reconciled),
    date,
    path,
    url: address.absolute(path),
    card: paths.card(path),
  };
}
