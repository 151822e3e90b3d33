import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import Parser from 'rss-parser';
import { paths } from '../lib/addresses/paths';
import { isToolPage } from '../lib/build/page-html';
import { escapeHidden } from '../lib/shared/json/escape-hidden';
import { projectFolder } from '../scripts/run-command';
import { type StaticServer, startStaticServer } from '../scripts/static-server';
import { checkAtom } from '../testing/check-atom';
import { checkJsonFeed } from '../testing/check-json-feed';
import { checkRss } from '../testing/check-rss';
import {
  buildHostileDocument,
  hostileActions,
  hostileKeys,
  hostileNames,
  hostileSite,
  hostileTexts,
} from '../testing/hostile-record';
import { readXml } from '../testing/read-xml';
import { openBuild, toAddress } from './site';
import { openPage, readAnswer, waitForLastRequest } from './tool';
import { watchViolations } from './violations';

// The site of a record in which every text is an attack, on a server that sends no headers: the pages
// must be safe without them.
const site = { name: hostileSite.folder };
const root = join(projectFolder, site.name);

let server: StaticServer;
test.beforeAll(async () => {
  openBuild(site);
  server = await startStaticServer({ root, port: 0, withSiteHeaders: false });
});
test.afterAll(() => server?.close());
test.use({ viewport: { width: 390, height: 844 } });

async function open(page: Page, path: string) {
  const response = await page.goto(server.origin + encodeURI(path));
  expect(response?.status(), path).toBe(200);
}
const [proto] = hostileNames;

