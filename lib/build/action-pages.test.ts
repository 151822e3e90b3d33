import { expect, test, vi } from 'vitest';

// Links are made for the site that is built.
vi.hoisted(() => vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example'));
// The record in data/ has no service with more grants than the limit.
vi.mock('./limits.json', () => ({ default: { itemsOnPage: 300, grantsOnPage: 100 } }));

const { listActionPages, locatePage, renderActionPage } = await import('./action-pages');
const { listPages } = await import('./list-pages');

const pages = [...listActionPages()];

test('each action pattern of a service with many grants has a page of its own', () => {
  const addresses = pages.map(locatePage);
  expect(addresses).toContain('/actions/connect/deny-getfederationtoken/');
  expect(addresses).toContain('/actions/connect/describe~/');
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.some((address) => address.startsWith('/actions/s3/'))).toBe(false);
  expect(listPages()).toEqual(expect.arrayContaining(addresses));
});

test('a page has its answer, its policies and the wider patterns', () => {
  const page = pages.find(
    ({ entry }) => entry.history.patterns[0] === 'connect:GetFederationToken',
  );
  if (page === undefined) throw new Error('The record has no connect:GetFederationToken.');
  const html = renderActionPage(page, { styleSheets: ['/site.css'] });
  expect(html).toMatch(/^<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"\/><meta http-/);
  expect(html).toContain('<link rel="stylesheet" href="/site.css"/>');
  expect(html).toContain(
    '<link rel="canonical" href="https://policy-history.example/actions/connect/deny-getfederationtoken/"/>',
  );
  expect(html).toContain('The oldest version on record with it is of ');
  expect(html).toContain('<a href="/actions/connect/">Amazon Connect</a>');
  expect(html).toContain('Allowed by <a href="/actions/connect/#get*">');
});
