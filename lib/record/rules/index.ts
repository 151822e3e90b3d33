import { checkAnnouncementsAgree } from './announcements-agree';
import { checkBaseUrl } from './base-url';
import { checkDefaultsStand } from './defaults-stand';
import { checkDocumentsParse } from './documents-parse';
import type { Rule } from './draft';
import { checkGapsStated } from './gaps-stated';
import { checkHasPolicies } from './has-policies';
import { checkHasVersions } from './has-versions';
import { checkKindFitsArn } from './kind-fits-arn';
import { checkNamesAgree } from './names-agree';
import { checkReferencesResolve } from './references-resolve';
import { checkSourcesDistinct } from './sources-distinct';
import { checkTrackingDates } from './tracking-dates';
import { checkVersionDates } from './version-dates';
import { checkVersionIds } from './version-ids';

/** Every rule that holds files of the record against each other. */
export const rules: readonly Rule[] = [
  checkBaseUrl,
  checkSourcesDistinct,
  checkTrackingDates,
  checkNamesAgree,
  checkKindFitsArn,
  checkHasPolicies,
  checkHasVersions,
  checkVersionIds,
  checkVersionDates,
  checkGapsStated,
  checkDefaultsStand,
  checkDocumentsParse,
  checkReferencesResolve,
  checkAnnouncementsAgree,
];
