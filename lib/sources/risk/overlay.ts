import type { RiskCategory, RiskSource } from '../../risk/types';

/** The contents of `data/risk/overlay.json`, which the schema of the overlay describes. */
export interface RiskOverlay {
  sources: RiskSource[];
  paths: OverlayPath[];
  actions: OverlayActions[];
  excluded: { reason: string; actions: string[] }[];
}

export interface OverlayPath {
  id: string;
  category: RiskCategory;
  reason: string;
  needs: string[];
  /** In place of the services that the source names. */
  passedTo?: string[];
  /** In place of the actions that the source names. */
  requires?: string[];
}

export interface OverlayActions {
  category: RiskCategory;
  reason: string;
  needs: string[];
  actions: string[];
}
