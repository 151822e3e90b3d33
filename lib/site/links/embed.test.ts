import { expect, test } from 'vitest';
import { createSiteAddress } from '../../addresses/site-address';
import { describeOEmbed, embedSize, formatFrame } from './embed';
import type { LinkSubject } from './subject';

const address = createSiteAddress('https://x.example/history');
const subject: LinkSubject = {
  name: 'A v4',
  label: 'A v4 (2023-03-07)',
  detail: 'Wider.',
  date: '2023-03-07',
  path: '/policies/A/v4/',
  card: '/policies/A/v4/card.png',
  url: 'https://x.example/history/policies/A/v4/',
};

test('an oEmbed response has the fields of the rich type and a thumbnail', () => {
  expect(describeOEmbed(subject, 'Policy History', address)).toEqual({
    version: '1.0',
    type: 'rich',
    title: 'A v4',
    provider_name: 'Policy History',
    provider_url: 'https://x.example/history/',
    cache_age: 86400,
    html: formatFrame(subject, address),
    width: embedSize.width,
    height: embedSize.height,
    thumbnail_url: 'https://x.example/history/policies/A/v4/card.png',
    thumbnail_width: 1200,
    thumbnail_height: 630,
  });
});

test('a frame has its page, size and permissions', () => {
  expect(formatFrame(subject, address)).toBe(
    '<iframe src="https://x.example/history/embed/policies/A/v4/"' +
      ` width="${embedSize.width}" height="${embedSize.height}" title="A v4" loading="lazy"` +
      ' frameborder="0" sandbox="allow-popups allow-popups-to-escape-sandbox' +
      ' allow-top-navigation-by-user-activation"></iframe>',
  );
});

test('a name ends neither its attribute nor its line', () => {
  const name = '"><script>alert(1)</script>\n\u202e&amp;';
  const title = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;';
  expect(formatFrame({ name, path: '/a/' }, address)).toContain(` title="${title}" `);
  expect(describeOEmbed({ ...subject, name }, 'x', address).title).toBe(
    '"><script>alert(1)</script> &amp;',
  );
});
