import { expect, test } from 'vitest';
import { hasSameTest, isAnyOf, joinConditions, readCondition } from './conditions';

const read = (operator: string, key: string, ...values: string[]) =>
  readCondition({ operator, key, values });

type Short = [
  condition: [operator: string, key: string, ...values: string[]],
  text: string,
  phrase: string,
  limit: string,
];

const own = '${aws:PrincipalAccount}';

test.each<Short>([
  [
    ['StringEquals', 'aws:ResourceAccount', own],
    'same account only',
    'in the same account only',
    'to the same account',
  ],
  [
    ['StringNotEquals', 'aws:ResourceAccount', own],
    'other accounts only',
    'in other accounts only',
    'to other accounts',
  ],
  [
    ['stringequals', 'S3:ResourceAccount', own],
    'same account only',
    'in the same account only',
    'to the same account',
  ],
  [
    ['StringEquals', 'aws:PrincipalAccount', '${aws:ResourceAccount}'],
    'same account only',
    'in the same account only',
    'to the same account',
  ],
  [
    ['ForAnyValue:StringEquals', 'aws:CalledVia', 'cloudformation.amazonaws.com'],
    'only through `cloudformation.amazonaws.com`',
    'only through cloudformation.amazonaws.com',
    'to calls through cloudformation.amazonaws.com',
  ],
  [
    ['StringEquals', 'aws:CalledViaFirst', 'a.com'],
    'only in call chains that begin with `a.com`',
    'only in call chains that begin with a.com',
    'to call chains that begin with a.com',
  ],
  [
    ['StringEquals', 'aws:CalledViaLast', 'a.com', 'b.com'],
    'only in calls made by `a.com` or `b.com`',
    'only in calls made by a.com or b.com',
    'to calls made by a.com or b.com',
  ],
  [
    ['Bool', 'aws:ViaAWSService', 'true'],
    'only through an AWS service',
    'only through an AWS service',
    'to calls through an AWS service',
  ],
  [
    ['Bool', 'aws:ViaAWSService', 'False'],
    'only without an AWS service in between',
    'only without an AWS service in between',
    'to calls without an AWS service in between',
  ],
  [
    ['StringLike', 'kms:ViaService', 's3.*.amazonaws.com'],
    'only through `s3.*.amazonaws.com`',
    'only through s3.*.amazonaws.com',
    'to calls through s3.*.amazonaws.com',
  ],
  [
    ['Bool', 'kms:GrantIsForAWSResource', 'true'],
    'only when an AWS service makes the call for the caller',
    'only when an AWS service makes the call for the caller',
    'to calls that an AWS service makes for the caller',
  ],
  [
    ['StringEquals', 'iam:PassedToService', 'ec2.amazonaws.com'],
    'only to pass a role to `ec2.amazonaws.com`',
    'only to pass a role to ec2.amazonaws.com',
    'to roles that are passed to ec2.amazonaws.com',
  ],
  [
    ['StringEquals', 'iam:AWSServiceName', 'profile.amazonaws.com'],
    'for the service `profile.amazonaws.com`',
    'for the service profile.amazonaws.com',
    'to the service profile.amazonaws.com',
  ],
  [
    ['StringEquals', 'ec2:CreateAction', 'RunInstances'],
    'only while `RunInstances` creates the resource',
    'only while RunInstances creates the resource',
    'to resources that RunInstances creates',
  ],
  [
    ['StringEquals', 'aws:RequestedRegion', 'us-east-1'],
    'in the Region `us-east-1` only',
    'in the Region us-east-1 only',
    'to the Region us-east-1',
  ],
  [['Bool', 'aws:SecureTransport', 'true'], 'only over TLS', 'only over TLS', 'to calls over TLS'],
  [
    ['Bool', 'aws:SecureTransport', 'false'],
    'only without TLS',
    'only without TLS',
    'to calls without TLS',
  ],
  [
    ['Bool', 'aws:MultiFactorAuthPresent', 'true'],
    'only with MFA',
    'only with MFA',
    'to sessions with MFA',
  ],
  [
    ['StringEquals', 'cloudwatch:namespace', 'AWS/Connect'],
    'in the metric namespace `AWS/Connect` only',
    'in the metric namespace AWS/Connect only',
    'to the metric namespace AWS/Connect',
  ],
])('%j has a short form', ([operator, key, ...values], text, phrase, limit) => {
  const exact = `${operator} ${key} ${values.join(', ')}`;
  expect(read(operator, key, ...values)).toEqual({ text, phrase, limit, exact });
});

