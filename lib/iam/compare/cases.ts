import {
  allow,
  allowNotAction,
  deny,
  denyNotAction,
  denyNotResource,
} from '../../../testing/builders';
import type { Verdict } from './difference';

/**
 * A rule of IAM, two documents whose comparison depends on it, and the verdict. `toDocument` makes
 * documents of statements.
 */
export type ComparisonCase = [
  rule: string,
  before: object,
  after: object,
  verdict: Verdict,
  /** Where it differs from `verdict`. */
  knownVerdict?: Verdict,
];

/** A document of a statement, or of several, unless it is one already. */
export function toDocument(value: object): object {
  const isStatement = Array.isArray(value) || 'Effect' in value;
  return isStatement ? { Version: '2012-10-17', Statement: value } : value;
}

/** A document without `Version`, which is of the language version 2008-10-17. */
const writeOld = (...Statement: object[]) => ({ Statement });

const queue = 'arn:aws:sqs:eu-central-1:444455556666:jobs';
const send = 'sqs:SendMessage';
/** Allows one action on one resource under conditions. */
const allowIf = (Condition: object) => allow(send, queue, { Condition });
const denyIf = (Condition: object) => deny(send, queue, { Condition });
/** Allows it without conditions, and denies it under any of these. */
const unless = (...conditions: object[]) => [allow(send, queue), ...conditions.map(denyIf)];

const table = (name: string) => `arn:aws:dynamodb:us-west-2:444455556666:table/${name}`;
const read = (resource: string | string[], more: object = {}) =>
  allow('dynamodb:GetItem', resource, more);
const other = allow('kms:Decrypt', '*');

const actionCases: ComparisonCase[] = [
  ['Actions ignore letter case.', allow('kms:DescribeKey'), allow('KMS:describekey'), 'same'],
  [
    'A question mark matches exactly one character.',
    allow('sqs:ReceiveMessage'),
    allow('sqs:ReceiveMessage?'),
    'both',
    'narrower',
  ],
  [
    'The order of a list has no meaning.',
    allow(['ec2:StopInstances', 'ec2:StartInstances']),
    allow(['ec2:StartInstances', 'ec2:StopInstances']),
    'same',
  ],
  [
    'Both patterns match the action, and each matches others too.',
    allow(['sqs:Send*', 'sqs:*Message']),
    allow('sqs:SendMessage'),
    'narrower',
  ],
  [
    'The pattern matches every action of the service.',
    allow('kms:Decrypt'),
    allow('kms:*'),
    'wider',
  ],
  [
    'The list has all actions of today; the pattern also matches actions that IAM adds later.',
    allow('kms:*'),
    allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt']),
    'narrower',
    'same',
  ],
  [
    'No action of the catalog and of the documents matches the pattern.',
    other,
    [other, allow('kms:Teleport*')],
    'wider',
    'same',
  ],
  [
    'An action that a document names counts, whether or not IAM has it.',
    other,
    [other, allow('kms:Teleport')],
    'wider',
  ],
  [
    'IAM has no action of the service and the documents name none.',
    other,
    [other, allow('teleport:*')],
    'wider',
    'same',
  ],
  [
    'The denial names an action of the service.',
    [other, allow('teleport:*')],
    [other, allow('teleport:*'), deny('teleport:Go')],
    'narrower',
  ],
  [
    'The list has all services of today; a star also matches those that IAM adds later.',
    allow('*'),
    allow(['dynamodb:*', 'ec2:*', 'kms:*', 'sqs:*']),
    'narrower',
    'same',
  ],
  ['Every action has a prefix and a name.', allow('*'), allow('*:*'), 'same'],
  ['The name of an action has one character at least.', allow('sqs:*'), allow('sqs:?*'), 'same'],
  [
    'Wildcards side by side match the same in any order.',
    allow('sqs:Get*?'),
    allow('sqs:Get?**'),
    'same',
  ],
  [
    'Names of properties in JavaScript are names like others.',
    allow('constructor:Get'),
    allow('__proto__:Get'),
    'both',
  ],
  [
    'A service may have any name.',
    allow('constructor:Get'),
    allow('constructor:*'),
    'wider',
    'same',
  ],
];

