import type { Statement } from '../iam/document';
import type {
  Announcement,
  AnnouncementsFile,
  DefaultSetting,
  PolicyDocument,
  PolicyFile,
  SiteFile,
  VersionFile,
} from './types.gen';

export type {
  Announcement,
  Companion,
  DefaultSetting,
  Gap,
  Note,
  PolicyDocument,
  Printed,
  Provenance,
  SiteFile,
  Source,
  Withdrawal,
} from './types.gen';

/** The fields of a version that its access and its dates come from; the tools load only these. */
export interface ServedVersion {
  policyName: string;
  versionId: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  createDate: string;
  document: PolicyDocument;
  statements: Statement[];
}

/** A policy with its versions, oldest first, and without the rest of policy.json. */
export interface ServedPolicy {
  policyName: string;
  /** As in policy.json. */
  defaults?: readonly DefaultSetting[];
  versions: ServedVersion[];
}

/** A version file with its number and its parsed statements. */
export interface Version extends VersionFile {
  policyName: string;
  /** 4 of `v4`; AWS's own order. */
  number: number;
  statements: Statement[];
}

/** A policy with its versions, oldest first; it has at least one. */
export interface Policy extends PolicyFile {
  /** The name of its folder, and its part of an address: see `keyPolicy`. */
  policyName: string;
  /** The exact name that IAM uses, which several accounts may use. */
  iamName: string;
  versions: Version[];
}

/** A page of one of AWS's guides, and the announcements on it in AWS's order. */
export interface Guide extends AnnouncementsFile {
  /** The name of its file: `connect`. */
  id: string;
}

/** All of data/, validated and frozen. */
export interface PolicyRecord {
  site: SiteFile;
  /** The page of the first guide, where the record has any. */
  announcementsPage: string | undefined;
  /**
   * In AWS's order, guide by guide; an announcement on the pages of several guides is once in it,
   * at its first place and with the sources of all.
   */
  announcements: Announcement[];
  /** By id; announcements of several guides are in each of them. */
  guides: Guide[];
  /** By name. */
  policies: Policy[];
}
