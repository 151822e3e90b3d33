import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { stripFramework } from '@/lib/build/page-html';
import { formatLink, linkFormats } from '@/lib/site/links/copy-link';
import type { LinkSubject } from '@/lib/site/links/subject';
import { StructuredData } from '../ui/page-head';
import { CopyLinkAs } from './copy-link';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));

const hostile = '"><script>alert(1)</script>&quot;\'';
const subject: LinkSubject = {
  name: hostile,
  label: hostile,
  detail: `Wider: ${hostile}`,
  date: '2023-03-07',
  path: '/a/',
  card: '/a/card.png',
  url: 'https://x.example/a/',
};

const decode = (text = '') =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

test.each([
  ['as React writes it', (markup: string) => markup],
  ['as it is built', stripFramework],
])('each format is shown as text with a button, %s', (_, publish) => {
  const markup = publish(renderToStaticMarkup(<CopyLinkAs subject={subject} />));
  expect(markup).not.toContain('<script');
  // The button copies the text of the element before it.
  const lines = markup.matchAll(
    /<code>([^<]*)<\/code> <button type="button" class="scripted" data-copy-b/g,
  );
  const links = linkFormats.map((format) => formatLink(format, subject));
  expect([...lines].map(([, text]) => decode(text))).toEqual(links);
  expect(markup.match(/<(?:code|button)\b/g)).toHaveLength(2 * linkFormats.length);
  expect(markup).toMatch(/^<details[^>]*><summary[^>]*>Copy link as…<\/summary>/);
});

test('structured data cannot end its script, and is kept in the built page', () => {
  const data = { name: `${hostile}<!-- ]]>\u2028` };
  const markup = stripFramework(renderToStaticMarkup(<StructuredData data={data} />));
  const [, json] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(markup) ?? [];
  expect(JSON.parse(json ?? '')).toEqual(data);
});
