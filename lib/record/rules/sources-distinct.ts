import type { Rule } from './draft';

/** No two sources share an id, or what is known from one would be laid to the other. */
export const checkSourcesDistinct: Rule = ({ site }) => {
  const ids = (site?.sources ?? []).map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            file: 'site.json',
            place: `/sources/${index}/id`,
            expected: 'an id of its own',
            found: `"${id}" a second time`,
            remedy: 'Join the two sources, or give one another id.',
          },
        ],
  );
};