test.each<[condition: [operator: string, key: string, ...values: string[]], clause: string]>([
  [['StringEquals', 'aws:ResourceTag/team', 'x'], 'the resource tag `team` is `x`'],
  [['StringEquals', 'ec2:ResourceTag/Name', 'x'], 'the resource tag `Name` is `x`'],
  [['StringEquals', 'ssm:resourceTag/a/b', 'x'], 'the resource tag `a/b` is `x`'],
  [['StringLike', 'aws:RequestTag/team', 'a*', 'b'], 'the request tag `team` matches `a*` or `b`'],
  [['StringLike', 'aws:RequestTag/team', 'a'], 'the request tag `team` is `a`'],
  [['StringNotEquals', 'aws:PrincipalTag/team', ''], 'the caller’s tag `team` is not `""`'],
  [['StringEquals', 's3:ExistingObjectTag/k', 'x'], 'the object tag `k` is `x`'],
  [['StringEquals', 's3:RequestObjectTag/k', 'x'], 'the object tag of the request `k` is `x`'],
  [
    ['ArnLike', 'kms:EncryptionContext:aws:s3:arn', 'arn:*'],
    'the encryption context `aws:s3:arn` matches `arn:*`',
  ],
  [['StringNotLike', 'k', 'a*'], '`k` does not match `a*`'],
  [['ArnNotEquals', 'k', 'arn:x'], '`k` is not `arn:x`'],
  [['StringEqualsIgnoreCase', 'k', 'a'], '`k` is `a` in any letter case'],
  [['StringNotEqualsIgnoreCase', 'k', 'a'], '`k` is not `a` in any letter case'],
  [['StringEqualsIfExists', 'k', 'a'], '`k` is absent or is `a`'],
  [
    ['StringEqualsIfExists', 'aws:ResourceAccount', own],
    `\`aws:ResourceAccount\` is absent or is \`${own}\``,
  ],
  [
    ['StringEquals', 'aws:ResourceAccount', '111122223333'],
    '`aws:ResourceAccount` is `111122223333`',
  ],
  [
    ['StringEquals', 'aws:ResourceAccount', own, 'x'],
    `\`aws:ResourceAccount\` is \`${own}\` or \`x\``,
  ],
  [['StringNotEquals', 'iam:PassedToService', 'a.com'], '`iam:PassedToService` is not `a.com`'],
  [
    ['StringEquals', 'iam:PassedToService', 'a', 'b', 'c', 'd'],
    '`iam:PassedToService` is one of 4 values',
  ],
  [['ForAnyValue:StringNotEquals', 'aws:CalledVia', 'a'], 'a value of `aws:CalledVia` is not `a`'],
  [['ForAllValues:StringEquals', 'aws:CalledVia', 'a'], 'every value of `aws:CalledVia` is `a`'],
  [['Bool', 'aws:ViaAWSService', 'true', 'false'], '`aws:ViaAWSService` is `true` or `false`'],
  [['Bool', 'aws:MultiFactorAuthPresent', 'false'], '`aws:MultiFactorAuthPresent` is `false`'],
  [['Bool', 'kms:GrantIsForAWSResource', 'maybe'], '`kms:GrantIsForAWSResource` is `maybe`'],
  [['StringEquals', 'iam:AWSServiceName'], '`iam:AWSServiceName` is no value'],
  [
    ['ForAllValues:StringEquals', 'aws:TagKeys', 'a', 'b'],
    'every tag key in the request is `a` or `b`',
  ],
  [['ForAllValues:StringNotLike', 'aws:TagKeys', 'a*'], 'no tag key in the request matches `a*`'],
  [['ForAllValues:StringNotEquals', 'k', 'a'], 'no value of `k` is `a`'],
  [['ForAnyValue:StringEquals', 'aws:TagKeys', 'a'], 'a tag key in the request is `a`'],
  [['StringEquals', 'aws:TagKeys', 'a'], 'the tag key in the request is `a`'],
  [['Null', 'aws:TagKeys', 'false'], 'the request has tags'],
  [['Null', 'aws:TagKeys', 'true'], 'the request has no tags'],
  [['Null', 'kms:EncryptionContextKeys', 'false'], 'the request has an encryption context'],
  [['Null', 'kms:EncryptionContextKeys', 'true'], 'the request has no encryption context'],
  [['Null', 'aws:ResourceTag/team', 'True'], 'the resource tag `team` is absent'],
  [['null', 'k', 'false'], '`k` is present'],
  [['Null', 'k', 'true', 'false'], '`k` is absent or present'],
  [['Null', 'k', 'x'], '`k` is neither absent nor present'],
  [['NumericLessThan', 'k', '5'], '`k` is less than `5`'],
  [['NumericLessThanEquals', 'k', '5'], '`k` is at most `5`'],
  [['NumericGreaterThan', 'k', '5'], '`k` is more than `5`'],
  [['NumericGreaterThanEquals', 'k', '5'], '`k` is at least `5`'],
  [['NumericEquals', 'k', '5'], '`k` is `5`'],
  [['NumericNotEquals', 'k', '5'], '`k` is not `5`'],
  [['DateLessThan', 'k', 'd'], '`k` is before `d`'],
  [['DateLessThanEquals', 'k', 'd'], '`k` is not after `d`'],
  [['DateGreaterThan', 'k', 'd'], '`k` is after `d`'],
  [['DateGreaterThanEquals', 'k', 'd'], '`k` is not before `d`'],
  [['IpAddress', 'aws:SourceIp', '10.0.0.0/8'], 'the source IP address is in `10.0.0.0/8`'],
  [['NotIpAddress', 'aws:SourceIp', '10.0.0.0/8'], 'the source IP address is not in `10.0.0.0/8`'],
  [['BinaryEquals', 'k', 'AA=='], '`k` is `AA==`'],
  [['StringSounds', 'k', 'a'], '`StringSounds` of `k` with `a`'],
  [['StringEquals', 'k', 'a`b'], '`k` is `a’b`'],
  [['StringEquals', 'constructor', 'a'], '`constructor` is `a`'],
  [['constructor', 'k', 'a'], '`constructor` of `k` with `a`'],
  [['', 'k', 'a'], '`""` of `k` with `a`'],
  [['StringEquals', 'aws:SourceAccount', '1'], 'the source account is `1`'],
])('%j is a clause', ([operator, key, ...values], clause) => {
  const { text, phrase, limit } = read(operator, key, ...values);
  const plain = clause.replaceAll('`', '');
  expect({ text, phrase, limit }).toEqual({
    text: `if ${clause}`,
    phrase: `if ${plain}`,
    limit: `to requests where ${plain}`,
  });
});

test.each<[operator: string, isAnyOf: boolean]>([
  ['StringEquals', true],
  ['ForAnyValue:StringLike', true],
  ['ArnLikeIfExists', true],
  ['ForAllValues:StringEquals', false],
  ['StringNotEquals', false],
  ['NumericLessThan', false],
  ['Null', false],
])('each value of %s alone satisfies it: %s', (operator, expected) => {
  expect(isAnyOf({ operator, key: 'k', values: ['a'] })).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['stringequals', 'K', true],
  ['StringLike', 'k', false],
  ['StringEquals', 'l', false],
])('StringEquals of k has the test of %s of %s: %s', (operator, key, expected) => {
  const condition = { operator: 'StringEquals', key: 'k', values: ['a'] };
  expect(hasSameTest(condition, { operator, key, values: ['b'] })).toBe(expected);
});

test('several conditions are joined, those without an "if" first', () => {
  const conditions = [
    { operator: 'StringEquals', key: 'k', values: ['a'] },
    { operator: 'StringEquals', key: 'aws:ResourceAccount', values: [own] },
  ];
  expect(joinConditions(conditions)).toBe('same account only and if `k` is `a`');
  expect(joinConditions(conditions, 'phrase')).toBe('in the same account only and if k is a');
});
