import { allow, deny } from '../../../testing/builders';
import type { Verdict } from './difference';

/** Two documents, and what a change from the one to the other does to access. */
export interface ComparisonCase {
  id: string;
  before: object;
  after: object;
  verdict: Verdict;
  /** Where it is another one than `verdict`. */
  knownVerdict?: Verdict;
  /** The rule of IAM that decides the case. */
  why: string;
}

const write = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
/** A document without `Version`, which is of the language version 2008-10-17. */
const writeOld = (...Statement: object[]) => ({ Statement });

const queue = 'arn:aws:sqs:eu-central-1:444455556666:jobs';
const send = 'sqs:SendMessage';
/** Allows one action on one resource under conditions. */
const allowIf = (Condition: object) => allow(send, queue, { Condition });
const denyIf = (Condition: object) => deny(send, queue, { Condition });
const where = (Condition: object) => write(allowIf(Condition));
/** Allows it without conditions, and denies it under some. */
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
  {
    id: 'action-letter-case',
    before: write(allow('kms:DescribeKey')),
    after: write(allow('KMS:describekey')),
    verdict: 'same',
    why: 'Actions ignore letter case.',
  },
  {
    id: 'action-question-mark',
    before: write(allow('sqs:ReceiveMessage')),
    after: write(allow('sqs:ReceiveMessage?')),
    verdict: 'both',
    knownVerdict: 'narrower',
    why: 'A question mark matches exactly one character.',
  },
  {
    id: 'action-order',
    before: write(allow(['ec2:StopInstances', 'ec2:StartInstances'])),
    after: write(allow(['ec2:StartInstances', 'ec2:StopInstances'])),
    verdict: 'same',
    why: 'The order of a list has no meaning.',
  },
  {
    id: 'action-overlap',
    before: write(allow(['sqs:Send*', 'sqs:*Message'])),
    after: write(allow('sqs:SendMessage')),
    verdict: 'narrower',
    why: 'Both patterns match the action, and each matches more.',
  },
  {
    id: 'action-wildcard-of-one-service',
    before: write(allow('kms:Decrypt')),
    after: write(allow('kms:*')),
    verdict: 'wider',
    why: 'The pattern matches every action of the service.',
  },
  {
    id: 'action-wildcard-as-list',
    before: write(allow('kms:*')),
    after: write(allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'])),
    verdict: 'narrower',
    knownVerdict: 'same',
    why: 'The list has all that IAM has now; the pattern also matches actions that IAM may add.',
  },
  {
    id: 'action-wildcard-of-names-that-iam-has-not',
    before: write(other),
    after: write(other, allow('kms:Teleport*')),
    verdict: 'wider',
    knownVerdict: 'same',
    why: 'No action of the catalog and of the documents matches the pattern.',
  },
  {
    id: 'action-that-iam-has-not',
    before: write(other),
    after: write(other, allow('kms:Teleport')),
    verdict: 'wider',
    why: 'An action that a document names counts, whether or not IAM has it.',
  },
  {
    id: 'action-of-a-service-that-iam-has-not',
    before: write(other),
    after: write(other, allow('teleport:*')),
    verdict: 'wider',
    knownVerdict: 'same',
    why: 'IAM has no action of the service and the documents name none.',
  },
  {
    id: 'action-of-a-service-that-iam-has-not-by-name',
    before: write(other, allow('teleport:*')),
    after: write(other, allow('teleport:*'), deny('teleport:Go')),
    verdict: 'narrower',
    why: 'The denial names an action of the service.',
  },
  {
    id: 'action-of-services-that-iam-may-add',
    before: write(allow('*')),
    after: write(allow(['dynamodb:*', 'ec2:*', 'kms:*', 'sqs:*'])),
    verdict: 'narrower',
    knownVerdict: 'same',
    why: 'The list has all services of the catalog; a star also matches those that IAM may add.',
  },
  {
    id: 'action-spellings-of-everything',
    before: write(allow('*')),
    after: write(allow('*:*')),
    verdict: 'same',
    why: 'Every action has a prefix and a name.',
  },
  {
    id: 'action-spellings-of-a-service',
    before: write(allow('sqs:*')),
    after: write(allow('sqs:?*')),
    verdict: 'same',
    why: 'The name of an action has one character at least.',
  },
  {
    id: 'action-spellings-of-stars',
    before: write(allow('sqs:Get*?')),
    after: write(allow('sqs:Get?**')),
    verdict: 'same',
    why: 'Wildcards side by side match the same in any order.',
  },
  {
    id: 'action-named-like-a-property',
    before: write(allow('constructor:Get')),
    after: write(allow('hasOwnProperty:Get')),
    verdict: 'both',
    why: 'Names that mean something to a program are names like others.',
  },
  {
    id: 'action-wildcard-named-like-a-property',
    before: write(allow('constructor:Get')),
    after: write(allow('constructor:*')),
    verdict: 'wider',
    knownVerdict: 'same',
    why: 'A service may have any name.',
  },
];

