import { explainBaseUrl } from '../../addresses/site-address';
import { createProblem } from '../record-error';
import type { Rule } from './draft';

/** Feeds and canonical links are built on the base URL. */
export const checkBaseUrl: Rule = ({ site }) => {
  const remedy = site && explainBaseUrl(site.baseUrl);
  if (site === undefined || remedy === undefined) return [];
  const expected = 'an http or https address without query and fragment';
  return [createProblem('site.json', '/baseUrl', expected, `"${site.baseUrl}"`, remedy)];
};

/** With a repeated id, files could not say which of the two sources they mean. */
export const checkSourceIds: Rule = ({ site }) => {
  const ids = (site?.sources ?? []).map(({ id }) => id);
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const remedy = 'Join the two sources, or give one another id.';
    const place = `/sources/${index}/id`;
    return [createProblem('site.json', place, 'an id of its own', `"${id}" a second time`, remedy)];
  });
};

/** The first and the last date bound the tracked period, so the dates must be sorted. */
export const checkTrackingDates: Rule = ({ site }) => {
  const dates = site?.tracking?.dates ?? [];
  return dates.flatMap((date, index) => {
    const before = dates[index - 1];
    if (before === undefined || before < date) return [];
    const place = `/tracking/dates/${index}`;
    const remedy = 'Sort the dates, oldest first.';
    return [createProblem('site.json', place, `a date after ${before}`, date, remedy)];
  });
};
