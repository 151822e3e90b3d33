import type { RequiredAction } from '../lib/risk/types';
import type { Request } from './naive-evaluator';
import type { Chance } from './random';
import { buildPath, buildRisks, buildSensitive } from './risk';

/** Random policy documents over the actions of a small risk catalog, and requests near them. */

export interface RiskDocument {
  Version?: string;
  Statement: object[];
}

export const user = 'arn:aws:iam::*:user/*';
export const role = 'arn:aws:iam::*:role/*';
const object = 'arn:aws:s3:::*/*';
/** The catalog has actions on users, roles and objects, and one without resources. */
export const risks = buildRisks({
  resources: {
    'iam:CreateAccessKey': [user],
    'iam:PassRole': [role],
    'iam:PutRolePolicy': [role],
    'iam:UpdateTrust': [role],
    'iam:Tag': [role, user],
    's3:GetObject': [object],
    'sts:List': [],
  },
  paths: [
    buildPath('put', ['iam:PutRolePolicy']),
    buildPath('put-trust', ['iam:PutRolePolicy', 'iam:UpdateTrust']),
    buildPath('pass', ['iam:PassRole>ec2.amazonaws.com', 'sts:List'], { needs: ['a role'] }),
    buildPath('pass-put', ['iam:PassRole>ec2.amazonaws.com', 'iam:PutRolePolicy']),
  ],
  actions: [
    buildSensitive(['s3:GetObject', 'sts:List', 'iam:Tag']),
    buildSensitive(['iam:CreateAccessKey'], { category: 'credential-access' }),
    buildSensitive(['iam:PassRole'], { category: 'privilege-escalation', needs: ['a service'] }),
  ],
});

const actions = [
  ...['*', 'iam:*', 'iam:P*', 'iam:?a*', 'IAM:putrolepolicy', 'iam:PassRole', 'iam:UpdateTrust'],
  ...['iam:CreateAccessKey', 'iam:Tag', 's3:GetObject', 's3:*', 'sts:List', '*:*List', 'ec2:Run'],
];
const resources = [
  ...['*', '*', user, role, 'arn:aws:iam::1:role/a', 'arn:aws:iam::*:role/a*', 'arn:aws:iam::*'],
  ...['arn:aws:iam::2:*', 'arn:aws:iam::*:*/b', 'arn:*:iam::*:user/a', 'arn:aws:s3:::a', object],
  ...['arn:aws:s3:::a/*', 'arn:aws:s3:::*b', 'arn:aws-cn:iam::*:role/*'],
  ...[
    'arn:aws:iam::*:role/${aws:PrincipalTag/team}',
    'arn:aws:iam::*:user/${aws:PrincipalTag/team}',
  ],
];
const conditions: readonly object[] = [
  { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': ['ecs.amazonaws.com', 'ec2.amazonaws.com'] } },
  { StringNotEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
  { StringLikeIfExists: { 'iam:PassedToService': 'ec2*' } },
  { StringEquals: { 'aws:PrincipalTag/team': ['a', 'ab'] } },
  { StringNotLike: { 'aws:PrincipalTag/team': 'a*' } },
  { Null: { 'aws:PrincipalTag/team': 'true' } },
  { Null: { 'iam:PassedToService': 'false' } },
];

/** The values of requests, some of which no document names. */
const services = [undefined, 'ec2.amazonaws.com', 'ecs.amazonaws.com', 'x.amazonaws.com'];
const teams = [undefined, 'a', 'b', 'ab', 'zz'];
const contexts = services.flatMap((service) =>
  teams.map((team) => ({
    ...(service && { 'iam:passedtoservice': [service] }),
    ...(team && { 'aws:principaltag/team': [team] }),
  })),
);
/** The last is the name that a variable is in the old version of the language. */
const names = ['a', 'b', 'ab', 'zz', 'a/b', '${aws:PrincipalTag/team}'];
/** Resources of each kind. */
export const instances: Record<string, string[]> = {
  [user]: ['1', '2', '3'].flatMap((account) =>
    names.map((name) => `arn:aws:iam::${account}:user/${name}`),
  ),
  [role]: ['1', '2', '3'].flatMap((account) =>
    names.map((name) => `arn:aws:iam::${account}:role/${name}`),
  ),
  [object]: ['a', 'b', 'cb'].flatMap((bucket) =>
    names.map((name) => `arn:aws:s3:::${bucket}/${name}`),
  ),
};

/** The resources of an action that requests name. */
function listInstances(action: string): string[] {
  const kinds = risks.catalog.listResources(action);
  return kinds.length === 0 ? ['*'] : kinds.flatMap((kind) => instances[kind] as string[]);
}

/** The requests of an action of an entry: on each of its resources, with each context that counts. */
export function listRequests({ action, passedTo }: RequiredAction): Request[] {
  const counted = contexts.filter(
    (context) =>
      passedTo === undefined || passedTo.includes(String(context['iam:passedtoservice'])),
  );
  return listInstances(action).flatMap((resource) =>
    counted.map((context) => ({ action, resource, context })),
  );
}

/** A document of one to four statements. */
export function makeRiskDocument(chance: Chance): RiskDocument {
  const Statement = Array.from({ length: chance.pick([1, 2, 2, 3, 4]) }, (_, index) =>
    makeStatement(chance, index > 0 && chance.happens(0.4)),
  );
  const Version = chance.pick(['2012-10-17', '2012-10-17', '2008-10-17', undefined]);
  return { ...(Version && { Version }), Statement };
}

function makeStatement(chance: Chance, isDenial: boolean): object {
  const list = (from: readonly string[]) =>
    Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => chance.pick(from));
  return {
    Effect: isDenial ? 'Deny' : 'Allow',
    [chance.happens(0.15) ? 'NotAction' : 'Action']: list(actions),
    [chance.happens(0.15) ? 'NotResource' : 'Resource']: list(resources),
    ...(chance.happens(0.4) && { Condition: chance.pick(conditions) }),
  };
}

/** The document with one statement added, removed or replaced. */
export function changeRiskDocument(document: RiskDocument, chance: Chance): RiskDocument {
  const at = Math.floor(chance.next() * document.Statement.length);
  const added = chance.happens(0.6) ? [makeStatement(chance, chance.happens(0.4))] : [];
  const Statement = document.Statement.toSpliced(at, Number(chance.happens(0.6)), ...added);
  return Statement.length === 0 ? document : { ...document, Statement };
}