/** Elements and scripts that a page has only if a text was read as markup, and its overflow in pixels. */
const findMarkup = (page: Page) =>
  page.evaluate(() => {
    const made = document.querySelectorAll(
      '[onerror], [onload], [onclick], img[src="x"], a[href^="javascript:" i], title + title',
    );
    const scripts = [...document.scripts].filter(({ type }) => !type.startsWith('application/'));
    return {
      made: [...made].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      // Inline ones of the framework are held by their hashes.
      scripts: scripts.flatMap(({ src }) => (src === '' ? [] : new URL(src).pathname)),
      inline: scripts.filter(({ src }) => src === '').length,
      beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });

async function watch(page: Page): Promise<string[]> {
  const faults = await watchViolations(page);
  page.on('dialog', async (dialog) => {
    faults.push(`${dialog.type()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin)) faults.push(`asks for ${request.url()}`);
  });
  return faults;
}

test('no page runs a text, reads it as markup, or is wider than a phone', async ({ page }) => {
  test.setTimeout(300_000);
  const faults = await watch(page);
  const pages = openBuild(site).read('.html');
  expect(pages.length).toBeGreaterThan(50);
  for (const { path, text } of pages) {
    await open(page, toAddress(path));
    if (isToolPage(text)) await waitForLastRequest(page);
    const { made, scripts, inline, beyond } = await findMarkup(page);
    // A page has one inline script of ours, which applies preferences; an embedded page has none.
    const expected = path.startsWith('/embed/')
      ? { scripts: [], inline: 0 }
      : { scripts: ['/reading.js'], inline: 1 };
    const own = scripts.filter((each) => each !== '/diff.js');
    if (!isToolPage(text)) expect.soft({ scripts: own, inline }, path).toEqual(expected);
    expect.soft({ made, beyond, faults: faults.splice(0) }, path).toEqual({
      made: [],
      beyond: 0,
      faults: [],
    });
  }
});

test('a document is shown unchanged, with invisible characters escaped', async ({ page }) => {
  for (const path of [`/policies/${proto}/`, `/policies/${proto}/v1/`]) {
    await open(page, path);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const [name, hostile] of hostileTexts) {
      const shown = escapeHidden(JSON.stringify(hostile));
      expect(text.includes(shown), `${name} on ${path}`).toBe(true);
    }
    expect(text).toContain('\\u202eabc\\u202c');
    expect(text).not.toMatch(/[\u202e\u2066]/);
    expect(text).toContain('"__proto__": "__proto__"');
  }
});

test('metadata for chats and search engines has no invisible characters', () => {
  const said = openBuild(site)
    .read('.html')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/<(?:meta|link)[^>]* (?:content|title)="([^"]*)"/g)].map(
        ([, content]) => `${path}: ${content}`,
      ),
    );
  expect(said.length).toBeGreaterThan(500);
  expect(said.some((each) => each.includes('\\u202eabc'))).toBe(true);
  expect(said.filter((each) => escapeHidden(each) !== each)).toEqual([]);
});

/** A title of plain text may look like HTML; and of versions made in one moment there are some. */
const excused = / looks like HTML$|^atom:updated: twice/;

for (const [file, check] of [
  ['feed.xml', checkRss],
  ['atom.xml', checkAtom],
  ['feed.json', checkJsonFeed],
] as const) {
  test(`every ${file} is well-formed, valid, and read unchanged by other programs`, async () => {
    const feeds = openBuild(site).read(`/${file}`);
    // Of everything, all versions, what was never announced, high risks, new actions, each policy.
    expect(feeds).toHaveLength(5 + hostileNames.length);
    for (const { path, text } of feeds) {
      const address = hostileSite.baseUrl + path.split('/').map(encodeURIComponent).join('/');
      expect(
        check(text, address).filter((fault) => !excused.test(fault)),
        path,
      ).toEqual([]);
      const items: { title?: string }[] = file.endsWith('.xml')
        ? (await new Parser().parseString(text)).items
        : JSON.parse(text).items;
      const titles = items.map(({ title }) => title).join('\n');
      if (path === `/${file}`) expect(titles).toContain('<img src=x onerror=alert(1)>');
    }
  });
}

test('the API has every text of the record unchanged', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const written = JSON.stringify(buildHostileDocument());
  const api = `api/v1/policies/${proto}`;
  expect(JSON.stringify(read(`${api}/v1.json`).document)).toBe(written);
  expect(JSON.stringify(read(`policies/${proto}/v1/document.json`))).toBe(written);
  const gists = read('api/v1/announcements.json').announcements.map(
    ({ gist }: { gist: string }) => gist,
  );
  expect(gists.toSorted()).toEqual(hostileTexts.map(([, text]) => text).toSorted());
  const names = read('api/v1/policies.json').policies.map(
    ({ policyName }: { policyName: string }) => policyName,
  );
  expect(names.toSorted()).toEqual(hostileKeys.toSorted());
});

/** The addresses that links lead to. */
async function listTargets(links: Locator): Promise<Set<string>> {
  const targets = await links.evaluateAll((all) =>
    all.map((link) => new URL(link.getAttribute('href') ?? '', location.href).href),
  );
  return new Set(targets);
}

/** What the site has of a policy, beside its page. */
const filesOf = (key: string) => [
  `/policies/${key}/v1/index.html`,
  `/policies/${key}/badge.svg`,
  `/policies/${key}/card.png`,
  `/policies/${key}/oembed.json`,
  `/policies/${key}/feed.xml`,
  `/policies/${key}/v1/document.json`,
  `/embed/policies/${key}/index.html`,
  `/api/v1/policies/${key}.json`,
  `/api/v1/policies/${key}/v1.json`,
  `/tools/policies/${key}.json`,
];

test('every policy name has its own page and files', async ({ page }) => {
  const built = new Set(openBuild(site).paths);
  await open(page, '/policies/');
  const links = page.getByRole('main').getByRole('link');
  const addresses = await listTargets(links);
  for (const [index, key] of hostileKeys.entries()) {
    expect(filesOf(key).filter((path) => !built.has(path))).toEqual([]);
    const address = `${server.origin}/policies/${encodeURIComponent(key)}/`;
    expect(addresses).toContain(address);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(hostileNames[index] ?? '');
  }
});

test('every action is on the page of its service', async ({ page }) => {
  await open(page, '/actions/');
  const links = page.getByRole('main').getByRole('link');
  const services = await listTargets(links);
  for (const action of hostileActions) {
    const [address, id = ''] = paths.action(action).split('#');
    expect(services).toContain(server.origin + address);
    await open(page, decodeURIComponent(address ?? ''));
    const entry = page.locator(`:has(> [id="${decodeURIComponent(id)}"])`);
    await expect(entry.last()).toContainText(action);
  }
});

for (const action of hostileActions) {
  test(`who allows ${action} is answered`, async ({ page }) => {
    const faults = await watch(page);
    await openPage(page, `${server.origin}/ask/?${new URLSearchParams({ action })}`);
    await expect(readAnswer(page)).toContainText(
      `${hostileNames.length} policies allow ${action} now.`,
    );
    expect(faults).toEqual([]);
  });
}

for (const key of hostileKeys) {
  test(`two versions of ${key.slice(0, 20)} are compared`, async ({ page }) => {
    const faults = await watch(page);
    const to = key === proto ? 'v3' : 'v2';
    const query = new URLSearchParams({ policy: key, from: 'v1', to });
    await openPage(page, `${server.origin}/compare/?${query}`);
    await expect(readAnswer(page)).toContainText(`${key} v1 → ${to}`);
    await expect(page.locator('main')).toContainText('constructor:Get');
    expect(faults).toEqual([]);
  });
}

test('a document of the reader with such actions is compared', async ({ page }) => {
  const faults = await watch(page);
  await openPage(page, `${server.origin}/compare/?policy=404&to=v2`);
  const own = { Statement: { Effect: 'Allow', Action: hostileActions, Resource: '*' } };
  await page.getByLabel('Your policy document').fill(JSON.stringify(own));
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(readAnswer(page)).toContainText(
    'Closest version: v2, the newest version (the same permissions)',
  );
  expect(faults).toEqual([]);
});

test('cards are PNG files, and badges are well-formed', () => {
  const { paths, read } = openBuild(site);
  const cards = paths.filter((path) => path.endsWith('/card.png'));
  expect(cards.length).toBeGreaterThan(20);
  for (const path of cards) {
    const start = readFileSync(join(root, path)).subarray(1, 4).toString('latin1');
    expect(start, path).toBe('PNG');
  }
  const badges = read('/badge.svg').map(({ text }) => readXml(text));
  expect(badges.map(({ name }) => name)).toEqual(hostileNames.map(() => 'svg'));
});

const asked: Record<string, [path: string, shown: string]> = {
  'the search': ['/search/?q=onerror', '<img src=x onerror=alert(1)>'],
  'a name in the search': [`/search/?q=${proto}`, proto],
  'an action in the search': ['/search/?q=constructor:Get', 'constructor:Get'],
  'a name of every object in the search': ['/search/?q=hasOwnProperty', 'hasOwnProperty:valueOf'],
  'what every object has and the record has not': [
    '/ask/?action=valueOf:valueOf',
    'No policy on record',
  ],
  'what is not found': ['/search/?q=<img src=x onerror=alert(1)>', '<img src=x onerror'],
  'the question of an action': ['/ask/?action=s3:GetObject', proto],
  'an action that is markup': ['/ask/?action=s3:<img src=x onerror=alert(1)>', '<img src=x'],
  'the state of a day': ['/as-of/?day=2024-02-01', proto],
  'a comparison': [`/compare/?policy=${proto}&from=v1&to=v3`, 'iam:<img src=x onerror=alert(1)>'],
  'a policy that is not there': ['/compare/?policy=<svg onload=alert(1)>&to=v1', '<svg onload'],
};

for (const [what, [path, shown]] of Object.entries(asked)) {
  test(`${what} answers in text`, async ({ page }) => {
    const faults = await watch(page);
    await open(page, path);
    await expect(page.locator('main')).toContainText(shown);
    const { made, beyond } = await findMarkup(page);
    expect({ made, beyond, faults }).toEqual({ made: [], beyond: 0, faults: [] });
  });
}
