import { checkAnnouncements, checkGuidePolicies, checkSharedAnnouncements } from './announcements';
import { checkDocuments } from './documents';
import type { Rule } from './draft';
import { checkHasPolicies, checkHasVersions, checkPolicyKinds, checkPolicyNames } from './policies';
import { checkHashes, checkProvenance } from './provenance';
import { checkReferences } from './references';
import { checkBaseUrl, checkSourceIds, checkTrackingDates } from './site';
import {
  checkDefaults,
  checkMissingVersions,
  checkVersionDates,
  checkVersionIds,
  checkWithdrawals,
} from './versions';

/** Every rule that compares files of the record, in the order in which problems are reported. */
export const rules: readonly Rule[] = [
  checkBaseUrl,
  checkSourceIds,
  checkTrackingDates,
  checkPolicyNames,
  checkPolicyKinds,
  checkHasPolicies,
  checkHasVersions,
  checkVersionIds,
  checkVersionDates,
  checkMissingVersions,
  checkDefaults,
  checkWithdrawals,
  checkDocuments,
  checkHashes,
  checkProvenance,
  checkReferences,
  checkGuidePolicies,
  checkAnnouncements,
  checkSharedAnnouncements,
];