const notActionCases: ComparisonCase[] = [
  [
    'The Allow with NotAction has the actions that were denied.',
    [allowNotAction('kms:*'), deny('sqs:*', 'a*')],
    allowNotAction('kms:*'),
    'wider',
  ],
  [
    'An Allow with NotAction allows everything except its list.',
    allowNotAction('kms:*'),
    allowNotAction(['ec2:*', 'kms:*']),
    'narrower',
  ],
  [
    'Each of the two denies what the other one leaves out.',
    [allow('*'), deny('*')],
    [allow('*'), denyNotAction('sqs:*'), denyNotAction('kms:*')],
    'same',
  ],
  [
    'Both leave out `sqs:Send*Message`, which matches one action of the catalog.',
    [allow('*'), denyNotAction('sqs:SendMessage')],
    [allow('*'), denyNotAction('sqs:Send*'), denyNotAction('sqs:*Message')],
    'wider',
    'same',
  ],
  [
    'Everything except a list is denied, so that the list is allowed.',
    [allow('*'), denyNotAction(['sqs:*', 'kms:Decrypt'])],
    allow(['sqs:*', 'kms:Decrypt']),
    'same',
  ],
  [
    'A Deny with a shorter NotAction denies more.',
    [allow('*'), denyNotAction(['sqs:*', 'kms:*'])],
    [allow('*'), denyNotAction('sqs:*')],
    'narrower',
  ],
  [
    'Everything except a service, and the service, are everything.',
    [allowNotAction('sqs:*'), allow('sqs:*')],
    allow('*'),
    'same',
  ],
];

