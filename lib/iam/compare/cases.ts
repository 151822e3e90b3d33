import { allow, deny } from '../../../testing/builders';
import type { Verdict } from './difference';

/** A rule of IAM, two documents whose comparison depends on it, and the verdict. */
export type ComparisonCase = [
  rule: string,
  before: object,
  after: object,
  verdict: Verdict,
  /** Where it differs from `verdict`. */
  knownVerdict?: Verdict,
];

const write = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
/** A document without `Version`, which is of the language version 2008-10-17. */
const writeOld = (...Statement: object[]) => ({ Statement });

const queue = 'arn:aws:sqs:eu-central-1:444455556666:jobs';
const send = 'sqs:SendMessage';
/** Allows one action on one resource under conditions. */
const allowIf = (Condition: object) => allow(send, queue, { Condition });
const denyIf = (Condition: object) => deny(send, queue, { Condition });
const where = (Condition: object) => write(allowIf(Condition));
/** Allows it without conditions, and denies it under any of these. */
const unless = (...conditions: object[]) => write(allow(send, queue), ...conditions.map(denyIf));

const not = (key: 'Action' | 'Resource', Effect: 'Allow' | 'Deny', list: string | string[]) => ({
  Effect,
  ...(key === 'Action' ? { NotAction: list } : { Action: 'sqs:*', NotResource: list }),
  ...(key === 'Action' && { Resource: '*' }),
});
const allowNotAction = (list: string | string[]) => not('Action', 'Allow', list);
const denyNotAction = (list: string | string[]) => not('Action', 'Deny', list);
const denyNotResource = (list: string | string[]) => not('Resource', 'Deny', list);

const table = (name: string) => `arn:aws:dynamodb:us-west-2:444455556666:table/${name}`;
const read = (resource: string | string[], more: object = {}) =>
  allow('dynamodb:GetItem', resource, more);
const other = allow('kms:Decrypt', '*');

