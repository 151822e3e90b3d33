import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findContentType } from './content-type';
import { projectFolder } from './run-command';
import { cacheControls } from './site-headers';

const text = readFileSync(join(projectFolder, 'deploy/README.md'), 'utf8');

interface Statement {
  Action: string | string[];
}
const policies = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json = '']) => JSON.parse(json) as { Statement: Statement[] },
);

describe('deploy/README.md', () => {
  it('grants the permissions that each role needs, and no others', () => {
    const actions = policies.map(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect(actions).toEqual([
      ['sts:AssumeRoleWithWebIdentity'],
      ['iam:ListPolicies', 'iam:ListPolicyVersions', 'iam:GetPolicyVersion'],
      [
        's3:ListBucket',
        's3:PutObject',
        's3:DeleteObject',
        'cloudfront:CreateInvalidation',
        'cloudfront:GetInvalidation',
      ],
      ['s3:GetObject', 's3:ListBucket'],
    ]);
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!#)([^)]+)\)/g)].map(([, path = '']) => path);
    const named = text.replaceAll('$kind', 'reading').match(/\bdeploy\/[\w.-]+\w/g) ?? [];
    expect(links.length).toBeGreaterThan(3);
    for (const path of links)
      expect(existsSync(join(projectFolder, 'deploy', path)), path).toBe(true);
    for (const path of named) expect(existsSync(join(projectFolder, path)), path).toBe(true);
  });

  it('matches the static server', () => {
    for (const value of Object.values(cacheControls)) expect(text).toContain(`\`${value}\``);
    for (const [, files = '', types = ''] of text.matchAll(
      /^\| (`[^|]*`) \| (`[^|]*\/[^|]*`) \|$/gm,
    )) {
      if (files.includes('/')) continue;
      const expected = files
        .split(', ')
        .map((file) => findContentType(file.replaceAll('`', '').replace(/^\./, 'x.')))
        .map((header) => `\`${header.replace('; charset=utf-8', '')}\``);
      expect(types.split(', ')).toEqual(expected);
    }
  });
});
