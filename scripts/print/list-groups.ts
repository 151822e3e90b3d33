import { groupByKey } from '../../lib/shared/collections';
import { hasParameters, type PrintedRoute, type RouteParams } from './find-routes';

/** One file of the site: a route with values for its parameters. */
export interface PrintTask<Route extends PrintedRoute = PrintedRoute> {
  route: Route;
  params: RouteParams;
}

/**
 * The tasks put together by the value of their first parameter: what is worked out for a page
 * of a policy is there for its other pages, its feeds and its files. What is made of the whole
 * record is one group, for the same reason, and the first; so is what one route alone makes of
 * each value, such as the pages of services. The largest come next, so that no process is left
 * with one when the others are done; the same in every process.
 */
export function listGroups<Route extends PrintedRoute>(
  tasks: readonly PrintTask<Route>[],
): PrintTask<Route>[][] {
  const alike = [...groupByKey(tasks, readValue).values()];
  const groups = groupByKey(alike, nameGroup);
  return [...groups.values()].map((parts) => parts.flat()).sort((a, b) => weigh(b) - weigh(a));
}

function weigh(group: readonly PrintTask[]): number {
  const [first] = group;
  return first !== undefined && hasParameters(first.route) ? group.length : Number.MAX_SAFE_INTEGER;
}

/**
 * The value of a task's first parameter; empty without parameters. Addresses of files end in
 * `.json`, where pages have the name alone.
 */
export function readValue({ route, params }: PrintTask): string {
  const [first] = route.parts.flatMap((part) => /^\[(.+)\]$/.exec(part)?.[1] ?? []);
  return first === undefined ? '' : (params[first] ?? '').replace(/\.json$/, '');
}

/** No value has a slash: a name of routes is none. */
function nameGroup(alike: readonly PrintTask[]): string {
  const [first, second] = new Set(alike.map(({ route }) => route.parts.join('/')));
  return second === undefined ? `/${first}` : readValue(alike[0] as PrintTask);
}
