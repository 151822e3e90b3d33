import { readAnalysis } from '../lib/text/analysis';

// Compares the changes of every n-th policy, and describes its versions, so that the caches of
// lib/build/analysis-cache.ts have them: scripts/build.ts runs several of these at the same time.
// Versions of a policy follow each other, since they share most statements.
const [part = 0, parts = 1] = process.argv.slice(2).map(Number);
const { assessRisk, countPermissions, listChangesOf, listDefaultChangesOf, record } = await import(
  '../lib/build/site-data'
);

// Sorted, so that each part has as many of the policies with many versions.
const policies = record.policies.toSorted((a, b) => b.versions.length - a.versions.length);
for (const [index, policy] of policies.entries()) {
  if (index % parts !== part) continue;
  for (const { change } of listChangesOf(policy)) {
    readAnalysis(change);
    countPermissions(change.version.statements);
    assessRisk(change.version.statements);
  }
  for (const change of listDefaultChangesOf(policy)) readAnalysis(change);
}
