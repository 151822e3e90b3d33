import type { Rule } from './draft';

const servicePath = ':policy/aws-service-role/';

/**
 * A policy under `aws-service-role/` belongs to a service-linked role and no other does.
 * Source: IAM User Guide, "Service-linked roles".
 */
export const checkKindFitsArn: Rule = ({ policies }) =>
  policies.flatMap(({ path, file }) => {
    if (file === undefined || file.arn === null) return [];
    const expected = file.arn.includes(servicePath) ? 'service-linked-role' : 'attachable';
    if (file.kind === expected) return [];
    return [
      {
        file: path,
        place: '/kind',
        expected: `"${expected}", as its ARN says`,
        found: `"${file.kind}"`,
        remedy: 'Mend the kind or the ARN.',
      },
    ];
  });
