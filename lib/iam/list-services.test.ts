import { expect, test } from 'vitest';
import { allow, buildVersion } from '../../testing/builders';
import { listServices } from './list-services';

test('services are named once, and patterns over services name none', () => {
  const { statements } = buildVersion('P', [
    'v1',
    '2021-01-01T00:00:00Z',
    allow(['s3:Get*', 'S3:Put', 'e*:Get', '*']),
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  ]);
  expect([...listServices(statements)]).toEqual(['s3', 'iam']);
});
