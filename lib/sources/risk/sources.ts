import { describeValue, isObject, type Problem } from '../../shared/problem';

/** A path of pathfinding.cloud: the facts that the catalog uses. */
export interface SourcePath {
  id: string;
  name: string;
  url: string;
  /** The required actions, in the order of the source. */
  requires: string[];
  /** The services that the prerequisites say the passed role trusts. */
  trusted: string[];
}

/** A value of a source, or what is wrong with it. */
export interface Parsed<Value> {
  value: Value;
  problems: Problem[];
}

const remedy = 'Use the file of the source; where its format changed, change lib/sources/risk.';

/** Reads the paths of pathfinding.cloud: `{paths: [{id, name, url, required, prerequisites}]}`. */
export function parsePaths(source: unknown): Parsed<SourcePath[]> {
  const paths = isObject(source) ? source.paths : undefined;
  if (!Array.isArray(paths)) {
    return { value: [], problems: [createProblem('/paths', 'a list of paths', paths)] };
  }
  const problems: Problem[] = [];
  const value = paths.flatMap((path: unknown, index) => {
    const parsed = parsePath(path);
    if (parsed === undefined) {
      const expected = 'a path with id, name, url and a list of required permissions';
      problems.push(createProblem(`/paths/${index}`, expected, path));
    }
    return parsed ?? [];
  });
  return { value, problems };
}

function parsePath(path: unknown): SourcePath | undefined {
  if (!isObject(path) || !Array.isArray(path.required)) return undefined;
  const { id, name, url } = path;
  const requires = path.required.map((each: unknown) =>
    isObject(each) ? each.permission : undefined,
  );
  if (![id, name, url, ...requires].every((text) => typeof text === 'string')) return undefined;
  return {
    id: id as string,
    name: name as string,
    url: url as string,
    requires: requires as string[],
    trusted: findTrustedServices(path.prerequisites),
  };
}

/** The principals of services in the sentences that say whom a role trusts, sorted. */
function findTrustedServices(prerequisites: unknown): string[] {
  const services = listTexts(prerequisites)
    .filter((text) => text.includes('trusts'))
    .flatMap((text) => text.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com/g) ?? []);
  return [...new Set(services)].sort();
}

/** The texts in a value at any depth: prerequisites are a list, or lists by kind of target. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** Reads the actions of sensitive_iam_actions: an object whose keys are actions. */
export function parseSensitiveActions(source: unknown): Parsed<string[]> {
  if (!isObject(source)) {
    return { value: [], problems: [createProblem('', 'an object by action', source)] };
  }
  const actions = Object.keys(source);
  const problems = actions
    .filter((action) => !/^[a-z0-9-]+:\S+$/.test(action))
    .map((action) => createProblem(`/${action}`, 'a key service:Action', action));
  return { value: actions, problems };
}

function createProblem(place: string, expected: string, found: unknown): Problem {
  return { place, expected, found: describeValue(found), remedy };
}
