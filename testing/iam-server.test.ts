import { describe, expect, onTestFinished, test } from 'vitest';
import { startIamServer } from './iam-server';

// scripts/iam-server-awscli.test.ts runs AWS's own client against the server.

describe('a call that IAM would refuse', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };
  const version = 'Version=2010-05-08';

  test.each([
    ['unsigned', `Action=ListPolicies&${version}`, {}, 403, 'MissingAuthenticationToken'],
    ['without action', version, signed, 400, 'MissingAction'],
    ['of another version', 'Action=ListPolicies&Version=1', signed, 400, 'InvalidAction'],
    [
      'of a scope unknown',
      `Action=ListPolicies&Scope=Us&${version}`,
      signed,
      400,
      'ValidationError',
    ],
    ['for no items', `Action=ListPolicies&MaxItems=0&${version}`, signed, 400, 'ValidationError'],
    ['without its ARN', `Action=ListPolicyVersions&${version}`, signed, 400, 'ValidationError'],
    [
      'with a parameter unknown',
      `Action=ListPolicies&Tag=x&${version}`,
      signed,
      400,
      'InvalidInput',
    ],
  ])('%s', async (_, body, headers, status, code) => {
    const server = await startIamServer({ policies: [] });
    onTestFinished(server.close);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(server.endpoint, {
      method: 'POST',
      body,
      headers: { ...form, ...headers },
    });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(`<Code>${code}</Code>`);
  });
});