const actionCases: ComparisonCase[] = [
  [
    'Actions ignore letter case.',
    write(allow('kms:DescribeKey')),
    write(allow('KMS:describekey')),
    'same',
  ],
  [
    'A question mark matches exactly one character.',
    write(allow('sqs:ReceiveMessage')),
    write(allow('sqs:ReceiveMessage?')),
    'both',
    'narrower',
  ],
  [
    'The order of a list has no meaning.',
    write(allow(['ec2:StopInstances', 'ec2:StartInstances'])),
    write(allow(['ec2:StartInstances', 'ec2:StopInstances'])),
    'same',
  ],
  [
    'Both patterns match the action, and each matches others too.',
    write(allow(['sqs:Send*', 'sqs:*Message'])),
    write(allow('sqs:SendMessage')),
    'narrower',
  ],
  [
    'The pattern matches every action of the service.',
    write(allow('kms:Decrypt')),
    write(allow('kms:*')),
    'wider',
  ],
  [
    'The list has all actions of today; the pattern also matches actions that IAM adds later.',
    write(allow('kms:*')),
    write(allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'])),
    'narrower',
    'same',
  ],
  [
    'No action of the catalog and of the documents matches the pattern.',
    write(other),
    write(other, allow('kms:Teleport*')),
    'wider',
    'same',
  ],
  [
    'An action that a document names counts, whether or not IAM has it.',
    write(other),
    write(other, allow('kms:Teleport')),
    'wider',
  ],
  [
    'IAM has no action of the service and the documents name none.',
    write(other),
    write(other, allow('teleport:*')),
    'wider',
    'same',
  ],
  [
    'The denial names an action of the service.',
    write(other, allow('teleport:*')),
    write(other, allow('teleport:*'), deny('teleport:Go')),
    'narrower',
  ],
  [
    'The list has all services of today; a star also matches those that IAM adds later.',
    write(allow('*')),
    write(allow(['dynamodb:*', 'ec2:*', 'kms:*', 'sqs:*'])),
    'narrower',
    'same',
  ],
  ['Every action has a prefix and a name.', write(allow('*')), write(allow('*:*')), 'same'],
  [
    'The name of an action has one character at least.',
    write(allow('sqs:*')),
    write(allow('sqs:?*')),
    'same',
  ],
  [
    'Wildcards side by side match the same in any order.',
    write(allow('sqs:Get*?')),
    write(allow('sqs:Get?**')),
    'same',
  ],
  [
    'Names of properties in JavaScript are names like others.',
    write(allow('constructor:Get')),
    write(allow('__proto__:Get')),
    'both',
  ],
  [
    'A service may have any name.',
    write(allow('constructor:Get')),
    write(allow('constructor:*')),
    'wider',
    'same',
  ],
];

const notActionCases: ComparisonCase[] = [
  [
    'The Allow with NotAction has the actions that were denied.',
    write(allowNotAction('kms:*'), deny('sqs:*', 'a*')),
    write(allowNotAction('kms:*')),
    'wider',
  ],
  [
    'An Allow with NotAction allows everything except its list.',
    write(allowNotAction('kms:*')),
    write(allowNotAction(['ec2:*', 'kms:*'])),
    'narrower',
  ],
  [
    'Each of the two denies what the other one leaves out.',
    write(allow('*'), deny('*')),
    write(allow('*'), denyNotAction('sqs:*'), denyNotAction('kms:*')),
    'same',
  ],
  [
    'Both leave out `sqs:Send*Message`, which matches one action of the catalog.',
    write(allow('*'), denyNotAction('sqs:SendMessage')),
    write(allow('*'), denyNotAction('sqs:Send*'), denyNotAction('sqs:*Message')),
    'wider',
    'same',
  ],
  [
    'Everything except a list is denied, so that the list is allowed.',
    write(allow('*'), denyNotAction(['sqs:*', 'kms:Decrypt'])),
    write(allow(['sqs:*', 'kms:Decrypt'])),
    'same',
  ],
  [
    'A Deny with a shorter NotAction denies more.',
    write(allow('*'), denyNotAction(['sqs:*', 'kms:*'])),
    write(allow('*'), denyNotAction('sqs:*')),
    'narrower',
  ],
  [
    'Everything except a service, and the service, are everything.',
    write(allowNotAction('sqs:*'), allow('sqs:*')),
    write(allow('*')),
    'same',
  ],
];

const denyCases: ComparisonCase[] = [
  [
    'A Deny overrides every Allow in any order.',
    write(allow('ec2:*')),
    write(deny('ec2:*'), allow('ec2:*')),
    'narrower',
  ],
  [
    'What no statement allows is denied anyway.',
    write(deny('kms:*')),
    write(deny('sqs:*')),
    'same',
  ],
  [
    'The denied actions were not allowed.',
    write(allow('sqs:*')),
    write(allow('sqs:*'), deny('kms:*')),
    'same',
  ],
  [
    'The action is denied under all conditions already.',
    write(allow('sqs:*'), deny('sqs:PurgeQueue')),
    write(
      allow('sqs:*'),
      deny('sqs:PurgeQueue'),
      deny('sqs:PurgeQueue', queue, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ),
    'same',
  ],
  [
    'More actions are allowed on the other queues.',
    write(allow('sqs:SendMessage'), deny('sqs:*', queue)),
    write(allow('sqs:*'), deny('sqs:*', queue)),
    'wider',
  ],
];

const resourceCases: ComparisonCase[] = [
  [
    'Each question mark is one character.',
    write(read(table('day-?'))),
    write(read(table('day-??'))),
    'both',
  ],
  [
    'Resources do not ignore letter case.',
    write(read(table('Orders'))),
    write(read(table('orders'))),
    'both',
  ],
  [
    'A star also matches slashes.',
    write(read(table('orders/*/month'))),
    write(read(table('orders/*'))),
    'wider',
  ],
  [
    'A star of a resource also matches colons.',
    write(read('arn:aws:dynamodb:*:table/a')),
    write(read('arn:aws:dynamodb:*:*:table/a')),
    'narrower',
  ],
  [
    'A Deny with NotResource denies everything except its list.',
    write(allow('sqs:*'), denyNotResource('arn:aws:sqs:*:*:a*')),
    write(allow('sqs:*'), denyNotResource(['arn:aws:sqs:*:*:a*', 'arn:aws:sqs:*:*:b'])),
    'wider',
  ],
  [
    'Each of the two NotResource lists is denied by the other statement.',
    write(allow('sqs:*'), deny('sqs:*')),
    write(allow('sqs:*'), denyNotResource('a'), denyNotResource('b')),
    'same',
  ],
  [
    'Both leave out what begins with an a and ends with a b.',
    write(allow('sqs:*'), denyNotResource('a*b')),
    write(allow('sqs:*'), denyNotResource('a*'), denyNotResource('*b')),
    'same',
  ],
  [
    'Both leave out `abc` too.',
    write(allow('sqs:*'), denyNotResource('ab*bc')),
    write(allow('sqs:*'), denyNotResource('ab*'), denyNotResource('*bc')),
    'wider',
  ],
  [
    'The second Deny denies the actions that are left on all other resources.',
    write(allow('*'), denyNotAction('sqs:*')),
    write(allow('*'), denyNotAction('sqs:*'), denyNotResource(queue)),
    'narrower',
  ],
  [
    'A statement allows each of its actions on each of its resources.',
    write(allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [table('in'), table('out')])),
    write(allow('dynamodb:GetItem', table('in')), allow('dynamodb:PutItem', table('out'))),
    'narrower',
  ],
];

const region = (value: string | string[]) => ({ 'aws:RequestedRegion': value });
const org = (value: string | string[]) => ({ 'aws:PrincipalOrgID': value });

const conditionCases: ComparisonCase[] = [
  [
    'A negated operator holds for what equals none of its values.',
    where({ StringNotEquals: org('o-one') }),
    where({ StringNotEquals: org(['o-one', 'o-two']) }),
    'narrower',
  ],
  [
    'One of the values is enough, as is one of the statements.',
    write(
      allowIf({ StringLike: { 'kms:ViaService': 's3.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'ec2.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'rds.*' } }),
    ),
    where({ StringLike: { 'kms:ViaService': ['s3.*', 'ec2.*', 'rds.*'] } }),
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
    where({ StringEquals: { ...region('us-west-2'), ...org('o-one') } }),
    where({ StringEquals: org('o-one') }),
    'wider',
  ],
  [
    'No value satisfies both operators, so that the statement never applies.',
    write(other, allowIf({ StringEquals: region('us-west-2'), StringLike: region('ap-*') })),
    write(other),
    'same',
  ],
  [
    'A number is also a text: 5 satisfies the one operator and not the other.',
    where({ NumericLessThan: { 'ec2:VolumeSize': '10' } }),
    where({
      NumericLessThan: { 'ec2:VolumeSize': '10' },
      StringNotEquals: { 'ec2:VolumeSize': '5' },
    }),
    'narrower',
  ],
  [
    'The address is in the block.',
    where({
      IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
      StringEquals: { 'aws:SourceIp': '192.0.2.9' },
    }),
    where({ StringEquals: { 'aws:SourceIp': '192.0.2.9' } }),
    'same',
  ],
  [
    'StringEquals compares a star as a character.',
    where({ StringEquals: { 'ssm:Name': 'app/*' } }),
    where({ StringLike: { 'ssm:Name': 'app/*' } }),
    'wider',
  ],
  [
    'The operator ignores letter case.',
    where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'Prod' } }),
    where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'pROD' } }),
    'same',
  ],
  [
    'Only one letter case is left.',
    where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' } }),
    where({ StringEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    'narrower',
  ],
  [
    'A text of two letters has four letter cases.',
    where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'qa' } }),
    where({ StringEquals: { 'aws:ResourceTag/stage': ['qa', 'qA', 'Qa', 'QA'] } }),
    'same',
  ],
  [
    'The first letter is one of two.',
    where({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringNotLike: { 'aws:ResourceTag/stage': 'P*' },
    }),
    where({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringLike: { 'aws:ResourceTag/stage': 'p*' },
    }),
    'same',
  ],
  [
    'All letter cases are refused, not only one.',
    where({ StringNotEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    where({ StringNotEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'PROD' } }),
    'narrower',
  ],
  [
    'StringLike does not ignore letter case.',
    where({ StringLike: { 'ssm:Name': 'App/*' } }),
    where({ StringLike: { 'ssm:Name': 'app/*' } }),
    'both',
  ],
  [
    'Without wildcards both compare the text.',
    where({ StringLike: { 'ssm:Name': 'app/one' } }),
    where({ StringEquals: { 'ssm:Name': 'app/one' } }),
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
    where({ StringNotEquals: org('o-one') }),
    unless({ StringEquals: org('o-one') }),
    'same',
  ],
  [
    'The negated operator of the denial also holds where the key is absent.',
    where({ StringEquals: org('o-one') }),
    unless({ StringNotEquals: org('o-one') }),
    'same',
  ],
  [
    'Values of BinaryEquals are compared as texts.',
    where({ BinaryEquals: { 'sqs:Body': 'QUJD' } }),
    where({ BinaryEquals: { 'sqs:Body': ['QUJD', 'WFla'] } }),
    'wider',
  ],
];

