import { expect, test } from 'vitest';
import { readService } from '../patterns';
import { loadCatalog } from './load';

test('loads the actions of the named services only', async () => {
  const { services, listActions } = await loadCatalog(['voiceid:*', 'no-such-service:Get']);
  expect(services).toEqual(['voiceid']);
  expect(listActions('voiceid').slice(0, 2)).toEqual([
    'voiceid:AssociateFraudster',
    'voiceid:CreateDomain',
  ]);
  expect([listActions('no-such-service'), listActions('connect')]).toEqual([[], []]);
});

test.each([
  ['connect:GetMetricData', ['Read']],
  ['Connect:getmetricdata', ['Read']],
  // The data has these levels joined by a comma.
  ['wisdom:AllowVendedLogDeliveryForResource', ['Permissions management', 'Write']],
  ['wisdom:NoSuchAction', []],
  ['wisdom:*', []],
  ['*', []],
  ['sms:SendTextMessage', []],
  ['sms-voice:SendTextMessage', ['Write']],
  ['no-such-service:Get', []],
])('the access levels of %s are %j', async (action, levels) => {
  const { readLevels } = await loadCatalog([action]);
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
])('%s is an action of %s, described at %s', async (action, service, address) => {
  const { nameService, findReference } = await loadCatalog([action]);
  expect([nameService(readService(action)), findReference(action)]).toEqual([service, address]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'has no service %s, which is a property of every object',
  async (name) => {
    const action = `${name}:${name}`;
    for (const catalog of [await loadCatalog([action]), await loadCatalog()]) {
      expect(catalog.nameService(name)).toBeUndefined();
      expect(catalog.listActions(name)).toEqual([]);
      expect(catalog.readLevels(action)).toEqual([]);
      expect(catalog.readLevels(`s3:${name}`)).toEqual([]);
      expect(catalog.findReference(action)).toBeUndefined();
    }
  },
);

test('has all services without patterns or for a prefix with wildcards, else the named ones', async () => {
  const [all, wildcard, one, none] = [
    await loadCatalog(),
    await loadCatalog(['*']),
    await loadCatalog(['s3:Get*']),
    await loadCatalog([]),
  ];
  expect(all.services).toEqual(expect.arrayContaining(['iam', 's3', 'sms-voice', 'wisdom']));
  expect([all.allServices, wildcard.allServices]).toEqual([all.services, all.services]);
  expect([one.services, one.allServices]).toEqual([['s3'], undefined]);
  expect(none.services).toEqual([]);
});

test.each([
  ['s3:ListAllMyBuckets', true],
  ['S3:listallmybuckets', true],
  ['s3:GetObject', false],
  ['s3:NoSuchAction', false],
])('requests for %s name no resource: %s', async (action, expected) => {
  const { isWithoutResource } = await loadCatalog([action]);
  expect(isWithoutResource?.(action)).toBe(expected);
});