const denyCases: ComparisonCase[] = [
  [
    'A Deny overrides every Allow in any order.',
    allow('ec2:*'),
    [deny('ec2:*'), allow('ec2:*')],
    'narrower',
  ],
  ['What no statement allows is denied anyway.', deny('kms:*'), deny('sqs:*'), 'same'],
  ['The denied actions were not allowed.', allow('sqs:*'), [allow('sqs:*'), deny('kms:*')], 'same'],
  [
    'The action is denied under all conditions already.',
    [allow('sqs:*'), deny('sqs:PurgeQueue')],
    [
      allow('sqs:*'),
      deny('sqs:PurgeQueue'),
      deny('sqs:PurgeQueue', queue, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    'same',
  ],
  [
    'More actions are allowed on the other queues.',
    [allow('sqs:SendMessage'), deny('sqs:*', queue)],
    [allow('sqs:*'), deny('sqs:*', queue)],
    'wider',
  ],
];

const resourceCases: ComparisonCase[] = [
  ['Each question mark is one character.', read(table('day-?')), read(table('day-??')), 'both'],
  ['Resources do not ignore letter case.', read(table('Orders')), read(table('orders')), 'both'],
  ['A star also matches slashes.', read(table('orders/*/month')), read(table('orders/*')), 'wider'],
  [
    'A star of a resource also matches colons.',
    read('arn:aws:dynamodb:*:table/a'),
    read('arn:aws:dynamodb:*:*:table/a'),
    'narrower',
  ],
  [
    'A Deny with NotResource denies everything except its list.',
    [allow('sqs:*'), denyNotResource('sqs:*', 'arn:aws:sqs:*:*:a*')],
    [allow('sqs:*'), denyNotResource('sqs:*', ['arn:aws:sqs:*:*:a*', 'arn:aws:sqs:*:*:b'])],
    'wider',
  ],
  [
    'Each of the two NotResource lists is denied by the other statement.',
    [allow('sqs:*'), deny('sqs:*')],
    [allow('sqs:*'), denyNotResource('sqs:*', 'a'), denyNotResource('sqs:*', 'b')],
    'same',
  ],
  [
    'Both leave out what begins with an a and ends with a b.',
    [allow('sqs:*'), denyNotResource('sqs:*', 'a*b')],
    [allow('sqs:*'), denyNotResource('sqs:*', 'a*'), denyNotResource('sqs:*', '*b')],
    'same',
  ],
  [
    'Both leave out `abc` too.',
    [allow('sqs:*'), denyNotResource('sqs:*', 'ab*bc')],
    [allow('sqs:*'), denyNotResource('sqs:*', 'ab*'), denyNotResource('sqs:*', '*bc')],
    'wider',
  ],
  [
    'The second Deny denies the actions that are left on all other resources.',
    [allow('*'), denyNotAction('sqs:*')],
    [allow('*'), denyNotAction('sqs:*'), denyNotResource('sqs:*', queue)],
    'narrower',
  ],
  [
    'A statement allows each of its actions on each of its resources.',
    allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [table('in'), table('out')]),
    [allow('dynamodb:GetItem', table('in')), allow('dynamodb:PutItem', table('out'))],
    'narrower',
  ],
];

const region = (value: string | string[]) => ({ 'aws:RequestedRegion': value });
const org = (value: string | string[]) => ({ 'aws:PrincipalOrgID': value });

const conditionCases: ComparisonCase[] = [
  [
    'A negated operator holds for what equals none of its values.',
    allowIf({ StringNotEquals: org('o-one') }),
    allowIf({ StringNotEquals: org(['o-one', 'o-two']) }),
    'narrower',
  ],
  [
    'One of the values is enough, as is one of the statements.',
    [
      allowIf({ StringLike: { 'kms:ViaService': 's3.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'ec2.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'rds.*' } }),
    ],
    allowIf({ StringLike: { 'kms:ViaService': ['s3.*', 'ec2.*', 'rds.*'] } }),
    'same',
  ],
  [
    'Each of the two denials denies what the other one allows.',
    unless({ StringNotEquals: region(['us-west-2', 'ap-south-1']) }),
    unless({ StringNotEquals: region('us-west-2') }, { StringNotEquals: region('ap-south-1') }),
    'narrower',
  ],
  [
    'All keys of an operator must hold.',
    allowIf({ StringEquals: { ...region('us-west-2'), ...org('o-one') } }),
    allowIf({ StringEquals: org('o-one') }),
    'wider',
  ],
  [
    'No value satisfies both operators, so that the statement never applies.',
    [other, allowIf({ StringEquals: region('us-west-2'), StringLike: region('ap-*') })],
    other,
    'same',
  ],
  [
    'A number is also a text: 5 satisfies the one operator and not the other.',
    allowIf({ NumericLessThan: { 'ec2:VolumeSize': '10' } }),
    allowIf({
      NumericLessThan: { 'ec2:VolumeSize': '10' },
      StringNotEquals: { 'ec2:VolumeSize': '5' },
    }),
    'narrower',
  ],
  [
    'The address is in the block.',
    allowIf({
      IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
      StringEquals: { 'aws:SourceIp': '192.0.2.9' },
    }),
    allowIf({ StringEquals: { 'aws:SourceIp': '192.0.2.9' } }),
    'same',
  ],
  [
    'StringEquals compares a star as a character.',
    allowIf({ StringEquals: { 'ssm:Name': 'app/*' } }),
    allowIf({ StringLike: { 'ssm:Name': 'app/*' } }),
    'wider',
  ],
  [
    'The operator ignores letter case.',
    allowIf({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'Prod' } }),
    allowIf({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'pROD' } }),
    'same',
  ],
  [
    'Only one letter case is left.',
    allowIf({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' } }),
    allowIf({ StringEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    'narrower',
  ],
  [
    'A text of two letters has four letter cases.',
    allowIf({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'qa' } }),
    allowIf({ StringEquals: { 'aws:ResourceTag/stage': ['qa', 'qA', 'Qa', 'QA'] } }),
    'same',
  ],
  [
    'The first letter is one of two.',
    allowIf({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringNotLike: { 'aws:ResourceTag/stage': 'P*' },
    }),
    allowIf({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringLike: { 'aws:ResourceTag/stage': 'p*' },
    }),
    'same',
  ],
  [
    'All letter cases are refused, not only one.',
    allowIf({ StringNotEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    allowIf({ StringNotEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'PROD' } }),
    'narrower',
  ],
  [
    'StringLike does not ignore letter case.',
    allowIf({ StringLike: { 'ssm:Name': 'App/*' } }),
    allowIf({ StringLike: { 'ssm:Name': 'app/*' } }),
    'both',
  ],
  [
    'Without wildcards both compare the text.',
    allowIf({ StringLike: { 'ssm:Name': 'app/one' } }),
    allowIf({ StringEquals: { 'ssm:Name': 'app/one' } }),
    'same',
  ],
  [
    'Operators and keys ignore letter case, of denials too.',
    unless({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    unless({ stringequals: { 'AWS:sourcevpce': ['vpce-1'] } }),
    'same',
  ],
  [
    'The negated operator also holds where the key is absent.',
    allowIf({ StringNotEquals: org('o-one') }),
    unless({ StringEquals: org('o-one') }),
    'same',
  ],
  [
    'The negated operator of the denial also holds where the key is absent.',
    allowIf({ StringEquals: org('o-one') }),
    unless({ StringNotEquals: org('o-one') }),
    'same',
  ],
  [
    'Values of BinaryEquals are compared as texts.',
    allowIf({ BinaryEquals: { 'sqs:Body': 'QUJD' } }),
    allowIf({ BinaryEquals: { 'sqs:Body': ['QUJD', 'WFla'] } }),
    'wider',
  ],
];

const absenceCases: ComparisonCase[] = [
  [
    'IfExists also holds where the key is absent.',
    allowIf({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    allowIf({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    'wider',
  ],
  [
    'A negated operator holds where the key is absent, with and without IfExists.',
    unless({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    unless({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    'same',
  ],
  [
    'Every value and absence satisfy the condition.',
    allowIf({ StringLikeIfExists: { 'aws:SourceVpce': '*' } }),
    allow(send, queue),
    'same',
  ],
  [
    'Every value satisfies the pattern, absence does not.',
    allowIf({ StringLike: { 'aws:SourceVpce': '*' } }),
    allowIf({ Null: { 'aws:SourceVpce': 'false' } }),
    'same',
  ],
  [
    'The first condition does not hold without the key.',
    allowIf({ StringEquals: org('o-one') }),
    allowIf({ StringEquals: org('o-one'), Null: { 'aws:PrincipalOrgID': 'false' } }),
    'same',
  ],
  [
    'Requests without the key, and requests with it.',
    allowIf({ Null: { 'aws:SourceVpce': 'true' } }),
    allowIf({ Null: { 'aws:SourceVpce': 'false' } }),
    'both',
  ],
  [
    'One of the two holds for every request.',
    allowIf({ Null: { 'aws:SourceVpce': ['true', 'false'] } }),
    allow(send, queue),
    'same',
  ],
  [
    'A Boolean value may be written without quotation marks.',
    allowIf({ Null: { 'aws:SourceVpce': 'false' } }),
    allowIf({ Null: { 'aws:SourceVpce': false } }),
    'same',
  ],
  [
    'The value is neither true nor false, so that the condition never holds.',
    [other, allowIf({ Null: { 'aws:SourceVpce': 'perhaps' } })],
    other,
    'same',
  ],
];

const typedCases: ComparisonCase[] = [
  [
    'Requests without the key are allowed too.',
    allowIf({ Bool: { 'aws:ViaAWSService': 'true' } }),
    allowIf({ BoolIfExists: { 'aws:ViaAWSService': 'true' } }),
    'wider',
  ],
  [
    'A Boolean key that is present is true or false.',
    allowIf({ Bool: { 'aws:SecureTransport': ['false', 'true'] } }),
    allowIf({ Null: { 'aws:SecureTransport': 'false' } }),
    'same',
  ],
  [
    'Requests where the key is false or absent are denied.',
    allowIf({ Bool: { 'aws:SecureTransport': 'true' } }),
    unless({ BoolIfExists: { 'aws:SecureTransport': 'false' } }),
    'same',
  ],
  [
    'The denial does not hold where the key is absent.',
    allowIf({ Bool: { 'aws:SecureTransport': 'true' } }),
    unless({ Bool: { 'aws:SecureTransport': 'false' } }),
    'wider',
  ],
  [
    'Bool ignores letter case.',
    allowIf({ Bool: { 'aws:SecureTransport': 'True' } }),
    allowIf({ Bool: { 'aws:SecureTransport': true } }),
    'same',
  ],
  [
    'No Boolean value equals another text.',
    [other, allowIf({ Bool: { 'aws:SecureTransport': 'yes' } })],
    other,
    'same',
  ],
  [
    'Numbers are compared by value.',
    allowIf({ NumericEquals: { 'ec2:VolumeSize': '25' } }),
    allowIf({ NumericEquals: { 'ec2:VolumeSize': '25.00' } }),
    'same',
  ],
  [
    'Numbers over 100 are no longer allowed.',
    allowIf({ NumericLessThanEquals: { 'ec2:VolumeSize': '500' } }),
    allowIf({ NumericLessThanEquals: { 'ec2:VolumeSize': '100' } }),
    'narrower',
  ],
  [
    'The limit itself is allowed.',
    allowIf({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    allowIf({ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } }),
    'wider',
  ],
  [
    'No number is in both ranges.',
    allowIf({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
    allowIf({ NumericGreaterThan: { 'ec2:VolumeSize': '40' } }),
    'both',
  ],
  [
    'Every number is in one of the ranges.',
    [
      allowIf({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
      allowIf({ NumericGreaterThanEquals: { 'ec2:VolumeSize': '40' } }),
    ],
    allowIf({ Null: { 'ec2:VolumeSize': 'false' } }),
    'same',
  ],
  [
    'The value is not a number, so that no number equals it.',
    [other, allowIf({ NumericEquals: { 'ec2:VolumeSize': 'large' } })],
    other,
    'same',
  ],
  [
    'Seconds since 1970 are another notation of the same instant.',
    allowIf({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    allowIf({ DateLessThan: { 'aws:CurrentTime': '1709251200' } }),
    'same',
  ],
  [
    'The instant itself is allowed.',
    allowIf({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    allowIf({ DateLessThanEquals: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    'wider',
  ],
  [
    'A date without a time is midnight in UTC.',
    allowIf({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01' } }),
    allowIf({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01T02:00:00+02:00' } }),
    'same',
  ],
  [
    'The larger block has the smaller one in it.',
    allowIf({ IpAddress: { 'aws:SourceIp': '198.51.100.64/26' } }),
    allowIf({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    'wider',
  ],
  [
    'The two halves are the block.',
    allowIf({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    allowIf({ IpAddress: { 'aws:SourceIp': ['198.51.100.0/25', '198.51.100.128/25'] } }),
    'same',
  ],
  [
    'An address is a block of one.',
    allowIf({ IpAddress: { 'aws:SourceIp': '198.51.100.7' } }),
    allowIf({ IpAddress: { 'aws:SourceIp': '198.51.100.7/32' } }),
    'same',
  ],
  [
    'Both notations are the same block.',
    unless({ NotIpAddress: { 'aws:SourceIp': '2001:db8:a::/64' } }),
    unless({ NotIpAddress: { 'aws:SourceIp': '2001:0DB8:000A:0::0/64' } }),
    'same',
  ],
  [
    'No IPv6 address is in an IPv4 block.',
    allowIf({ IpAddress: { 'aws:VpcSourceIp': ['::/0', '0.0.0.0/0'] } }),
    allowIf({ IpAddress: { 'aws:VpcSourceIp': '0.0.0.0/0' } }),
    'narrower',
  ],
  [
    'Every address is in one of the two blocks.',
    allowIf({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }),
    allowIf({ Null: { 'aws:SourceIp': 'false' } }),
    'same',
  ],
  [
    'The address must be in none of the blocks.',
    allowIf({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
    allowIf({ NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '172.16.0.0/12'] } }),
    'narrower',
  ],
  [
    'The block cannot be read, so that no address is in it.',
    [other, allowIf({ IpAddress: { 'aws:SourceIp': '192.0.2.0/33' } })],
    other,
    'same',
  ],
  [
    'Both operators take wildcards.',
    allowIf({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    allowIf({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    'same',
  ],
  [
    'One of the values is enough.',
    allowIf({ ArnEquals: { 'aws:SourceArn': [table('a'), table('b')] } }),
    allowIf({ ArnEquals: { 'aws:SourceArn': table('b') } }),
    'narrower',
  ],
  [
    'ARN operators do not ignore letter case.',
    allowIf({ ArnEquals: { 'aws:SourceArn': table('Orders') } }),
    allowIf({ ArnEquals: { 'aws:SourceArn': table('orders') } }),
    'both',
  ],
  [
    'The value has fewer than six parts, so that no ARN matches it.',
    [other, allowIf({ ArnLike: { 'aws:SourceArn': 'table/*' } })],
    other,
    'same',
  ],
  [
    'A star of StringLike also matches colons, one of ArnLike stays within its part.',
    allowIf({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    allowIf({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    'wider',
  ],
];

const keys = (value: string | string[]) => ({ 'dynamodb:Attributes': value });

const setCases: ComparisonCase[] = [
  [
    'Only the first allows requests without values, only the second allows further values.',
    allowIf({ 'ForAllValues:StringEquals': keys('name') }),
    allowIf({ 'ForAnyValue:StringEquals': keys('name') }),
    'both',
  ],
  [
    'A request needed both values and needs one now.',
    allowIf({
      'ForAnyValue:StringLike': keys('name'),
      'ForAnyValue:StringEquals': keys('street'),
    }),
    allowIf({ 'ForAnyValue:StringEquals': keys(['name', 'street']) }),
    'wider',
  ],
  [
    'Fewer values are refused.',
    allowIf({ 'ForAllValues:StringNotEquals': keys(['name', 'street']) }),
    allowIf({ 'ForAllValues:StringNotEquals': keys('name') }),
    'wider',
  ],
  [
    'With ForAnyValue a negated operator does not hold where the key is absent.',
    allowIf({ 'ForAnyValue:StringNotEquals': keys('name') }),
    allowIf({ StringNotEquals: keys('name') }),
    'wider',
  ],
  [
    'ForAllValues also holds where the key is absent, which the second denial excludes.',
    unless({ 'ForAllValues:StringEquals': keys('name') }),
    unless({
      'ForAllValues:StringEquals': keys('name'),
      Null: { 'dynamodb:Attributes': 'false' },
    }),
    'wider',
  ],
  [
    'The key has several values.',
    allowIf({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    allowIf({ 'ForAllValues:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    'both',
  ],
];

const name = '${aws:username}';
const team = 'aws:PrincipalTag/team';

const variableCases: ComparisonCase[] = [
  [
    'Users other than kim lose their tables and gain those of kim.',
    read(table(`${name}-*`)),
    read(table('kim-*')),
    'both',
  ],
  [
    'A star matches every name, also where the key is absent.',
    read(table(name)),
    read(table('*')),
    'wider',
  ],
  [
    'The condition leaves two values of the variable.',
    read(table(`${name}-*`), { Condition: { StringEquals: { 'aws:username': ['kim', 'lee'] } } }),
    [
      read(table('kim-*'), { Condition: { StringEquals: { 'aws:username': 'kim' } } }),
      read(table('lee-*'), { Condition: { StringEquals: { 'aws:username': 'lee' } } }),
    ],
    'same',
  ],
  [
    'Users whose names begin with a k lose their tables.',
    read(table(`${name}-*`)),
    [read(table(`${name}-*`)), deny('dynamodb:GetItem', table('k*-*'))],
    'narrower',
  ],
  [
    'The key of a variable ignores letter case, so that both statements match the same.',
    [other, read(table(`${name}-*`)), deny('dynamodb:GetItem', table('${AWS:userName}-*'))],
    other,
    'same',
  ],
  ['The two keys have different values.', read(table(name)), read(table('${aws:userid}')), 'both'],
  [
    'A request whose two keys have the same value is denied.',
    read(table(name)),
    [read(table('*')), deny('dynamodb:GetItem', table('${aws:userid}'))],
    'both',
  ],
  [
    'A request whose two keys have values that make the same resource is denied.',
    read(table(name)),
    [read(table('*')), deny('dynamodb:GetItem', table('a-${aws:userid}'))],
    'both',
  ],
  [
    'The default is used where the key is absent.',
    read(table(`\${${team}, 'shared'}`)),
    [
      read(table(`\${${team}}`)),
      read(table('shared'), { Condition: { Null: { [team]: 'true' } } }),
    ],
    'same',
  ],
  [
    'Without a value and a default the resource matches nothing.',
    read(table(`\${${team}, 'shared'}`)),
    read(table(`\${${team}}`)),
    'narrower',
  ],
  [
    'The defaults differ.',
    allowIf({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'shared'}` } }),
    allowIf({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'common'}` } }),
    'both',
  ],
  [
    'One value fewer.',
    allowIf({ StringEquals: { 'aws:ResourceTag/owner': [name, 'everybody'] } }),
    allowIf({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    'narrower',
  ],
  [
    'The one is the opposite of the other, also where the variable has no value.',
    allowIf({ StringNotEquals: { 'aws:ResourceTag/owner': name } }),
    unless({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    'same',
  ],
  [
    'ARN operators take variables; a star matches more.',
    allowIf({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }),
    allowIf({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:user/${name}` } }),
    'narrower',
  ],
  [
    'Numeric operators take no variables, so that the text is not a number.',
    [other, allowIf({ NumericEquals: { 'ec2:VolumeSize': '${aws:PrincipalTag/size}' } })],
    other,
    'same',
  ],
  ['`${*}` is the character and not a wildcard.', read(table('a${*}')), read(table('a*')), 'wider'],
  [
    '`${$}` is a dollar sign, and the older version has no variables.',
    read(table('a${$}{b}')),
    writeOld(read(table('a${b}'))),
    'same',
  ],
  [
    'The variable has a value that is an address.',
    [other, read(table('${aws:SourceIp}'))],
    other,
    'narrower',
  ],
  [
    'The variable has a value that is a date.',
    [other, allowIf({ StringEquals: { 'aws:ResourceTag/day': '${aws:CurrentTime}' } })],
    other,
    'narrower',
  ],
  [
    'The variable also has other values below 5.',
    read(table('${ec2:VolumeSize}'), {
      Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } },
    }),
    read(table('4'), { Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } } }),
    'both',
  ],
  [
    'Other letter cases of the value are no longer allowed.',
    read(table(name), { Condition: { StringEqualsIgnoreCase: { 'aws:username': 'Kim' } } }),
    read(table(name), { Condition: { StringEquals: { 'aws:username': 'Kim' } } }),
    'narrower',
  ],
];

const versionCases: ComparisonCase[] = [
  ['Without Version the text is literal.', writeOld(read(table(name))), read(table(name)), 'both'],
  [
    'The default of Version is 2008-10-17.',
    writeOld(read(table(name))),
    { Version: '2008-10-17', ...writeOld(read(table(name))) },
    'same',
  ],
  [
    'Resources do not ignore letter case, and the texts are literal.',
    { Version: '2008-10-17', ...writeOld(read(table(name))) },
    { Version: '2008-10-17', ...writeOld(read(table('${AWS:username}'))) },
    'both',
  ],
  [
    'Documents without variables mean the same in both versions.',
    writeOld(read(table('a*'))),
    read(table('a*')),
    'same',
  ],
  [
    'The older version has no variables in conditions either.',
    { Version: '2008-10-17', ...writeOld(allowIf({ StringLike: { 'ssm:Name': name } })) },
    allowIf({ StringEquals: { 'ssm:Name': '${$}{aws:username}' } }),
    'same',
  ],
];

const statementCases: ComparisonCase[] = [
  ['A statement that is repeated allows nothing more.', other, [other, other], 'same'],
  [
    'The order of statements has no meaning.',
    [allow('sqs:*'), deny('sqs:PurgeQueue'), other],
    [other, deny('sqs:PurgeQueue'), allow('sqs:*')],
    'same',
  ],
  [
    'Each action is allowed on each resource in either document.',
    allow(['kms:Decrypt', send], ['a', 'b']),
    [allow('kms:Decrypt', ['b', 'a']), allow(send, 'a'), allow([send], ['b'])],
    'same',
  ],
  [
    'Sid and Id have no meaning, and one statement needs no list.',
    { Sid: 'First', ...other },
    { Version: '2012-10-17', Id: 'x', Statement: { ...other, Sid: 'Second' } },
    'same',
  ],
  [
    'The first pattern allows all of it.',
    [allow(['sqs:*', send]), allowIf({ StringEquals: org('o-one') })],
    allow('sqs:*'),
    'same',
  ],
];

/** By kind. Exchanging the documents exchanges wider and narrower. */
export const comparisonCases: Readonly<Record<string, readonly ComparisonCase[]>> = {
  actions: actionCases,
  NotAction: notActionCases,
  denials: denyCases,
  resources: resourceCases,
  conditions: conditionCases,
  absence: absenceCases,
  'types of keys': typedCases,
  'several values': setCases,
  variables: variableCases,
  versions: versionCases,
  statements: statementCases,
};
