import type { FileProblem } from '../record-error';
import type { AnnouncementsFile, PolicyFile, SiteFile, VersionFile } from '../types.gen';

/** The files of a record that are valid against their schemas, before the rules compare them. */
export interface Draft {
  site?: SiteFile;
  /** The valid files of guides, by their ids. */
  guides: DraftGuide[];
  policies: DraftPolicy[];
}

export interface DraftGuide {
  id: string;
  path: string;
  file: AnnouncementsFile;
}

export interface DraftPolicy {
  folder: string;
  /** Path of policy.json. */
  path: string;
  /** undefined where policy.json is invalid. */
  file?: PolicyFile;
  /** Names of all version files, including invalid ones, in the order of their numbers. */
  versionNames: string[];
  /** The valid versions, in the order of their numbers. */
  versions: DraftVersion[];
}

export interface DraftVersion {
  path: string;
  name: string;
  file: VersionFile;
}

/** Checks one property of the record as a whole, and returns a problem for each violation. */
export type Rule = (draft: Draft) => FileProblem[];

/** 4 of `v4`. */
export function readVersionNumber(versionId: string): number {
  return Number(versionId.slice(1));
}
