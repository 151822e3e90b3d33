import { expect, test, vi } from 'vitest';

vi.stubEnv('SITE_BASE_URL', 'https://policy-history.example');
const { fileKinds, findFile } = await import('./files');

test('every file has its own address, of the pattern of its kind', () => {
  const paths = fileKinds.flatMap(({ pattern, list }) => {
    const expected = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/<\w+>/g, '[^/]+')}$`);
    return [...list()].map(({ path }) => {
      expect(path).toMatch(expected);
      return path;
    });
  });
  expect(new Set(paths).size).toBe(paths.length);
});

test('no two kinds have one pattern, and each says what its files are made from', () => {
  const patterns = fileKinds.map(({ pattern }) => pattern);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(fileKinds.filter(({ from }) => from === '')).toEqual([]);
});

test('a file is found by its path', async () => {
  const path = '/policies/AmazonConnect_FullAccess/v1/document.json';
  const content = await findFile(path)?.write({ styleSheets: [] });
  expect(JSON.parse(String(content))).toHaveProperty('Statement');
  expect(findFile('/policies/Nobody/feed.xml')).toBeUndefined();
});

test('a frame links the style sheets of the site and opens links in the whole window', async () => {
  const frame = findFile('/embed/policies/AmazonConnect_FullAccess/v4/index.html');
  const html = String(await frame?.write({ styleSheets: ['/a.css', '/b.css'] }));
  expect(html).toMatch(/^<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"\/><meta http/);
  expect(html).toContain('<link rel="stylesheet" href="/a.css"/>');
  expect(html).toContain('<link rel="stylesheet" href="/b.css"/>');
  expect(html).toContain('<base target="_top"/>');
  expect(html).not.toContain('<script');
});
