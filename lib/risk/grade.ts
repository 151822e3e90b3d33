import { compareAccess, noCatalog } from '../iam/compare/compare';
import type { Condition, Statement } from '../iam/document';
import { readAccess } from '../iam/evaluate/access';
import { evaluateAccess, type RequestContext } from '../iam/evaluate/evaluate';
import type { RequiredAction } from './types';

/** Resources on which an action is allowed, and the conditions of the Allow statement. */
export interface RiskScope {
  resource: string;
  exceptResources: string[];
  conditions: Condition[];
}

/** How far a document allows an action of an entry. */
export interface AllowedAction {
  action: string;
  /** Whether every request of the action is allowed. */
  isUnrestricted: boolean;
  /** Where it is allowed, the least restricted first. */
  scopes: RiskScope[];
  /** The conditions of Deny statements of the action; one that always denies has none. */
  denials: Condition[][];
}

/**
 * How far the statements of one action allow it, on the resources on which it acts. Undefined where
 * no request is allowed. It is decided by the comparison of documents.
 *
 * @param statements all statements that match the action and its resources, as `splitByAction`
 *   returns them
 * @param resources the ARN patterns of the action's resources; none where requests name `*`
 */
export function gradeAction(
  statements: readonly Statement[],
  required: RequiredAction,
  resources: readonly string[],
): AllowedAction | undefined {
  const { action } = required;
  const bounds = listBounds(required, resources);
  const samples = sampleRequests(statements, required, resources);
  if (!samples.includes(true) && !isAnyAllowed([...statements, ...bounds])) return undefined;
  const isUnrestricted =
    !samples.includes(false) && isEverythingAllowed(action, statements, bounds);
  return {
    action,
    isUnrestricted,
    scopes: isUnrestricted
      ? [{ resource: '*', exceptResources: [], conditions: [] }]
      : listScopes(statements, required),
    denials: isUnrestricted
      ? []
      : statements.flatMap(({ effect, conditions }) => (effect === 'Deny' ? [conditions] : [])),
  };
}

/**
 * Whether plain requests are allowed, one on each kind of resource. They decide most documents: one
 * that is denied shows a limit, and one that is allowed shows that the action is possible.
 */
function sampleRequests(
  statements: readonly Statement[],
  { action, passedTo }: RequiredAction,
  resources: readonly string[],
): boolean[] {
  const access = readAccess(statements);
  const context: RequestContext =
    passedTo === undefined ? {} : { [passedToService]: passedTo[0] as string };
  return (resources.length === 0 ? ['*'] : resources).map((pattern) => {
    const resource = pattern === '*' ? pattern : fillPattern(pattern);
    return evaluateAccess(access, { action, resource, context }) === 'allowed';
  });
}

/** A resource that matches a pattern, with a name that is in no policy of AWS. */
export function fillPattern(pattern: string): string {
  return pattern.replaceAll('*', 'q7x1').replaceAll('?', 'q');
}

function isAnyAllowed(statements: readonly Statement[]): boolean {
  return compareAccess([], statements, noCatalog).gained.length > 0;
}

function isEverythingAllowed(
  action: string,
  statements: readonly Statement[],
  bounds: readonly Statement[],
): boolean {
  const everything = [allow(action), ...bounds];
  const { lost, undecided } = compareAccess(everything, [...statements, ...bounds], noCatalog);
  return lost.length === 0 && undecided.length === 0;
}

/** Deny statements that exclude requests that do not count. */
export function listBounds(
  { action, passedTo }: RequiredAction,
  resources: readonly string[],
): Statement[] {
  // A variable of the language stands for the character: requests without a resource name `*`.
  return [
    denyOthers(action, resources.length === 0 ? ['${*}'] : resources),
    ...denyOtherServices({ action, passedTo }),
  ];
}

function denyOtherServices({ action, passedTo }: RequiredAction): Statement[] {
  if (passedTo === undefined) return [];
  const condition = { operator: 'StringNotEquals', key: passedToService, values: passedTo };
  return [{ ...allow(action), effect: 'Deny', conditions: [condition] }];
}

const passedToService = 'iam:PassedToService';

function allow(action: string): Statement {
  return {
    sid: undefined,
    effect: 'Allow',
    action: { negated: false, patterns: [action] },
    resource: { negated: false, patterns: ['*'] },
    conditions: [],
    languageVersion: '2012-10-17',
  };
}

function denyOthers(action: string, resources: readonly string[]): Statement {
  const resource = { negated: true, patterns: [...resources] };
  return { ...allow(action), effect: 'Deny', resource };
}

/** Where an action is allowed, as the document writes it. */
function listScopes(statements: readonly Statement[], required: RequiredAction): RiskScope[] {
  const { gained } = compareAccess([], [...statements, ...denyOtherServices(required)], noCatalog);
  return gained
    .map(({ resource, exceptResources, conditions }) => ({ resource, exceptResources, conditions }))
    .sort((a, b) => countLimits(a) - countLimits(b));
}

function countLimits({ resource, exceptResources, conditions }: RiskScope): number {
  return (resource === '*' ? 0 : 100) + conditions.length * 10 + Number(exceptResources.length > 0);
}
