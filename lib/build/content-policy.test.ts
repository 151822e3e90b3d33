import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { applyPreferences } from '../../components/ui/preferences';
import { addContentPolicy, contentSecurityPolicies, type PageKind } from './content-policy';

const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>';
const reading = '<script src="/reading.js" defer=""></script>';
const data = '<script type="application/ld+json">{"a":1}</script>';
const tool = '<div class="x" data-island=""></div>';

/** Reads the directives of a policy, or of the policy in a page. */
function readDirectives(text: string): Record<string, string> {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? text;
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}
const readPage = (body: string) => readDirectives(addContentPolicy(start + body));

test('the policy comes after the charset and before anything that a browser could load', () => {
  const html = addContentPolicy(`${start}<link rel="stylesheet" href="/a.css"/>${reading}`);
  expect(html).toBe(
    `${start}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"/><link rel="stylesheet" href="/a.css"/>${reading}`,
  );
});

test.each<[PageKind, string]>([
  ['reading', `${reading}${data}<iframe src="/embed/"></iframe>`],
  ['tool', `${tool}<script src="/_next/a.js" async=""></script>`],
  ['embed', data],
])('a page of kind %s has the policy of its header', (kind, body) => {
  const { 'frame-ancestors': _, ...header } = readDirectives(contentSecurityPolicies[kind]);
  // Only headers allow inline scripts and rules: these pages have none.
  const own = kind === 'embed' ? {} : { 'script-src': "'self'", 'style-src': "'self'" };
  expect(readPage(body)).toEqual({ ...header, ...own });
});

test('a reading page names its inline rules by hash, and loads no style sheet', () => {
  const digest = createHash('sha256').update('a{top:0}', 'utf8').digest('base64');
  const page = readPage(`<style>a{top:0}</style>${reading}`);
  expect(page['style-src']).toBe(`'sha256-${digest}'`);
  expect(contentSecurityPolicies.reading).toContain("style-src 'self' 'unsafe-inline'");
  for (const kind of ['tool', 'embed'] as const)
    expect(contentSecurityPolicies[kind]).toContain("style-src 'self';");
});

test('a page without frames or scripts allows none', () => {
  expect(readPage(reading)).not.toHaveProperty('frame-src');
  expect(readPage('<p>no script</p>')).not.toHaveProperty('script-src');
});

describe('a tool page', () => {
  const hash = (text: string) =>
    `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

  test('names each of its inline scripts once', () => {
    const [one, two] = ['self.a=[]', 'a.push("é<!-- \u2028")'];
    const script = (text: string) => `<script id="x">${text}</script>`;
    const sources = readPage(tool + script(one) + data + script(two) + script(one))['script-src'];
    expect(sources).toBe(`'self' ${hash(one)} ${hash(two)}`);
  });

  test('has the hash of the standard’s example', () => {
    // CSP 3, section 8.4, has the digest of this very script.
    const sources = readPage(`${tool}<script>alert('Hello, world.');</script>`)['script-src'];
    expect(sources).toBe("'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });
});

test('a reading page names our own inline script by hash', () => {
  const page = readPage(`<script data-early="">${applyPreferences}</script>${reading}`);
  expect(page['script-src']).toBe(readDirectives(contentSecurityPolicies.reading)['script-src']);
});

test.each([
  [
    'an inline script of another kind on a reading page',
    `${start}<script>alert(1)</script>`,
    'alert(1)',
  ],
  ['a page with another beginning', '<!DOCTYPE html><html><head><title>', 'found "<!DOCTYPE html>'],
])('%s stops the build', (_, html, words) => {
  expect(() => addContentPolicy(html)).toThrow(words);
});
