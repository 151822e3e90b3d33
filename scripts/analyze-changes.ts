import { readAnalysis } from '../lib/text/analysis';

// Compares every n-th change of the record, and describes its versions, so that the caches of
// lib/build/analysis-cache.ts have them: scripts/build.ts runs several of these at the same time.
const [part = 0, parts = 1] = process.argv.slice(2).map(Number);
const { assessRisk, countPermissions, reconciliation } = await import('../lib/build/site-data');

for (const [index, { change }] of reconciliation.changes.entries()) {
  if (index % parts !== part) continue;
  readAnalysis(change);
  countPermissions(change.version.statements);
  assessRisk(change.version.statements);
}
