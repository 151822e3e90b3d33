import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Change } from '../../history/changes';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import type { Policy } from '../../record/types';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import { summarizeChange } from '../../text/verdict';
import { countOf } from '../../text/wording';

/** A page that is linked to from elsewhere, and what is said of it there. */
export interface LinkSubject {
  /** What the page is of: `AmazonAthena_FullAccess v4`. Of a policy, as it is now. */
  name: string;
  /**
   * The text of a link to it. It stays where it is pasted, so that of a policy, whose page
   * moves on with the next version, names no version.
   */
  label: string;
  /** One sentence on it. */
  detail: string;
  /** The day of it: `YYYY-MM-DD`. */
  date: string;
  /** From the root of the site. */
  path: string;
  /** The absolute address. */
  url: string;
}

/** The page of a policy, at the version in force. */
export function describePolicyLink(policy: Policy, address: SiteAddress): LinkSubject {
  const { policyName, versions } = policy;
  const { versionId, createDate } = findCurrentVersion(policy);
  const path = paths.policy(policyName);
  return {
    name: `${policyName} ${versionId}`,
    label: policyName,
    detail: `${countOf(versions.length, 'version')} on record; ${versionId} in force since ${dayOf(createDate)}.`,
    date: dayOf(createDate),
    path,
    url: address.absolute(path),
  };
}

/** The page of the change that made a version. */
export function describeChangeLink(change: Change, address: SiteAddress): LinkSubject {
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
  };
}

/** The page of a row of AWS's table. */
export function describeAnnouncementLink(
  row: ReconciledAnnouncement,
  address: SiteAddress,
): LinkSubject {
  const { id, date } = row.announcement;
  const path = paths.announcement(id);
  const name = nameAnnouncement(row.announcement);
  return {
    name,
    label: name,
    detail: summarizeAnnouncement(row),
    date,
    path,
    url: address.absolute(path),
  };
}
