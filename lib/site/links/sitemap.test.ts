import { expect, test } from 'vitest';
import { createSiteAddress } from '../../addresses/site-address';
import { writeRobots, writeSitemap } from './sitemap';

const address = createSiteAddress('https://a.example/base');

test('a sitemap has the absolute address of each page, escaped', () => {
  expect(writeSitemap(['/', '/policies/a&b/'], address)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/base/</loc></url>
<url><loc>https://a.example/base/policies/a&amp;b/</loc></url>
</urlset>
`,
  );
});

test('robots.txt names the sitemap', () => {
  expect(writeRobots(address)).toContain('\nSitemap: https://a.example/base/sitemap.xml\n');
});
