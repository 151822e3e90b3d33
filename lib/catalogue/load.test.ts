import { expect, test } from 'vitest';
import { readService } from '../iam/patterns';
import { loadCatalogue } from './load';

test.each([
  ['profile:GetProfileObjectType', true],
  ['Profile:getprofileobjecttype', true],
  ['connect:GetMetricData', true],
  ['profile:GetObjectTypes', false],
  ['sms:SendTextMessage', false],
  ['sms-voice:SendTextMessage', true],
  ['no-such-service:Get', false],
  ['connect:Get*', false],
  ['*', false],
])('IAM has %s: %s', async (action, has) => {
  const { hasAction } = await loadCatalogue([action]);
  expect(hasAction(action)).toBe(has);
});

test('lists the actions of the services asked for, and of no other', async () => {
  const { hasAction, listActions } = await loadCatalogue(['voiceid:*', 'no-such-service:Get']);
  expect(listActions('voiceid').slice(0, 2)).toEqual([
    'voiceid:AssociateFraudster',
    'voiceid:CreateDomain',
  ]);
  expect(listActions('no-such-service')).toEqual([]);
  expect(listActions('connect')).toEqual([]);
  expect(hasAction('connect:GetMetricData')).toBe(false);
});

test.each([
  ['connect:GetMetricData', ['Read']],
  ['Connect:getmetricdata', ['Read']],
  // AWS gives several levels, joined by a comma.
  ['wisdom:AllowVendedLogDeliveryForResource', ['Permissions management', 'Write']],
  ['wisdom:NoSuchAction', []],
  ['wisdom:*', []],
  ['no-such-service:Get', []],
])('the access levels of %s are %j', async (action, levels) => {
  const { readLevels } = await loadCatalogue([action]);
  expect(readLevels(action)).toEqual(levels);
});

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference';

test.each([
  [
    'connect:GetMetricData',
    'Amazon Connect',
    `${reference}/list_amazonconnect.html#amazonconnect-GetMetricData`,
  ],
  [
    'Voiceid:createdomain',
    'Amazon Connect Voice ID',
    `${reference}/list_amazonconnectvoiceid.html#amazonconnectvoiceid-CreateDomain`,
  ],
  ['connect:NoSuchAction', 'Amazon Connect', undefined],
  ['connect:*', 'Amazon Connect', undefined],
  ['no-such-service:Get', undefined, undefined],
])('%s is of %s, told of at %s', async (action, service, address) => {
  const { nameService, findReference } = await loadCatalogue([action]);
  expect([nameService(readService(action)), findReference(action)]).toEqual([service, address]);
});

test('knows every service where no patterns are given', async () => {
  const { hasAction, listActions } = await loadCatalogue();
  expect(
    ['s3', 'wisdom', 'sms-voice'].filter((service) => listActions(service).length === 0),
  ).toEqual([]);
  expect(hasAction('iam:PassRole')).toBe(true);
  expect(listActions('no-such-service')).toEqual([]);
});

test('knows no service where patterns name none', async () => {
  const { hasAction, listActions } = await loadCatalogue([]);
  expect(hasAction('iam:PassRole')).toBe(false);
  expect(listActions('iam')).toEqual([]);
});
