import type { Change } from '../history/changes';
import { dayOf, shiftDay } from '../history/days';
import type { Policy, Version } from '../record/types';
import { readRisks } from '../risk/project-risks';
import { listHighRisksOf } from '../text/analysis';
import { listAllowedPatterns, minShared } from './near-version';

const account = '111122223333';

/** A policy that no record has. */
const unknownArn = 'arn:aws:iam::aws:policy/ExamplePolicyNotOnRecord';

/** AWS's answer, as far as the analysis reads it. */
type Json = Record<string, unknown>;

/**
 * A made-up account for a record, as the answer of `aws iam get-account-authorization-details`. Names
 * are made up, and the policies are those of the record: the newest change that adds a high risk,
 * best one that concerns `iam:PassRole`, is in the year before the export.
 *
 * @param changes of the record, newest first
 */
export function buildSampleAccount(policies: readonly Policy[], changes: readonly Change[]): Json {
  const shown = chooseChange(changes);
  const day = shown === undefined ? '2024-06-01' : shiftDay(dayOf(shown.version.createDate), 180);
  const at = (days: number) => `${shiftDay(day, -days)}T08:00:00+00:00`;
  const attachable = policies.filter(({ kind }) => kind !== 'service-linked-role').sort(byVersions);
  const linked = policies.filter(({ kind }) => kind === 'service-linked-role').sort(byVersions);
  const [main = policies[0], second = main, third = second] = attachable;
  const old = policies.find(({ deprecated, noLongerObserved }) => deprecated ?? noLongerObserved);
  const first = shown?.policy ?? linked[0] ?? main;
  const copied = chooseCopied(policies, shiftDay(day, -300));
  const attach = (...list: (Policy | undefined)[]) => ({
    AttachedManagedPolicies: list.flatMap((policy) =>
      policy === undefined ? [] : [{ PolicyName: policy.iamName, PolicyArn: findArn(policy) }],
    ),
  });
  const role = (
    name: string,
    path: string,
    made: number,
    used: number | undefined,
    more: Json,
  ) => ({
    ...describeEntity('role', name, path, at(made)),
    RolePolicyList: [],
    RoleLastUsed: used === undefined ? {} : { LastUsedDate: at(used), Region: 'us-east-1' },
    ...more,
  });
  const isLinked = first?.kind === 'service-linked-role';
  return {
    UserDetailList: [
      {
        ...describeEntity('user', 'jane.doe', '/', at(700)),
        GroupList: ['operators'],
        ...attach(),
      },
    ],
    GroupDetailList: [
      {
        ...describeEntity('group', 'operators', '/', at(800)),
        GroupPolicyList: [],
        ...attach(main),
      },
    ],
    RoleDetailList: [
      role(
        isLinked ? 'AWSServiceRoleForExample' : 'automation',
        isLinked ? '/aws-service-role/example.amazonaws.com/' : '/',
        900,
        1,
        attach(first),
      ),
      role('support-application', '/', 500, 0, attach(second, main)),
      role(
        'AWSReservedSSO_SupportLead_0123456789abcdef',
        '/aws-reserved/sso.amazonaws.com/',
        600,
        3,
        attach(third),
      ),
      role('old-migration', '/', 1000, undefined, attach(old ?? third)),
      role('contractors', '/', 400, 10, {
        ...attach(),
        AttachedManagedPolicies: [
          { PolicyName: 'ExamplePolicyNotOnRecord', PolicyArn: unknownArn },
        ],
        ...(main && {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: findArn(main),
          },
        }),
      }),
    ],
    Policies: copied === undefined ? [] : [describeCopy(copied, at(300))],
  };
}

/** The newest change with a high risk that concerns iam:PassRole, else with any. */
function chooseChange(changes: readonly Change[]): Change | undefined {
  const { catalog } = readRisks();
  const risky = changes.filter(
    (change) => change.before !== undefined && listHighRisksOf(change).length > 0,
  );
  const passes = (change: Change) =>
    listHighRisksOf(change).some(
      ({ effect, finding }) =>
        effect === 'opens' &&
        catalog.findEntry(finding.entry).requires.some(({ action }) => action === 'iam:PassRole'),
    );
  return risky.find(passes) ?? risky[0] ?? changes[0];
}

function byVersions(a: Policy, b: Policy): number {
  return b.versions.length - a.versions.length;
}

/** A version of that time which has been replaced, of the policy with most versions. */
function chooseCopied(policies: readonly Policy[], day: string): Version | undefined {
  const replaced = [...policies]
    .sort(byVersions)
    .flatMap(({ versions }) =>
      versions.filter(
        (version) =>
          version !== versions.at(-1) &&
          dayOf(version.createDate) <= day &&
          listAllowedPatterns(version.statements).size >= minShared,
      ),
    );
  const [first] = replaced;
  return replaced.findLast(({ policyName }) => policyName === first?.policyName);
}

function findArn({ arn, iamName }: Policy): string {
  return arn ?? `arn:aws:iam::aws:policy/${iamName}`;
}

function describeEntity(type: 'user' | 'group' | 'role', name: string, path: string, made: string) {
  const key = `${type.charAt(0).toUpperCase()}${type.slice(1)}Name`;
  const arn = `arn:aws:iam::${account}:${type}${path}${name}`;
  return { Path: path, [key]: name, Arn: arn, CreateDate: made };
}

function describeCopy({ document }: Version, made: string) {
  const name = 'team-support-permissions';
  return {
    PolicyName: name,
    Arn: `arn:aws:iam::${account}:policy/${name}`,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 1,
    CreateDate: made,
    UpdateDate: made,
    PolicyVersionList: [
      { Document: document, VersionId: 'v1', IsDefaultVersion: true, CreateDate: made },
    ],
  };
}
