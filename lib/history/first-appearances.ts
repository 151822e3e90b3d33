import { isPattern, readService } from '../iam/patterns';
import type { Policy, Version } from '../record/types';
import { compareText } from '../shared/collections';

/** The first version of any policy that allows an action, or any action of a service. */
export interface FirstAppearance {
  /** An action as the version has it, `s3:GetObject`, or the prefix of a service, `s3`. */
  name: string;
  /** The prefix of its service. */
  service: string;
  version: Version;
}

/**
 * The first appearances of all services and of all actions in the Allow statements of a record,
 * newest first. Names with wildcards are no actions, and their service counts unless it is a
 * pattern, too. Letter case makes no difference.
 */
export function listFirstAppearances(policies: readonly Policy[]): {
  services: FirstAppearance[];
  actions: FirstAppearance[];
} {
  const services = new Map<string, FirstAppearance>();
  const actions = new Map<string, FirstAppearance>();
  const versions = policies
    .flatMap((policy) => policy.versions)
    .sort((a, b) => compareText(a.createDate, b.createDate));
  for (const version of versions) {
    for (const name of listAllowedPatterns(version)) {
      const service = readService(name).toLowerCase();
      if (isPattern(service)) continue;
      if (!services.has(service)) services.set(service, { name: service, service, version });
      const key = name.toLowerCase();
      if (!isPattern(name) && !actions.has(key)) actions.set(key, { name, service, version });
    }
  }
  return { services: sortNewest(services), actions: sortNewest(actions) };
}

function listAllowedPatterns({ statements }: Version): string[] {
  return statements
    .filter(({ effect, action }) => effect === 'Allow' && !action.negated)
    .flatMap(({ action }) => action.patterns);
}

function sortNewest(found: ReadonlyMap<string, FirstAppearance>): FirstAppearance[] {
  return [...found.values()].sort((a, b) =>
    compareText(b.version.createDate, a.version.createDate),
  );
}
