import type { FileProblem } from '../problem';
import type { Rule } from './draft';

/** Announcements speak of policies on record, under ids that are unique and carry their date. */
export const checkAnnouncementsAgree: Rule = ({ announcements, policies }) => {
  const names = new Set(policies.map(({ folder }) => folder));
  const ids = new Set<string>();
  return (announcements?.announcements ?? []).flatMap(({ id, date, policyName, kind }, index) => {
    const problems: FileProblem[] = [];
    const tell = (key: string, expected: string, found: string, remedy: string) =>
      problems.push({
        file: 'announcements.json',
        place: `/announcements/${index}/${key}`,
        expected,
        found,
        remedy,
      });
    if (policyName !== null && !names.has(policyName)) {
      tell(
        'policyName',
        'a policy under policies/',
        `"${policyName}"`,
        'Mend the name, or import the policy.',
      );
    }
    if (policyName === null && kind !== 'tracking-started') {
      tell('policyName', 'the policy that the row speaks of', 'null', 'Name the policy.');
    }
    if (ids.has(id))
      tell('id', 'an id of its own', `"${id}" a second time`, 'Number the second row of a day.');
    if (!id.startsWith(date))
      tell('id', `an id that begins with ${date}`, `"${id}"`, 'Mend the id or the date.');
    ids.add(id);
    return problems;
  });
};
