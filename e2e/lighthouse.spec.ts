import { expect, test } from '@playwright/test';
import { findLighthouseTrouble, lighthousePages, runLighthouse } from '../scripts/lighthouse';

// Performance is a matter of the machine too: npm run bench -- lighthouse
const held = ['accessibility', 'best-practices', 'seo'] as const;

test.describe.configure({ timeout: 240_000 });

test('Lighthouse finds nothing to better on any kind of page', async ({ baseURL }) => {
  const trouble = await findLighthouseTrouble();
  test.skip(trouble !== undefined, trouble);
  const found: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(lighthousePages)) {
    const url = new URL(path, baseURL).href;
    found[name] = await runLighthouse(url, held, process.env.CHROME_PATH || undefined);
  }
  const scores = Object.fromEntries(held.map((category) => [category, 100]));
  expect(found).toEqual(
    Object.fromEntries(Object.keys(lighthousePages).map((name) => [name, { scores, faults: [] }])),
  );
});
