import { record } from './record';

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