const notActionCases: ComparisonCase[] = [
  {
    id: 'notaction-beside-a-denial',
    before: write(allowNotAction('kms:*'), deny('sqs:*', 'a*')),
    after: write(allowNotAction('kms:*')),
    verdict: 'wider',
    why: 'The Allow with NotAction has the actions that were denied.',
  },
  {
    id: 'notaction-allows-less',
    before: write(allowNotAction('kms:*')),
    after: write(allowNotAction(['ec2:*', 'kms:*'])),
    verdict: 'narrower',
    why: 'An Allow with NotAction allows everything but its list.',
  },
  {
    id: 'notaction-denies-all-in-two',
    before: write(allow('*'), deny('*')),
    after: write(allow('*'), denyNotAction('sqs:*'), denyNotAction('kms:*')),
    verdict: 'same',
    why: 'Each of the two denies what the other one leaves out.',
  },
  {
    id: 'notaction-denies-all-but-what-two-have',
    before: write(allow('*'), denyNotAction('sqs:SendMessage')),
    after: write(allow('*'), denyNotAction('sqs:Send*'), denyNotAction('sqs:*Message')),
    verdict: 'wider',
    knownVerdict: 'same',
    why: 'Both leave out `sqs:Send*Message`, which matches one action of the catalog.',
  },
  {
    id: 'notaction-denial-is-an-allow-list',
    before: write(allow('*'), denyNotAction(['sqs:*', 'kms:Decrypt'])),
    after: write(allow(['sqs:*', 'kms:Decrypt'])),
    verdict: 'same',
    why: 'Everything but a list is denied, so that the list is allowed.',
  },
  {
    id: 'notaction-denial-of-more',
    before: write(allow('*'), denyNotAction(['sqs:*', 'kms:*'])),
    after: write(allow('*'), denyNotAction('sqs:*')),
    verdict: 'narrower',
    why: 'A Deny with a shorter NotAction denies more.',
  },
  {
    id: 'notaction-and-the-rest',
    before: write(allowNotAction('sqs:*'), allow('sqs:*')),
    after: write(allow('*')),
    verdict: 'same',
    why: 'Everything but a service, and the service.',
  },
];

const denyCases: ComparisonCase[] = [
  {
    id: 'deny-overrides',
    before: write(allow('ec2:*')),
    after: write(deny('ec2:*'), allow('ec2:*')),
    verdict: 'narrower',
    why: 'A Deny overrides every Allow, whatever the order.',
  },
  {
    id: 'deny-without-allow',
    before: write(deny('kms:*')),
    after: write(deny('sqs:*')),
    verdict: 'same',
    why: 'What no statement allows is denied anyway.',
  },
  {
    id: 'deny-of-other-actions',
    before: write(allow('sqs:*')),
    after: write(allow('sqs:*'), deny('kms:*')),
    verdict: 'same',
    why: 'The denied actions were not allowed.',
  },
  {
    id: 'deny-of-denied',
    before: write(allow('sqs:*'), deny('sqs:PurgeQueue')),
    after: write(
      allow('sqs:*'),
      deny('sqs:PurgeQueue'),
      deny('sqs:PurgeQueue', queue, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ),
    verdict: 'same',
    why: 'The action is denied under all conditions already.',
  },
  {
    id: 'deny-of-both-documents',
    before: write(allow('sqs:SendMessage'), deny('sqs:*', queue)),
    after: write(allow('sqs:*'), deny('sqs:*', queue)),
    verdict: 'wider',
    why: 'More actions are allowed on the other queues.',
  },
];

const resourceCases: ComparisonCase[] = [
  {
    id: 'resource-question-marks',
    before: write(read(table('day-?'))),
    after: write(read(table('day-??'))),
    verdict: 'both',
    why: 'Each question mark is one character.',
  },
  {
    id: 'resource-letter-case',
    before: write(read(table('Orders'))),
    after: write(read(table('orders'))),
    verdict: 'both',
    why: 'Resources do not ignore letter case.',
  },
  {
    id: 'resource-star-over-separators',
    before: write(read(table('orders/*/month'))),
    after: write(read(table('orders/*'))),
    verdict: 'wider',
    why: 'A star also matches slashes.',
  },
  {
    id: 'resource-star-over-colons',
    before: write(read('arn:aws:dynamodb:*:table/a')),
    after: write(read('arn:aws:dynamodb:*:*:table/a')),
    verdict: 'narrower',
    why: 'A star of a resource also matches colons.',
  },
  {
    id: 'resource-notresource-denies-less',
    before: write(allow('sqs:*'), denyNotResource('arn:aws:sqs:*:*:a*')),
    after: write(allow('sqs:*'), denyNotResource(['arn:aws:sqs:*:*:a*', 'arn:aws:sqs:*:*:b'])),
    verdict: 'wider',
    why: 'A Deny with NotResource denies everything but its list.',
  },
  {
    id: 'resource-notresource-in-two',
    before: write(allow('sqs:*'), deny('sqs:*')),
    after: write(allow('sqs:*'), denyNotResource('a'), denyNotResource('b')),
    verdict: 'same',
    why: 'Each of the two denies what the other one leaves out.',
  },
  {
    id: 'resource-notresource-overlap',
    before: write(allow('sqs:*'), denyNotResource('a*b')),
    after: write(allow('sqs:*'), denyNotResource('a*'), denyNotResource('*b')),
    verdict: 'same',
    why: 'Both leave out what begins with an a and ends with a b.',
  },
  {
    id: 'resource-notresource-overlap-of-a-character',
    before: write(allow('sqs:*'), denyNotResource('ab*bc')),
    after: write(allow('sqs:*'), denyNotResource('ab*'), denyNotResource('*bc')),
    verdict: 'wider',
    why: 'Both leave out `abc` too.',
  },
  {
    id: 'resource-notaction-and-notresource',
    before: write(allow('*'), denyNotAction('sqs:*')),
    after: write(allow('*'), denyNotAction('sqs:*'), denyNotResource(queue)),
    verdict: 'narrower',
    why: 'The second Deny denies the actions that are left on all other resources.',
  },
  {
    id: 'resource-and-action-in-two-statements',
    before: write(allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [table('in'), table('out')])),
    after: write(allow('dynamodb:GetItem', table('in')), allow('dynamodb:PutItem', table('out'))),
    verdict: 'narrower',
    why: 'A statement allows each of its actions on each of its resources.',
  },
];

