import type { ParameterRoute, RouteParams } from './find-routes';

/** One file of the site: a route with values for its parameters. */
export interface PrintTask<Route extends ParameterRoute = ParameterRoute> {
  route: Route;
  params: RouteParams;
}

/**
 * The tasks put together by the value of their first parameter: what is worked out for a page
 * of a policy is there for its other pages, its feeds and its files. The largest group first,
 * so that no process is left with it when the others are done; the same in every process.
 */
export function listGroups<Route extends ParameterRoute>(
  tasks: readonly PrintTask<Route>[],
): PrintTask<Route>[][] {
  const groups = new Map<string, PrintTask<Route>[]>();
  for (const task of tasks) {
    const key = nameGroup(task);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Addresses of files end in `.json`, where those of pages have the name alone. */
function nameGroup({ route, params }: PrintTask): string {
  const [first = ''] = route.parts.flatMap((part) => /^\[(.+)\]$/.exec(part)?.[1] ?? []);
  return (params[first] ?? '').replace(/\.json$/, '');
}
