import { awsArn } from './account';

export const exportAccount = '111122223333';

type Entity = Record<string, unknown>;

/** A user, group or role of an export, as `role app`, with the AWS policies attached to it. */
export function exportEntity(text: string, attached: readonly string[] = [], more: Entity = {}) {
  const [type = '', ...words] = text.split(' ');
  const name = words.join(' ');
  const key = `${type.charAt(0).toUpperCase()}${type.slice(1)}Name`;
  return {
    Path: '/',
    [key]: name,
    Arn: `arn:aws:iam::${exportAccount}:${type}/${name}`,
    CreateDate: '2024-01-01T08:00:00+00:00',
    AttachedManagedPolicies: attached.map((each) => ({
      PolicyName: each.slice(each.lastIndexOf('/') + 1),
      PolicyArn: each.startsWith('arn:') ? each : awsArn(each),
    })),
    ...more,
  };
}

/** The answer of `aws iam get-account-authorization-details`. */
export function buildExport({
  users = [],
  groups = [],
  roles = [],
  policies = [],
}: Partial<Record<'users' | 'groups' | 'roles' | 'policies', readonly Entity[]>> = {}) {
  return {
    UserDetailList: users,
    GroupDetailList: groups,
    RoleDetailList: roles,
    Policies: policies,
  };
}
