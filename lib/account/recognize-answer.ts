import { isObject } from '../shared/problem';

/** The command whose answer the analysis reads. */
export const detailsCommand = 'aws iam get-account-authorization-details';

/** The lists of its answer, and what is missing without each. */
export const detailLists = {
  UserDetailList: 'users',
  GroupDetailList: 'groups',
  RoleDetailList: 'roles',
  Policies: 'managed policies with their documents',
} as const;

export type DetailList = keyof typeof detailLists;

export const detailListNames = Object.keys(detailLists) as DetailList[];

/** Keys by which the answers of other commands are recognized. Source: AWS CLI Command Reference. */
const answers: readonly [keys: readonly string[], name: string][] = [
  [['PolicyGroups'], 'the answer of aws iam list-entities-for-policy'],
  [['PolicyUsers'], 'the answer of aws iam list-entities-for-policy'],
  [['PolicyRoles'], 'the answer of aws iam list-entities-for-policy'],
  [['PolicyVersion'], 'the answer of aws iam get-policy-version'],
  [['Versions'], 'the answer of aws iam list-policy-versions'],
  [['Policy'], 'the answer of aws iam get-policy'],
  [['RoleName', 'PolicyDocument'], 'the answer of aws iam get-role-policy'],
  [['UserName', 'PolicyDocument'], 'the answer of aws iam get-user-policy'],
  [['GroupName', 'PolicyDocument'], 'the answer of aws iam get-group-policy'],
  [['AttachedPolicies'], 'a list of attached policies, such as of list-attached-role-policies'],
  [['PolicyNames'], 'a list of inline policies, such as of list-role-policies'],
  [['Content', 'ReportFormat'], 'the answer of aws iam get-credential-report'],
  [['SummaryMap'], 'the answer of aws iam get-account-summary'],
  [['Users'], 'the answer of aws iam list-users'],
  [['Groups'], 'the answer of aws iam list-groups'],
  [['Roles'], 'the answer of aws iam list-roles'],
  [['User'], 'the answer of aws iam get-user'],
  [['Role'], 'the answer of aws iam get-role'],
  [['Group'], 'the answer of aws iam get-group'],
  [['Statement'], 'a policy document'],
];

/** What a JSON value is, where it is the answer of another command; else undefined. */
export function recognizeAnswer(value: Record<string, unknown>): string | undefined {
  if (isListOfPolicies(value)) return 'the answer of aws iam list-policies';
  return answers.find(([keys]) => keys.every((key) => Object.hasOwn(value, key)))?.[1];
}

/** The policies of `list-policies` have no documents, and no other list stands beside them. */
function isListOfPolicies(value: Record<string, unknown>): boolean {
  const { Policies } = value;
  const hasOther = detailListNames.some(
    (each) => each !== 'Policies' && Object.hasOwn(value, each),
  );
  return (
    Array.isArray(Policies) &&
    Policies.length > 0 &&
    !hasOther &&
    Policies.every((each) => isObject(each) && !Object.hasOwn(each, 'PolicyVersionList'))
  );
}

/** What a text is that is not JSON, where it is known; else undefined. */
export function recognizeText(text: string): string | undefined {
  const start = text.slice(0, 400);
  if (/^\uFEFF?user,arn,user_creation_time/.test(start)) return 'a credential report (CSV)';
  if (/^\uFEFF?\s*</.test(start)) return 'HTML or XML; use --output json';
  if (/^\s*[A-Z]+DETAILLIST\t/.test(start)) return 'the output format text; use --output json';
  if (/^\s*[-|]{3}/.test(start)) return 'the output format table; use --output json';
  if (/^\s*(?:User|Group|Role)DetailList:/.test(start)) return 'YAML; use --output json';
  return undefined;
}
