import { explainBaseUrl } from '../../addresses/base-url';
import type { Rule } from './draft';

/** The base URL is one that feeds and canonical links can be built on. */
export const checkBaseUrl: Rule = ({ site }) => {
  const fault = site === undefined ? undefined : explainBaseUrl(site.baseUrl);
  return fault === undefined
    ? []
    : [
        {
          file: 'site.json',
          place: '/baseUrl',
          expected: 'an http or https address without query and fragment',
          found: `"${site?.baseUrl}"`,
          remedy: fault,
        },
      ];
};
