import type { Rule } from './draft';

/** A site has something to show. */
export const checkHasPolicies: Rule = ({ policies }) =>
  policies.length > 0
    ? []
    : [
        {
          file: 'policies/',
          place: '',
          expected: 'at least one policy',
          found: 'none',
          remedy: 'Import one: npm run import -- --help.',
        },
      ];