const absenceCases: ComparisonCase[] = [
  [
    'IfExists also holds where the key is absent.',
    where({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    where({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
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
    where({ StringLikeIfExists: { 'aws:SourceVpce': '*' } }),
    write(allow(send, queue)),
    'same',
  ],
  [
    'Every value satisfies the pattern, absence does not.',
    where({ StringLike: { 'aws:SourceVpce': '*' } }),
    where({ Null: { 'aws:SourceVpce': 'false' } }),
    'same',
  ],
  [
    'The first condition does not hold without the key.',
    where({ StringEquals: org('o-one') }),
    where({ StringEquals: org('o-one'), Null: { 'aws:PrincipalOrgID': 'false' } }),
    'same',
  ],
  [
    'Requests without the key, and requests with it.',
    where({ Null: { 'aws:SourceVpce': 'true' } }),
    where({ Null: { 'aws:SourceVpce': 'false' } }),
    'both',
  ],
  [
    'One of the two holds for every request.',
    where({ Null: { 'aws:SourceVpce': ['true', 'false'] } }),
    write(allow(send, queue)),
    'same',
  ],
  [
    'A Boolean value may be written without quotation marks.',
    where({ Null: { 'aws:SourceVpce': 'false' } }),
    where({ Null: { 'aws:SourceVpce': false } }),
    'same',
  ],
  [
    'The value is neither true nor false, so that the condition never holds.',
    write(other, allowIf({ Null: { 'aws:SourceVpce': 'perhaps' } })),
    write(other),
    'same',
  ],
];

const typedCases: ComparisonCase[] = [
  [
    'Requests without the key are allowed too.',
    where({ Bool: { 'aws:ViaAWSService': 'true' } }),
    where({ BoolIfExists: { 'aws:ViaAWSService': 'true' } }),
    'wider',
  ],
  [
    'A Boolean key that is present is true or false.',
    where({ Bool: { 'aws:SecureTransport': ['false', 'true'] } }),
    where({ Null: { 'aws:SecureTransport': 'false' } }),
    'same',
  ],
  [
    'Requests where the key is false or absent are denied.',
    where({ Bool: { 'aws:SecureTransport': 'true' } }),
    unless({ BoolIfExists: { 'aws:SecureTransport': 'false' } }),
    'same',
  ],
  [
    'The denial does not hold where the key is absent.',
    where({ Bool: { 'aws:SecureTransport': 'true' } }),
    unless({ Bool: { 'aws:SecureTransport': 'false' } }),
    'wider',
  ],
  [
    'Bool ignores letter case.',
    where({ Bool: { 'aws:SecureTransport': 'True' } }),
    where({ Bool: { 'aws:SecureTransport': true } }),
    'same',
  ],
  [
    'No Boolean value equals another text.',
    write(other, allowIf({ Bool: { 'aws:SecureTransport': 'yes' } })),
    write(other),
    'same',
  ],
  [
    'Numbers are compared by value.',
    where({ NumericEquals: { 'ec2:VolumeSize': '25' } }),
    where({ NumericEquals: { 'ec2:VolumeSize': '25.00' } }),
    'same',
  ],
  [
    'Numbers over 100 are no longer allowed.',
    where({ NumericLessThanEquals: { 'ec2:VolumeSize': '500' } }),
    where({ NumericLessThanEquals: { 'ec2:VolumeSize': '100' } }),
    'narrower',
  ],
  [
    'The limit itself is allowed.',
    where({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    where({ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } }),
    'wider',
  ],
  [
    'No number is in both ranges.',
    where({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
    where({ NumericGreaterThan: { 'ec2:VolumeSize': '40' } }),
    'both',
  ],
  [
    'Every number is in one of the ranges.',
    write(
      allowIf({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
      allowIf({ NumericGreaterThanEquals: { 'ec2:VolumeSize': '40' } }),
    ),
    where({ Null: { 'ec2:VolumeSize': 'false' } }),
    'same',
  ],
  [
    'The value is not a number, so that no number equals it.',
    write(other, allowIf({ NumericEquals: { 'ec2:VolumeSize': 'large' } })),
    write(other),
    'same',
  ],
  [
    'Seconds since 1970 are another notation of the same instant.',
    where({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    where({ DateLessThan: { 'aws:CurrentTime': '1709251200' } }),
    'same',
  ],
  [
    'The instant itself is allowed.',
    where({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    where({ DateLessThanEquals: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    'wider',
  ],
  [
    'A date without a time is midnight in UTC.',
    where({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01' } }),
    where({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01T02:00:00+02:00' } }),
    'same',
  ],
  [
    'The larger block has the smaller one in it.',
    where({ IpAddress: { 'aws:SourceIp': '198.51.100.64/26' } }),
    where({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    'wider',
  ],
  [
    'The two halves are the block.',
    where({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    where({ IpAddress: { 'aws:SourceIp': ['198.51.100.0/25', '198.51.100.128/25'] } }),
    'same',
  ],
  [
    'An address is a block of one.',
    where({ IpAddress: { 'aws:SourceIp': '198.51.100.7' } }),
    where({ IpAddress: { 'aws:SourceIp': '198.51.100.7/32' } }),
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
    where({ IpAddress: { 'aws:VpcSourceIp': ['::/0', '0.0.0.0/0'] } }),
    where({ IpAddress: { 'aws:VpcSourceIp': '0.0.0.0/0' } }),
    'narrower',
  ],
  [
    'Every address is in one of the two blocks.',
    where({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }),
    where({ Null: { 'aws:SourceIp': 'false' } }),
    'same',
  ],
  [
    'The address must be in none of the blocks.',
    where({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
    where({ NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '172.16.0.0/12'] } }),
    'narrower',
  ],
  [
    'The block cannot be read, so that no address is in it.',
    write(other, allowIf({ IpAddress: { 'aws:SourceIp': '192.0.2.0/33' } })),
    write(other),
    'same',
  ],
  [
    'Both operators take wildcards.',
    where({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    where({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    'same',
  ],
  [
    'One of the values is enough.',
    where({ ArnEquals: { 'aws:SourceArn': [table('a'), table('b')] } }),
    where({ ArnEquals: { 'aws:SourceArn': table('b') } }),
    'narrower',
  ],
  [
    'ARN operators do not ignore letter case.',
    where({ ArnEquals: { 'aws:SourceArn': table('Orders') } }),
    where({ ArnEquals: { 'aws:SourceArn': table('orders') } }),
    'both',
  ],
  [
    'The value has fewer than six parts, so that no ARN matches it.',
    write(other, allowIf({ ArnLike: { 'aws:SourceArn': 'table/*' } })),
    write(other),
    'same',
  ],
  [
    'A star of StringLike also matches colons, one of ArnLike stays within its part.',
    where({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    where({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    'wider',
  ],
];

const keys = (value: string | string[]) => ({ 'dynamodb:Attributes': value });

const setCases: ComparisonCase[] = [
  [
    'Only the first allows requests without values, only the second allows further values.',
    where({ 'ForAllValues:StringEquals': keys('name') }),
    where({ 'ForAnyValue:StringEquals': keys('name') }),
    'both',
  ],
  [
    'A request needed both values and needs one now.',
    where({
      'ForAnyValue:StringLike': keys('name'),
      'ForAnyValue:StringEquals': keys('street'),
    }),
    where({ 'ForAnyValue:StringEquals': keys(['name', 'street']) }),
    'wider',
  ],
  [
    'Fewer values are refused.',
    where({ 'ForAllValues:StringNotEquals': keys(['name', 'street']) }),
    where({ 'ForAllValues:StringNotEquals': keys('name') }),
    'wider',
  ],
  [
    'With ForAnyValue a negated operator does not hold where the key is absent.',
    where({ 'ForAnyValue:StringNotEquals': keys('name') }),
    where({ StringNotEquals: keys('name') }),
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
    where({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    where({ 'ForAllValues:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    'both',
  ],
];

const name = '${aws:username}';
const team = 'aws:PrincipalTag/team';

const variableCases: ComparisonCase[] = [
  [
    'Users other than kim lose their tables and gain those of kim.',
    write(read(table(`${name}-*`))),
    write(read(table('kim-*'))),
    'both',
  ],
  [
    'A star matches every name, also where the key is absent.',
    write(read(table(name))),
    write(read(table('*'))),
    'wider',
  ],
  [
    'The condition leaves two values of the variable.',
    write(
      read(table(`${name}-*`), { Condition: { StringEquals: { 'aws:username': ['kim', 'lee'] } } }),
    ),
    write(
      read(table('kim-*'), { Condition: { StringEquals: { 'aws:username': 'kim' } } }),
      read(table('lee-*'), { Condition: { StringEquals: { 'aws:username': 'lee' } } }),
    ),
    'same',
  ],
  [
    'Users whose names begin with a k lose their tables.',
    write(read(table(`${name}-*`))),
    write(read(table(`${name}-*`)), deny('dynamodb:GetItem', table('k*-*'))),
    'narrower',
  ],
  [
    'The key of a variable ignores letter case, so that both statements match the same.',
    write(other, read(table(`${name}-*`)), deny('dynamodb:GetItem', table('${AWS:userName}-*'))),
    write(other),
    'same',
  ],
  [
    'The two keys have different values.',
    write(read(table(name))),
    write(read(table('${aws:userid}'))),
    'both',
  ],
  [
    'The default is used where the key is absent.',
    write(read(table(`\${${team}, 'shared'}`))),
    write(
      read(table(`\${${team}}`)),
      read(table('shared'), { Condition: { Null: { [team]: 'true' } } }),
    ),
    'same',
  ],
  [
    'Without a value and a default the resource matches nothing.',
    write(read(table(`\${${team}, 'shared'}`))),
    write(read(table(`\${${team}}`))),
    'narrower',
  ],
  [
    'The defaults differ.',
    where({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'shared'}` } }),
    where({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'common'}` } }),
    'both',
  ],
  [
    'One value fewer.',
    where({ StringEquals: { 'aws:ResourceTag/owner': [name, 'everybody'] } }),
    where({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    'narrower',
  ],
  [
    'The one is the opposite of the other, also where the variable has no value.',
    where({ StringNotEquals: { 'aws:ResourceTag/owner': name } }),
    unless({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    'same',
  ],
  [
    'ARN operators take variables; a star matches more.',
    where({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }),
    where({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:user/${name}` } }),
    'narrower',
  ],
  [
    'Numeric operators take no variables, so that the text is not a number.',
    write(other, allowIf({ NumericEquals: { 'ec2:VolumeSize': '${aws:PrincipalTag/size}' } })),
    write(other),
    'same',
  ],
  [
    '`${*}` is the character and not a wildcard.',
    write(read(table('a${*}'))),
    write(read(table('a*'))),
    'wider',
  ],
  [
    '`${$}` is a dollar sign, and the older version has no variables.',
    write(read(table('a${$}{b}'))),
    writeOld(read(table('a${b}'))),
    'same',
  ],
  [
    'The variable has a value that is an address.',
    write(other, read(table('${aws:SourceIp}'))),
    write(other),
    'narrower',
  ],
  [
    'The variable has a value that is a date.',
    write(other, allowIf({ StringEquals: { 'aws:ResourceTag/day': '${aws:CurrentTime}' } })),
    write(other),
    'narrower',
  ],
  [
    'The variable also has other values below 5.',
    write(
      read(table('${ec2:VolumeSize}'), {
        Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } },
      }),
    ),
    write(read(table('4'), { Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } } })),
    'both',
  ],
  [
    'Other letter cases of the value are no longer allowed.',
    write(read(table(name), { Condition: { StringEqualsIgnoreCase: { 'aws:username': 'Kim' } } })),
    write(read(table(name), { Condition: { StringEquals: { 'aws:username': 'Kim' } } })),
    'narrower',
  ],
];

const versionCases: ComparisonCase[] = [
  [
    'Without Version the text is literal.',
    writeOld(read(table(name))),
    write(read(table(name))),
    'both',
  ],
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
    write(read(table('a*'))),
    'same',
  ],
  [
    'The older version has no variables in conditions either.',
    { Version: '2008-10-17', ...writeOld(allowIf({ StringLike: { 'ssm:Name': name } })) },
    where({ StringEquals: { 'ssm:Name': '${$}{aws:username}' } }),
    'same',
  ],
];

const statementCases: ComparisonCase[] = [
  ['A statement that is repeated allows nothing more.', write(other), write(other, other), 'same'],
  [
    'The order of statements has no meaning.',
    write(allow('sqs:*'), deny('sqs:PurgeQueue'), other),
    write(other, deny('sqs:PurgeQueue'), allow('sqs:*')),
    'same',
  ],
  [
    'Each action is allowed on each resource in either document.',
    write(allow(['kms:Decrypt', send], ['a', 'b'])),
    write(allow('kms:Decrypt', ['b', 'a']), allow(send, 'a'), allow([send], ['b'])),
    'same',
  ],
  [
    'Sid and Id have no meaning, and one statement needs no list.',
    write({ Sid: 'First', ...other }),
    { Version: '2012-10-17', Id: 'x', Statement: { ...other, Sid: 'Second' } },
    'same',
  ],
  [
    'The first pattern allows all of it.',
    write(allow(['sqs:*', send]), allowIf({ StringEquals: org('o-one') })),
    write(allow('sqs:*')),
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
