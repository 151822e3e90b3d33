import { record } from './record';

/**
 * The addresses of a route with parameters. While Next builds the site it has the first of
 * them alone: scripts/print makes the others of the same modules, and that one to compare.
 */
export function offer<Params>(list: () => Params[]): () => Params[] {
  return () => (process.env.PRINTED_APART === 'yes' ? list().slice(0, 1) : list());
}

/** The parameters of every policy page and of the files beside it. */
export function listPolicyParams() {
  return record.policies.map(({ policyName }) => ({ name: policyName }));
}

/** The same of changes. */
export function listChangeParams() {
  return record.policies.flatMap(({ policyName, versions }) =>
    versions.map(({ versionId }) => ({ name: policyName, version: versionId })),
  );
}

/** The same of rows. */
export function listRowParams() {
  return record.announcements.map(({ id }) => ({ id }));
}
