import { describe, expect, test, vi } from 'vitest';
import {
  allow,
  aws,
  now,
  policies,
  prepareIamImport,
  serve,
  servedFrom,
  serveVersion,
} from '../../../testing/iam-import';
import { type IamServerOptions, throttling } from '../../../testing/iam-server';

const { read, calls, reached } = prepareIamImport();

describe('an observation', () => {
  test('has each policy and version with AWS’s dates, sorted by name', async () => {
    const version = (number: number) => ({
      versionId: `v${number}`,
      createDate: `2020-01-0${number}T10:20:30Z`,
      firstObserved: now,
      document: allow(`s3:Get${number}`),
      provenance: { endpoint: servedFrom },
    });
    const createDate = '2019-12-31T23:59:59Z';
    expect(await read()).toEqual({
      observedUntil: now,
      isUntilNow: true,
      policies: [
        {
          policyName: 'Alpha',
          arn: `${aws}/Alpha`,
          createDate,
          versions: [version(1)],
          defaults: [{ versionId: 'v1', firstObserved: now }],
        },
        {
          policyName: 'Mid',
          arn: `${aws}/job-function/Mid`,
          createDate,
          versions: [version(2), version(1)],
          defaults: [{ versionId: 'v2', firstObserved: now }],
        },
        {
          policyName: 'Zeta',
          arn: `${aws}/service-role/Zeta`,
          createDate,
          versions: [version(5), version(4), version(2)],
          defaults: [{ versionId: 'v4', firstObserved: now }],
        },
      ],
    });
    expect(reached).toEqual(new Set(['127.0.0.1']));
  });

  test.each([
    ['AWS', ['Alpha', 'Mid', 'Zeta']],
    ['Local', ['Own', 'Own=1,a']],
    ['All', ['Alpha', 'Mid', 'Own', 'Own=1,a', 'Zeta']],
  ] as const)('of scope %s holds %j', async (scope, names) => {
    const { policies } = await read({}, { scope });
    expect(policies.map(({ policyName }) => policyName)).toEqual(names);
    expect(calls()[0]).toEqual({
      action: 'ListPolicies',
      parameters: { Scope: scope, MaxItems: '1000' },
    });
  });

  test('does not depend on page sizes and the order of policies', async () => {
    const whole = await read({}, { scope: 'All' });
    const reversed = policies.toReversed();
    expect(await read({ policies: reversed, pageSize: 1 }, { scope: 'All' })).toEqual(whole);
    const pages = calls().filter(({ action }) => action.startsWith('List'));
    expect(pages).toHaveLength(
      policies.length + policies.flatMap(({ versions }) => versions).length,
    );
  });

  test('requests the versions of accepted policies only, and reports their number', async () => {
    const report = vi.fn();
    const accepts = (name: string) => name === 'Mid';
    const observation = await read({}, { accepts, report });
    expect(observation.policies.map(({ policyName }) => policyName)).toEqual(['Mid']);
    const arns = new Set(
      calls()
        .slice(1)
        .map(({ parameters }) => parameters.PolicyArn),
    );
    expect([...arns]).toEqual([`${aws}/job-function/Mid`]);
    expect(report.mock.calls).toEqual([['IAM lists 3 policies; reading 1 of them.']]);
  });

  test('keeps a document exactly', async () => {
    const Sid = `<&"'>]]> 100%+%2B é 𐍈 !'()*\\u0000`;
    const document = { Version: '2012-10-17', Statement: { Sid, Effect: 'Deny', NotAction: '*' } };
    const served = { ...serve(`${aws}/A`, [1]), versions: [{ ...serveVersion(1), document }] };
    const { policies } = await read({ policies: [served] });
    expect(JSON.stringify(policies[0]?.versions[0]?.document)).toBe(JSON.stringify(document));
  });

  test('observes no version before it was created, if AWS’s clock is ahead', async () => {
    const ahead = { ...serveVersion(1), createDate: '2026-06-20T08:00:02Z' };
    const served = { ...serve(`${aws}/A`, [1]), versions: [ahead] };
    expect(await read({ policies: [served] })).toMatchObject({
      observedUntil: '2026-06-20T08:00:02Z',
      policies: [
        {
          versions: [{ firstObserved: '2026-06-20T08:00:02Z' }],
          defaults: [{ firstObserved: '2026-06-20T08:00:02Z' }],
        },
      ],
    });
  });

  test('repeats throttled calls', async () => {
    const whole = await read();
    const count = calls().length;
    // Each call is throttled twice before it is answered.
    const trouble: IamServerOptions['trouble'] = (call, earlier) => {
      const same = earlier.filter((each) => JSON.stringify(each) === JSON.stringify(call));
      return same.length < 2 ? throttling : undefined;
    };
    expect(await read({ trouble })).toEqual(whole);
    expect(calls()).toHaveLength(3 * count);
  });
});
