import { record } from '@/lib/build/site-data';

// Parameters of routes, as generateStaticParams returns them.

export function listPolicyParams() {
  return record.policies.map(({ policyName }) => ({ name: policyName }));
}

export function listChangeParams() {
  return record.policies.flatMap(({ policyName, versions }) =>
    versions.map(({ versionId }) => ({ name: policyName, version: versionId })),
  );
}

export function listAnnouncementParams() {
  return record.announcements.map(({ id }) => ({ id }));
}
