import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../testing/run-to-end';
import { fetchExactly, serveSite } from '../testing/site';
import { describeNeed, findProgram } from './debian-programs';
import { projectFolder } from './run-command';
import { commonHeaders, contentSecurityPolicies, type PageKind } from './site-headers';

const read = (name: string) => readFileSync(join(projectFolder, 'deploy', name), 'utf8');

type Query = Record<string, { value: string; multiValue?: { value: string }[] }>;
interface Handled {
  uri?: string;
  statusCode?: number;
  headers?: Record<string, { value: string }>;
}

/** The function as CloudFront runs it: alone, with an event for its only argument. */
function handle(uri: string, querystring: Query = {}): Handled {
  const event = { version: '1.0', request: { method: 'GET', uri, querystring, headers: {} } };
  return runInNewContext(`${read('cloudfront-function.js')}\nhandler(event)`, { event });
}

const names = [
  'index.html',
  '404.html',
  'ask/index.html',
  'policies/A=b@c.d/v1/index.html',
  'compare/v1...v2/index.html',
  'compare/2021-06-15...2023-03-07/index.html',
  'feed.xml',
  'api/v1/index.json',
  'policies/A/card.png',
  '_next/static/media/worker.ts',
];
const site = await serveSite(Object.fromEntries(names.map((name) => [name, name])));
afterAll(() => site.close());

/** What a reader gets: the redirect, or what the bucket has under the key. */
function answer(uri: string) {
  const { statusCode, headers, uri: key = '' } = handle(uri);
  if (statusCode !== undefined) return { status: statusCode, location: headers?.location?.value };
  return {
    status: names.includes(decodeURIComponent(key).slice(1)) ? 200 : 404,
    location: undefined,
  };
}

describe('deploy/cloudfront-function.js', () => {
  it.each([
    ...names.map((name) => `/${name}`),
    '/',
    '/ask/',
    '/ask',
    '/policies/A=b@c.d/v1',
    '/policies/A=b@c.d/v1/',
    '/policies/A%3Db@c.d/v1/',
    '/compare/v1...v2',
    '/compare/2021-06-15...2023-03-07',
    '/no-such-page/',
    '/no-such-file.json',
    '/feed.xml/',
    '/_next/static/gone',
    '//ask',
    '//evil.example/x',
  ])('handles %s like the static server', async (uri) => {
    const { status, headers } = await fetchExactly(site.port, uri);
    expect(answer(uri)).toEqual({ status, location: headers.location });
  });

  it('redirects an address that can be a page, and is missing with its slash', () => {
    expect(answer('/no-such-page')).toEqual({ status: 301, location: '/no-such-page/' });
    expect(answer('/no-such-page/').status).toBe(404);
  });

  it.each(['//evil.example', '/\\evil.example', '/a//b', '/ask/..', '/ask/.', '/../x'])(
    'does not redirect %s',
    (uri) => {
      expect(handle(uri)).toMatchObject({ uri });
    },
  );

  it.each<[Query, string]>([
    [{}, ''],
    [
      { action: { value: 's3:%2A' }, day: { value: '2022-01-15' } },
      '?action=s3:%2A&day=2022-01-15',
    ],
    [{ x: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] } }, '?x=1&x=2'],
    [{ x: { value: '' } }, '?x'],
  ])('keeps the query %j', (query, expected) => {
    expect(handle('/ask', query).headers?.location?.value).toBe(`/ask/${expected}`);
  });
});

const kinds: PageKind[] = ['reading', 'tool', 'embed'];
const command = findProgram('awscli') ?? '';

describe.each(kinds)('deploy/cloudfront-headers-%s.json', (kind) => {
  const config = JSON.parse(read(`cloudfront-headers-${kind}.json`));

  it('sends the headers of scripts/site-headers.ts', () => {
    const {
      SecurityHeadersConfig: security,
      CustomHeadersConfig: custom,
      CorsConfig: cors,
    } = config;
    expect(security.ContentTypeOptions).toEqual({ Override: true });
    const sent = {
      'Access-Control-Allow-Origin': cors.AccessControlAllowOrigins.Items.join(),
      'Permissions-Policy': custom.Items[0].Value,
      'Referrer-Policy': security.ReferrerPolicy.ReferrerPolicy,
      'X-Content-Type-Options': 'nosniff',
    };
    expect(custom.Items.map(({ Header }: { Header: string }) => Header)).toEqual([
      'Permissions-Policy',
    ]);
    expect(sent).toEqual(commonHeaders);
    expect(security.ContentSecurityPolicy.ContentSecurityPolicy).toBe(
      contentSecurityPolicies[kind],
    );
  });

  const need = command === '' ? ` (${describeNeed('awscli')})` : '';
  it.skipIf(command === '')(
    `is taken by AWS's own command line${need}`,
    { timeout: 60_000 },
    () => {
      // Nothing is sent: with this option the command checks what it was given and stops.
      const { status, stderr } = runToEnd(
        command,
        [
          'cloudfront',
          'create-response-headers-policy',
          '--response-headers-policy-config',
          `file://deploy/cloudfront-headers-${kind}.json`,
          '--generate-cli-skeleton',
          'output',
        ],
        {
          cwd: projectFolder,
          env: { ...process.env, AWS_DEFAULT_REGION: 'us-east-1' },
        },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
