import { expect, test } from 'vitest';
import { nameGuide } from './name-guide';

test.each([
  ['amazon-connect-admin-guide--security_iam_awsmanpol.md', 'connect'],
  ['/some/where/amazon-s3-userguide--security-iam-awsmanpol.md', 's3'],
  ['aws-iot-docs--security-iam-awsmanpol.html', 'iot'],
  ['amazon-ec2-user-guide--managed-policies.md', 'ec2-managed-policies'],
  ['amazon-ec2-user-guide-windows--managed-policies.md', 'ec2-windows-managed-policies'],
  ['rds.md', 'rds'],
  [
    'aws-support-user-guide--aws-managed-policies-for-trusted-advisor.md',
    'support-trusted-advisor',
  ],
  ['RDS updates 2023.md', 'rds-updates-2023'],
  ['https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html', 'connect'],
  ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-iam-awsmanpol.html', 's3'],
  ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-manpol-updates.html', 'rds'],
  ['https://docs.aws.amazon.com/', undefined],
  ['user-guide.md', undefined],
])('%s is %s', (place, id) => {
  expect(nameGuide(place)).toBe(id);
});
