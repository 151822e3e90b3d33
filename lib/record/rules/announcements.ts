import { isDeepStrictEqual } from 'node:util';
import { createProblem, type FileProblem } from '../record-error';
import type { Announcement } from '../types.gen';
import type { DraftGuide, Rule } from './draft';

/** Announcements name policies on record, and have ids of their own that begin with their dates. */
export const checkAnnouncements: Rule = ({ guides, policies }) => {
  const names = new Set(policies.map(({ folder }) => folder));
  return guides.flatMap(({ path, file }) => {
    const ids = new Set<string>();
    return file.announcements.flatMap((announcement, index) => {
      const { id, date, policyName, kind, policiesNamed = [] } = announcement;
      const problems: FileProblem[] = [];
      const report = (key: string, expected: string, found: string, remedy: string) => {
        const place = `/announcements/${index}/${key}`;
        problems.push(createProblem(path, place, expected, found, remedy));
      };
      const remedy = 'Correct the name, or import the policy.';
      if (policyName !== null && !names.has(policyName)) {
        report('policyName', 'a policy under policies/', `"${policyName}"`, remedy);
      }
      for (const [at, name] of policiesNamed.entries()) {
        if (names.has(name)) continue;
        report(`policiesNamed/${at}`, 'a policy under policies/', `"${name}"`, remedy);
      }
      if (policyName === null && kind !== 'tracking-started') {
        const expected = 'the policy that the announcement is about';
        report('policyName', expected, 'null', 'Name the policy.');
      }
      if (ids.has(id)) {
        const remedy = 'Number the second row of a day.';
        report('id', 'an id of its own', `"${id}" a second time`, remedy);
      }
      if (!id.startsWith(date)) {
        report('id', `an id that begins with ${date}`, `"${id}"`, 'Correct the id or the date.');
      }
      ids.add(id);
      return problems;
    });
  });
};

/** An id in the files of several guides stands for one announcement, the same in all of them. */
export const checkSharedAnnouncements: Rule = ({ guides }) => {
  const first = new Map<string, { announcement: Announcement; path: string }>();
  return guides.flatMap(({ path, file }) =>
    file.announcements.flatMap((announcement, index) => {
      const known = first.get(announcement.id);
      if (known === undefined) first.set(announcement.id, { announcement, path });
      if (known === undefined || known.path === path) return [];
      if (isDeepStrictEqual(dropSources(known.announcement), dropSources(announcement))) return [];
      const expected = `the announcement of this id in ${known.path}`;
      const remedy = 'Give it an id of its own, or correct one of the two.';
      const place = `/announcements/${index}`;
      return [createProblem(path, place, expected, 'another one', remedy)];
    }),
  );
};

function dropSources({ knownFrom: _, ...facts }: Announcement) {
  return facts;
}

/** The policies that a guide documents are on record. */
export const checkGuidePolicies: Rule = ({ guides, policies }) => {
  const names = new Set(policies.map(({ folder }) => folder));
  return guides.flatMap(({ path, file }: DraftGuide) =>
    (file.policies ?? []).flatMap((name, index) => {
      if (names.has(name)) return [];
      const remedy = 'Correct the name, or remove it.';
      const place = `/policies/${index}`;
      return [createProblem(path, place, 'a policy under policies/', `"${name}"`, remedy)];
    }),
  );
};
