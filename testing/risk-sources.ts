import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.RISK_SOURCES ?? join(import.meta.dirname, '../../shared/risk');

/** The files that the risk catalog is made from. */
export const riskSources = {
  paths: join(folder, 'escalation-paths.json'),
  actions: join(folder, 'sensitive-actions.json'),
};

/** Why the tests with these files are skipped; empty where they exist. */
export const whyNoRiskSources: string = Object.values(riskSources).every((file) => existsSync(file))
  ? ''
  : ' (skipped: no sources of the risk catalog beside the checkout; name their folder with RISK_SOURCES)';
