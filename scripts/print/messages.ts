import type { ToldVersion } from '../../lib/text/told';

/** What a process that prints is begun with. */
export interface PrintOrder {
  /** The built site as Next left it, finished. */
  folder: string;
  styleSheets: string[];
  /** `pageExtensions` of this build. */
  extensions: string[];
}

/** From the process that hands out work; without a group there is none left. */
export interface GroupOrder {
  group?: number;
  /** What others found that this group is made of. */
  told?: ToldVersion[];
}

/** From a process that prints: it is ready for a group, having printed and found so much. */
export type PrintReport =
  | { groups: number; pages: number; files: number; bytes: number; told: ToldVersion[] }
  | { error: string };
