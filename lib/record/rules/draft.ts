import type { FileProblem } from '../problem';
import type { AnnouncementsFile, PolicyFile, SiteFile, VersionFile } from '../types.gen';

/** A record whose files fit their schemas one by one; the rules hold them against each other. */
export interface Draft {
  site?: SiteFile;
  announcements?: AnnouncementsFile;
  policies: DraftPolicy[];
}

export interface DraftPolicy {
  folder: string;
  /** Path of policy.json. */
  path: string;
  /** undefined where policy.json did not fit its schema. */
  file?: PolicyFile;
  /** Names of all version files, those that did not fit included; in order of their numbers. */
  versionNames: string[];
  /** Those that fit, in order of their numbers. */
  versions: DraftVersion[];
}

export interface DraftVersion {
  path: string;
  name: string;
  file: VersionFile;
}

export type Rule = (draft: Draft) => FileProblem[];

/** 4 of `v4`. */
export function readNumber(versionId: string): number {
  return Number(versionId.slice(1));
}