const region = (value: string | string[]) => ({ 'aws:RequestedRegion': value });
const org = (value: string | string[]) => ({ 'aws:PrincipalOrgID': value });

const conditionCases: ComparisonCase[] = [
  {
    id: 'values-of-a-negation',
    before: where({ StringNotEquals: org('o-one') }),
    after: where({ StringNotEquals: org(['o-one', 'o-two']) }),
    verdict: 'narrower',
    why: 'A negated operator holds for what equals none of its values.',
  },
  {
    id: 'values-in-three-statements',
    before: write(
      allowIf({ StringLike: { 'kms:ViaService': 's3.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'ec2.*' } }),
      allowIf({ StringLike: { 'kms:ViaService': 'rds.*' } }),
    ),
    after: where({ StringLike: { 'kms:ViaService': ['s3.*', 'ec2.*', 'rds.*'] } }),
    verdict: 'same',
    why: 'One of the values is enough, as is one of the statements.',
  },
  {
    id: 'values-of-a-negated-denial-in-two',
    before: unless({ StringNotEquals: region(['us-west-2', 'ap-south-1']) }),
    after: unless(
      { StringNotEquals: region('us-west-2') },
      { StringNotEquals: region('ap-south-1') },
    ),
    verdict: 'narrower',
    why: 'Each of the two denials denies what the other one allows.',
  },
  {
    id: 'keys-of-one-operator',
    before: where({ StringEquals: { ...region('us-west-2'), ...org('o-one') } }),
    after: where({ StringEquals: org('o-one') }),
    verdict: 'wider',
    why: 'All keys of an operator must hold.',
  },
  {
    id: 'operators-that-exclude-each-other',
    before: write(
      other,
      allowIf({ StringEquals: region('us-west-2'), StringLike: region('ap-*') }),
    ),
    after: write(other),
    verdict: 'same',
    why: 'No value satisfies both operators, so that the statement never applies.',
  },
  {
    id: 'operators-of-two-families',
    before: where({ NumericLessThan: { 'ec2:VolumeSize': '10' } }),
    after: where({
      NumericLessThan: { 'ec2:VolumeSize': '10' },
      StringNotEquals: { 'ec2:VolumeSize': '5' },
    }),
    verdict: 'narrower',
    why: 'A number is also a text: 5 satisfies the one operator and not the other.',
  },
  {
    id: 'operators-of-two-families-that-agree',
    before: where({
      IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
      StringEquals: { 'aws:SourceIp': '192.0.2.9' },
    }),
    after: where({ StringEquals: { 'aws:SourceIp': '192.0.2.9' } }),
    verdict: 'same',
    why: 'The address is in the block.',
  },
  {
    id: 'equals-has-no-wildcards',
    before: where({ StringEquals: { 'ssm:Name': 'app/*' } }),
    after: where({ StringLike: { 'ssm:Name': 'app/*' } }),
    verdict: 'wider',
    why: 'StringEquals compares a star as a character.',
  },
  {
    id: 'ignore-case',
    before: where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'Prod' } }),
    after: where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'pROD' } }),
    verdict: 'same',
    why: 'The operator ignores letter case.',
  },
  {
    id: 'ignore-case-beside-equals',
    before: where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' } }),
    after: where({ StringEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    verdict: 'narrower',
    why: 'Only one of the spellings is left.',
  },
  {
    id: 'ignore-case-beside-all-spellings',
    before: where({ StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'qa' } }),
    after: where({ StringEquals: { 'aws:ResourceTag/stage': ['qa', 'qA', 'Qa', 'QA'] } }),
    verdict: 'same',
    why: 'A text of two letters has four spellings.',
  },
  {
    id: 'ignore-case-beside-like',
    before: where({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringNotLike: { 'aws:ResourceTag/stage': 'P*' },
    }),
    after: where({
      StringEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'prod' },
      StringLike: { 'aws:ResourceTag/stage': 'p*' },
    }),
    verdict: 'same',
    why: 'The first letter is one of two.',
  },
  {
    id: 'ignore-case-negated',
    before: where({ StringNotEquals: { 'aws:ResourceTag/stage': 'prod' } }),
    after: where({ StringNotEqualsIgnoreCase: { 'aws:ResourceTag/stage': 'PROD' } }),
    verdict: 'narrower',
    why: 'All spellings are refused and not one.',
  },
  {
    id: 'like-has-case',
    before: where({ StringLike: { 'ssm:Name': 'App/*' } }),
    after: where({ StringLike: { 'ssm:Name': 'app/*' } }),
    verdict: 'both',
    why: 'StringLike does not ignore letter case.',
  },
  {
    id: 'like-without-wildcards',
    before: where({ StringLike: { 'ssm:Name': 'app/one' } }),
    after: where({ StringEquals: { 'ssm:Name': 'app/one' } }),
    verdict: 'same',
    why: 'Without wildcards both compare the text.',
  },
  {
    id: 'key-letter-case',
    before: unless({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    after: unless({ stringequals: { 'AWS:sourcevpce': ['vpce-1'] } }),
    verdict: 'same',
    why: 'Operators and keys ignore letter case, of denials too.',
  },
  {
    id: 'denial-of-the-opposite',
    before: where({ StringNotEquals: org('o-one') }),
    after: unless({ StringEquals: org('o-one') }),
    verdict: 'same',
    why: 'The negated operator also holds where the key is absent.',
  },
  {
    id: 'denial-of-the-opposite-with-absence',
    before: where({ StringEquals: org('o-one') }),
    after: unless({ StringNotEquals: org('o-one') }),
    verdict: 'same',
    why: 'The negated operator of the denial also holds where the key is absent.',
  },
  {
    id: 'binary',
    before: where({ BinaryEquals: { 'sqs:Body': 'QUJD' } }),
    after: where({ BinaryEquals: { 'sqs:Body': ['QUJD', 'WFla'] } }),
    verdict: 'wider',
    why: 'One of the values is enough.',
  },
];

const absenceCases: ComparisonCase[] = [
  {
    id: 'ifexists',
    before: where({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    after: where({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    verdict: 'wider',
    why: 'IfExists also holds where the key is absent.',
  },
  {
    id: 'ifexists-of-a-negated-denial',
    before: unless({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }),
    after: unless({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    verdict: 'same',
    why: 'A negated operator holds where the key is absent, with and without IfExists.',
  },
  {
    id: 'ifexists-of-any-value',
    before: where({ StringLikeIfExists: { 'aws:SourceVpce': '*' } }),
    after: write(allow(send, queue)),
    verdict: 'same',
    why: 'Every value and absence satisfy the condition.',
  },
  {
    id: 'any-value-is-not-absence',
    before: where({ StringLike: { 'aws:SourceVpce': '*' } }),
    after: where({ Null: { 'aws:SourceVpce': 'false' } }),
    verdict: 'same',
    why: 'Every value satisfies the pattern, absence does not.',
  },
  {
    id: 'null-false-beside-equals',
    before: where({ StringEquals: org('o-one') }),
    after: where({ StringEquals: org('o-one'), Null: { 'aws:PrincipalOrgID': 'false' } }),
    verdict: 'same',
    why: 'The first condition does not hold without the key.',
  },
  {
    id: 'null-true-and-false',
    before: where({ Null: { 'aws:SourceVpce': 'true' } }),
    after: where({ Null: { 'aws:SourceVpce': 'false' } }),
    verdict: 'both',
    why: 'Requests without the key, and requests with it.',
  },
  {
    id: 'null-true-or-false',
    before: where({ Null: { 'aws:SourceVpce': ['true', 'false'] } }),
    after: write(allow(send, queue)),
    verdict: 'same',
    why: 'One of the two holds for every request.',
  },
  {
    id: 'null-as-boolean',
    before: where({ Null: { 'aws:SourceVpce': 'false' } }),
    after: where({ Null: { 'aws:SourceVpce': false } }),
    verdict: 'same',
    why: 'A Boolean value may be written without quotation marks.',
  },
  {
    id: 'null-of-another-value',
    before: write(other, allowIf({ Null: { 'aws:SourceVpce': 'perhaps' } })),
    after: write(other),
    verdict: 'same',
    why: 'The value is neither true nor false, so that the condition never holds.',
  },
];

const typedCases: ComparisonCase[] = [
  {
    id: 'bool-ifexists',
    before: where({ Bool: { 'aws:ViaAWSService': 'true' } }),
    after: where({ BoolIfExists: { 'aws:ViaAWSService': 'true' } }),
    verdict: 'wider',
    why: 'Requests without the key are allowed too.',
  },
  {
    id: 'bool-of-both-values',
    before: where({ Bool: { 'aws:SecureTransport': ['false', 'true'] } }),
    after: where({ Null: { 'aws:SecureTransport': 'false' } }),
    verdict: 'same',
    why: 'A Boolean key that is present is true or false.',
  },
  {
    id: 'bool-denied-unless-true',
    before: where({ Bool: { 'aws:SecureTransport': 'true' } }),
    after: unless({ BoolIfExists: { 'aws:SecureTransport': 'false' } }),
    verdict: 'same',
    why: 'Requests where the key is false or absent are denied.',
  },
  {
    id: 'bool-denied-if-false',
    before: where({ Bool: { 'aws:SecureTransport': 'true' } }),
    after: unless({ Bool: { 'aws:SecureTransport': 'false' } }),
    verdict: 'wider',
    why: 'The denial does not hold where the key is absent.',
  },
  {
    id: 'bool-letter-case',
    before: where({ Bool: { 'aws:SecureTransport': 'True' } }),
    after: where({ Bool: { 'aws:SecureTransport': true } }),
    verdict: 'same',
    why: 'Bool ignores letter case.',
  },
  {
    id: 'bool-that-is-none',
    before: write(other, allowIf({ Bool: { 'aws:SecureTransport': 'yes' } })),
    after: write(other),
    verdict: 'same',
    why: 'No Boolean value equals another text.',
  },
  {
    id: 'number-notation',
    before: where({ NumericEquals: { 'ec2:VolumeSize': '25' } }),
    after: where({ NumericEquals: { 'ec2:VolumeSize': '25.00' } }),
    verdict: 'same',
    why: 'Numbers are compared by value.',
  },
  {
    id: 'number-lower-limit',
    before: where({ NumericLessThanEquals: { 'ec2:VolumeSize': '500' } }),
    after: where({ NumericLessThanEquals: { 'ec2:VolumeSize': '100' } }),
    verdict: 'narrower',
    why: 'Numbers over 100 are no longer allowed.',
  },
  {
    id: 'number-limit-itself',
    before: where({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    after: where({ NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } }),
    verdict: 'wider',
    why: 'The limit itself is allowed.',
  },
  {
    id: 'number-ranges-apart',
    before: where({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
    after: where({ NumericGreaterThan: { 'ec2:VolumeSize': '40' } }),
    verdict: 'both',
    why: 'No number is in both ranges.',
  },
  {
    id: 'number-ranges-that-meet',
    before: write(
      allowIf({ NumericLessThan: { 'ec2:VolumeSize': '40' } }),
      allowIf({ NumericGreaterThanEquals: { 'ec2:VolumeSize': '40' } }),
    ),
    after: where({ Null: { 'ec2:VolumeSize': 'false' } }),
    verdict: 'same',
    why: 'Every number is in one of the ranges.',
  },
  {
    id: 'number-that-is-none',
    before: write(other, allowIf({ NumericEquals: { 'ec2:VolumeSize': 'large' } })),
    after: write(other),
    verdict: 'same',
    why: 'The value is not a number, so that no number equals it.',
  },
  {
    id: 'date-as-seconds',
    before: where({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    after: where({ DateLessThan: { 'aws:CurrentTime': '1709251200' } }),
    verdict: 'same',
    why: 'Seconds since 1970 are another notation of the same instant.',
  },
  {
    id: 'date-limit-itself',
    before: where({ DateLessThan: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    after: where({ DateLessThanEquals: { 'aws:CurrentTime': '2024-03-01T00:00:00Z' } }),
    verdict: 'wider',
    why: 'The instant itself is allowed.',
  },
  {
    id: 'date-time-zone',
    before: where({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01' } }),
    after: where({ DateGreaterThan: { 'aws:CurrentTime': '2024-03-01T02:00:00+02:00' } }),
    verdict: 'same',
    why: 'A date without a time is midnight in UTC.',
  },
  {
    id: 'ip-block-in-another',
    before: where({ IpAddress: { 'aws:SourceIp': '198.51.100.64/26' } }),
    after: where({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    verdict: 'wider',
    why: 'The larger block has the smaller one in it.',
  },
  {
    id: 'ip-block-in-two',
    before: where({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    after: where({ IpAddress: { 'aws:SourceIp': ['198.51.100.0/25', '198.51.100.128/25'] } }),
    verdict: 'same',
    why: 'The two halves are the block.',
  },
  {
    id: 'ip-single-address',
    before: where({ IpAddress: { 'aws:SourceIp': '198.51.100.7' } }),
    after: where({ IpAddress: { 'aws:SourceIp': '198.51.100.7/32' } }),
    verdict: 'same',
    why: 'An address is a block of one.',
  },
  {
    id: 'ipv6-notation-in-a-denial',
    before: unless({ NotIpAddress: { 'aws:SourceIp': '2001:db8:a::/64' } }),
    after: unless({ NotIpAddress: { 'aws:SourceIp': '2001:0DB8:000A:0::0/64' } }),
    verdict: 'same',
    why: 'Both notations are the same block.',
  },
  {
    id: 'ip-all-of-version-4',
    before: where({ IpAddress: { 'aws:VpcSourceIp': ['::/0', '0.0.0.0/0'] } }),
    after: where({ IpAddress: { 'aws:VpcSourceIp': '0.0.0.0/0' } }),
    verdict: 'narrower',
    why: 'No IPv6 address is in an IPv4 block.',
  },
  {
    id: 'ip-all',
    before: where({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }),
    after: where({ Null: { 'aws:SourceIp': 'false' } }),
    verdict: 'same',
    why: 'Every address is in one of the two blocks.',
  },
  {
    id: 'ip-outside-two-blocks',
    before: where({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
    after: where({ NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '172.16.0.0/12'] } }),
    verdict: 'narrower',
    why: 'The address must be in none of the blocks.',
  },
  {
    id: 'ip-that-is-none',
    before: write(other, allowIf({ IpAddress: { 'aws:SourceIp': '192.0.2.0/33' } })),
    after: write(other),
    verdict: 'same',
    why: 'The block cannot be read, so that no address is in it.',
  },
  {
    id: 'arn-equals-and-like',
    before: where({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    after: where({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } }),
    verdict: 'same',
    why: 'Both operators take wildcards.',
  },
  {
    id: 'arn-values',
    before: where({ ArnEquals: { 'aws:SourceArn': [table('a'), table('b')] } }),
    after: where({ ArnEquals: { 'aws:SourceArn': table('b') } }),
    verdict: 'narrower',
    why: 'One of the values is enough.',
  },
  {
    id: 'arn-letter-case',
    before: where({ ArnEquals: { 'aws:SourceArn': table('Orders') } }),
    after: where({ ArnEquals: { 'aws:SourceArn': table('orders') } }),
    verdict: 'both',
    why: 'ARN operators do not ignore letter case.',
  },
  {
    id: 'arn-that-is-none',
    before: write(other, allowIf({ ArnLike: { 'aws:SourceArn': 'table/*' } })),
    after: write(other),
    verdict: 'same',
    why: 'The value has fewer than six parts, so that no ARN matches it.',
  },
  {
    id: 'operators-of-arns-and-texts',
    before: where({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    after: where({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:news' } }),
    verdict: 'wider',
    why: 'A star of StringLike also matches colons, one of ArnLike stays within its part.',
  },
];

const keys = (value: string | string[]) => ({ 'dynamodb:Attributes': value });

const setCases: ComparisonCase[] = [
  {
    id: 'set-any-and-all',
    before: where({ 'ForAllValues:StringEquals': keys('name') }),
    after: where({ 'ForAnyValue:StringEquals': keys('name') }),
    verdict: 'both',
    why: 'Only the first allows requests without values, only the second other values beside it.',
  },
  {
    id: 'set-any-twice',
    before: where({
      'ForAnyValue:StringLike': keys('name'),
      'ForAnyValue:StringEquals': keys('street'),
    }),
    after: where({ 'ForAnyValue:StringEquals': keys(['name', 'street']) }),
    verdict: 'wider',
    why: 'A request needed both values and needs one now.',
  },
  {
    id: 'set-all-negated',
    before: where({ 'ForAllValues:StringNotEquals': keys(['name', 'street']) }),
    after: where({ 'ForAllValues:StringNotEquals': keys('name') }),
    verdict: 'wider',
    why: 'Fewer values are refused.',
  },
  {
    id: 'set-any-negated',
    before: where({ 'ForAnyValue:StringNotEquals': keys('name') }),
    after: where({ StringNotEquals: keys('name') }),
    verdict: 'wider',
    why: 'With ForAnyValue a negated operator does not hold where the key is absent.',
  },
  {
    id: 'set-all-of-no-values-in-a-denial',
    before: unless({ 'ForAllValues:StringEquals': keys('name') }),
    after: unless({
      'ForAllValues:StringEquals': keys('name'),
      Null: { 'dynamodb:Attributes': 'false' },
    }),
    verdict: 'wider',
    why: 'ForAllValues also holds where the key is absent, which the second denial excludes.',
  },
  {
    id: 'set-of-a-global-key',
    before: where({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    after: where({ 'ForAllValues:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    verdict: 'both',
    why: 'The key has several values.',
  },
];

const name = '${aws:username}';
const team = 'aws:PrincipalTag/team';

const variableCases: ComparisonCase[] = [
  {
    id: 'variable-as-one-value',
    before: write(read(table(`${name}-*`))),
    after: write(read(table('kim-*'))),
    verdict: 'both',
    why: 'Users other than kim lose their tables and gain those of kim.',
  },
  {
    id: 'variable-as-a-star',
    before: write(read(table(name))),
    after: write(read(table('*'))),
    verdict: 'wider',
    why: 'A star matches every name, also where the key is absent.',
  },
  {
    id: 'variable-of-two-values',
    before: write(
      read(table(`${name}-*`), { Condition: { StringEquals: { 'aws:username': ['kim', 'lee'] } } }),
    ),
    after: write(
      read(table('kim-*'), { Condition: { StringEquals: { 'aws:username': 'kim' } } }),
      read(table('lee-*'), { Condition: { StringEquals: { 'aws:username': 'lee' } } }),
    ),
    verdict: 'same',
    why: 'The condition leaves two values of the variable.',
  },
  {
    id: 'variable-beside-a-denied-pattern',
    before: write(read(table(`${name}-*`))),
    after: write(read(table(`${name}-*`)), deny('dynamodb:GetItem', table('k*-*'))),
    verdict: 'narrower',
    why: 'Users whose names begin with a k lose their tables.',
  },
  {
    id: 'variable-allowed-and-denied',
    before: write(
      other,
      read(table(`${name}-*`)),
      deny('dynamodb:GetItem', table('${AWS:userName}-*')),
    ),
    after: write(other),
    verdict: 'same',
    why: 'The key of a variable ignores letter case, so that both statements match the same.',
  },
  {
    id: 'variable-of-other-keys',
    before: write(read(table(name))),
    after: write(read(table('${aws:userid}'))),
    verdict: 'both',
    why: 'The two keys have different values.',
  },
  {
    id: 'variable-default',
    before: write(read(table(`\${${team}, 'shared'}`))),
    after: write(
      read(table(`\${${team}}`)),
      read(table('shared'), { Condition: { Null: { [team]: 'true' } } }),
    ),
    verdict: 'same',
    why: 'The default is used where the key is absent.',
  },
  {
    id: 'variable-without-default',
    before: write(read(table(`\${${team}, 'shared'}`))),
    after: write(read(table(`\${${team}}`))),
    verdict: 'narrower',
    why: 'Without a value and a default the resource matches nothing.',
  },
  {
    id: 'variable-default-in-a-condition',
    before: where({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'shared'}` } }),
    after: where({ StringEquals: { 'aws:ResourceTag/team': `\${${team}, 'common'}` } }),
    verdict: 'both',
    why: 'The defaults differ.',
  },
  {
    id: 'variable-in-a-condition',
    before: where({ StringEquals: { 'aws:ResourceTag/owner': [name, 'everybody'] } }),
    after: where({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    verdict: 'narrower',
    why: 'One value fewer.',
  },
  {
    id: 'variable-in-a-negated-condition',
    before: where({ StringNotEquals: { 'aws:ResourceTag/owner': name } }),
    after: unless({ StringEquals: { 'aws:ResourceTag/owner': name } }),
    verdict: 'same',
    why: 'The one is the opposite of the other, also where the variable has no value.',
  },
  {
    id: 'variable-in-an-arn',
    before: where({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }),
    after: where({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:user/${name}` } }),
    verdict: 'narrower',
    why: 'ARN operators take variables; a star matches more.',
  },
  {
    id: 'variable-in-a-number',
    before: write(
      other,
      allowIf({ NumericEquals: { 'ec2:VolumeSize': '${aws:PrincipalTag/size}' } }),
    ),
    after: write(other),
    verdict: 'same',
    why: 'Numeric operators take no variables, so that the text is not a number.',
  },
  {
    id: 'variable-of-a-special-character',
    before: write(read(table('a${*}'))),
    after: write(read(table('a*'))),
    verdict: 'wider',
    why: '`${*}` is the character and not a wildcard.',
  },
  {
    id: 'variable-of-a-dollar-sign',
    before: write(read(table('a${$}{b}'))),
    after: writeOld(read(table('a${b}'))),
    verdict: 'same',
    why: '`${$}` is a dollar sign, and the older version has no variables.',
  },
  {
    id: 'variable-of-an-address',
    before: write(other, read(table('${aws:SourceIp}'))),
    after: write(other),
    verdict: 'narrower',
    why: 'The variable has a value that is an address.',
  },
  {
    id: 'variable-of-a-date-in-a-condition',
    before: write(
      other,
      allowIf({ StringEquals: { 'aws:ResourceTag/day': '${aws:CurrentTime}' } }),
    ),
    after: write(other),
    verdict: 'narrower',
    why: 'The variable has a value that is a date.',
  },
  {
    id: 'variable-of-a-number',
    before: write(
      read(table('${ec2:VolumeSize}'), {
        Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } },
      }),
    ),
    after: write(read(table('4'), { Condition: { NumericLessThan: { 'ec2:VolumeSize': '5' } } })),
    verdict: 'both',
    why: 'The variable also has other values below 5.',
  },
  {
    id: 'variable-of-a-text-in-any-case',
    before: write(
      read(table(name), { Condition: { StringEqualsIgnoreCase: { 'aws:username': 'Kim' } } }),
    ),
    after: write(read(table(name), { Condition: { StringEquals: { 'aws:username': 'Kim' } } })),
    verdict: 'narrower',
    why: 'Other spellings of the value are no longer allowed.',
  },
];

const versionCases: ComparisonCase[] = [
  {
    id: 'version-decides-over-variables',
    before: writeOld(read(table(name))),
    after: write(read(table(name))),
    verdict: 'both',
    why: 'Without Version the text is literal.',
  },
  {
    id: 'version-without-is-the-older-one',
    before: writeOld(read(table(name))),
    after: { Version: '2008-10-17', ...writeOld(read(table(name))) },
    verdict: 'same',
    why: 'The default of Version is 2008-10-17.',
  },
  {
    id: 'version-literal-text-has-case',
    before: { Version: '2008-10-17', ...writeOld(read(table(name))) },
    after: { Version: '2008-10-17', ...writeOld(read(table('${AWS:username}'))) },
    verdict: 'both',
    why: 'Resources do not ignore letter case, and the texts are literal.',
  },
  {
    id: 'version-without-variables',
    before: writeOld(read(table('a*'))),
    after: write(read(table('a*'))),
    verdict: 'same',
    why: 'Documents without variables mean the same in both versions.',
  },
  {
    id: 'version-of-a-condition',
    before: { Version: '2008-10-17', ...writeOld(allowIf({ StringLike: { 'ssm:Name': name } })) },
    after: where({ StringEquals: { 'ssm:Name': '${$}{aws:username}' } }),
    verdict: 'same',
    why: 'The older version has no variables in conditions either.',
  },
];

const statementCases: ComparisonCase[] = [
  {
    id: 'statement-repeated',
    before: write(other),
    after: write(other, other),
    verdict: 'same',
    why: 'A statement that is repeated allows nothing more.',
  },
  {
    id: 'statement-order',
    before: write(allow('sqs:*'), deny('sqs:PurgeQueue'), other),
    after: write(other, deny('sqs:PurgeQueue'), allow('sqs:*')),
    verdict: 'same',
    why: 'The order of statements has no meaning.',
  },
  {
    id: 'statement-split',
    before: write(allow(['kms:Decrypt', send], ['a', 'b'])),
    after: write(allow('kms:Decrypt', ['b', 'a']), allow(send, 'a'), allow([send], ['b'])),
    verdict: 'same',
    why: 'Each action is allowed on each resource in either document.',
  },
  {
    id: 'statement-sid',
    before: write({ Sid: 'First', ...other }),
    after: { Version: '2012-10-17', Id: 'x', Statement: { ...other, Sid: 'Second' } },
    verdict: 'same',
    why: 'Sid and Id have no meaning, and one statement needs no list.',
  },
  {
    id: 'statement-covered',
    before: write(allow(['sqs:*', send]), allowIf({ StringEquals: org('o-one') })),
    after: write(allow('sqs:*')),
    verdict: 'same',
    why: 'The first pattern allows all of it.',
  },
];

/** By kind. Every case holds in both directions: exchanging the documents exchanges the verdict. */
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
