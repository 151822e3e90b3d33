import { expect, test } from 'vitest';
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
