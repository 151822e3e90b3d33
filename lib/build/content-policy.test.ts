import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addContentPolicy, contentSecurityPolicies, type PageKind } from './content-policy';

const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>';
const reading = '<script src="/reading.js" defer=""></script>';
const data = '<script type="application/ld+json">{"a":1}</script>';
const island = '<div class="x" data-island=""></div>';

/** The directives of a policy, those of a page if it is one. */
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

test('the policy stands behind the charset and before all that a browser could load', () => {
  const html = addContentPolicy(`${start}<link rel="stylesheet" href="/a.css"/>${reading}`);
  expect(html).toBe(
    `${start}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"/><link rel="stylesheet" href="/a.css"/>${reading}`,
  );
});

test.each<[PageKind, string]>([
  ['reading', `${reading}${data}<iframe src="/embed/"></iframe>`],
  ['tool', `${island}<script src="/_next/a.js" async=""></script>`],
  ['embed', data],
])('a page of kind %s says what its header says', (kind, body) => {
  const { 'frame-ancestors': _, ...header } = readDirectives(contentSecurityPolicies[kind]);
  // A host cannot name what stands in a page; a page without any asks for none of it.
  const own = kind === 'embed' ? {} : { 'script-src': "'self'", 'style-src': "'self'" };
  expect(readPage(body)).toEqual({ ...header, ...own });
});

test('a reading page names the rules that stand in it, and loads none', () => {
  const digest = createHash('sha256').update('a{top:0}', 'utf8').digest('base64');
  const page = readPage(`<style>a{top:0}</style>${reading}`);
  expect(page['style-src']).toBe(`'sha256-${digest}'`);
  expect(contentSecurityPolicies.reading).toContain("style-src 'self' 'unsafe-inline'");
  for (const kind of ['tool', 'embed'] as const)
    expect(contentSecurityPolicies[kind]).toContain("style-src 'self';");
});

test('a page is not let do what it has no need of', () => {
  expect(readPage(reading)).not.toHaveProperty('frame-src');
  expect(readPage('<p>no script</p>')).not.toHaveProperty('script-src');
});

describe('a tool page', () => {
  const hash = (text: string) =>
    `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

  test('names each of its inline scripts once, and nothing else of them', () => {
    const [one, two] = ['self.a=[]', 'a.push("é<!-- \u2028")'];
    const script = (text: string) => `<script id="x">${text}</script>`;
    const sources = readPage(island + script(one) + data + script(two) + script(one))['script-src'];
    expect(sources).toBe(`'self' ${hash(one)} ${hash(two)}`);
  });

  test('is hashed as browsers hash: the example of the standard', () => {
    // CSP 3, section 8.4, has the digest of this very script.
    const sources = readPage(`${island}<script>alert('Hello, world.');</script>`)['script-src'];
    expect(sources).toBe("'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });
});

test.each([
  ['an inline script on a reading page', `${start}<script>alert(1)</script>`, 'alert(1)'],
  ['a page that begins otherwise', '<!DOCTYPE html><html><head><title>', 'found "<!DOCTYPE html>'],
])('%s stops the build', (_, html, words) => {
  expect(() => addContentPolicy(html)).toThrow(words);
});
