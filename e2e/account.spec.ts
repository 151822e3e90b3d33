import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { analyzeAccount } from '../lib/account/analyze-account';
import { describeRecord } from '../lib/account/describe-record';
import { convertAnalysis } from '../lib/account/export-json';
import { readDetails } from '../lib/account/read-details';
import { buildSampleAccount } from '../lib/account/sample-account';
import { findPageLastRead } from '../lib/history/last-days';
import { reconcile } from '../lib/history/reconcile';
import { loadCatalog } from '../lib/iam/catalog/load';
import { readRisks } from '../lib/risk/project-risks';
import { buildExport, exportEntity } from '../testing/account-export';
import { record } from './record';
import { readAnswer, readTrouble, waitForLastRequest } from './tool';

const { policies, announcements, guides, site } = record;
const reconciliation = reconcile(policies, announcements, {
  guides,
  readUntil: findPageLastRead(site),
});

const full = 'AmazonConnect_FullAccess';
const readOnly = 'AmazonConnectReadOnlyAccess';
const linkedPolicy = 'AmazonConnectServiceLinkedRolePolicy';
const linkedRole = exportEntity(
  'role AWSServiceRoleForConnect',
  [`arn:aws:iam::aws:policy/aws-service-role/${linkedPolicy}`],
  { Path: '/aws-service-role/connect.amazonaws.com/' },
);

/** An export with a group, a boundary, a copy and policies with different verdicts. */
const example = buildExport({
  users: [exportEntity('user jane', [], { GroupList: ['ops'] })],
  groups: [exportEntity('group ops', [readOnly])],
  roles: [
    linkedRole,
    exportEntity('role app', [full], {
      PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::aws:policy/${readOnly}` },
    }),
    exportEntity('role old', ['AmazonConnectFullAccess', 'ExampleUnknown'], {
      RoleLastUsed: { LastUsedDate: '2022-01-01T08:00:00+00:00' },
    }),
  ],
});

const toFile = (content: unknown, name = 'details.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

async function choose(page: Page, ...contents: unknown[]) {
  await page.goto('/account/');
  const files = contents.map((content, index) => toFile(content, `page-${index + 1}.json`));
  await page.getByLabel('Choose files').setInputFiles(files);
}

async function useSample(page: Page) {
  await page.goto('/account/');
  await page.getByRole('button', { name: 'Use a sample account' }).click();
  await expect(readAnswer(page)).toContainText('Account 111122223333 has 7 principals');
}

const listRows = (page: Page) =>
  page.getByRole('region', { name: 'Attached policies' }).locator('.reach');
const findRow = (page: Page, name: string) =>
  listRows(page).filter({ has: page.getByRole('link', { name, exact: true }) });

async function setSince(page: Page, day: string) {
  await page.getByLabel('Changes since').fill(day);
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText(`Changes after the end of ${day}`)).toBeVisible();
}

test.describe('the answer', () => {
  test('of the sample: which role got iam:PassRole, when, and whether AWS announced it', async ({
    page,
  }) => {
    await useSample(page);
    const [first] = await readAnswer(page).getByRole('listitem').all();
    if (first === undefined) throw new Error('The answer names no risk.');
    await expect(first).toContainText('Role AWSServiceRoleForExample (service-linked role)');
    await expect(first).toContainText('iam:PassRole');
    await expect(first).toContainText('2024-10-29');
    await expect(first.getByRole('link', { name: /v19/ })).toHaveAttribute(
      'href',
      `/policies/${linkedPolicy}/v19/`,
    );
    await expect(first.getByRole('link', { name: 'Announced 24 days late' })).toHaveAttribute(
      'href',
      /^\/announcements\/2024-11-22-/,
    );
    // Without scrolling.
    await expect(first).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { name: 'Account 111122223333' })).toBeFocused();
  });

  test('is that of the command', async ({ page }) => {
    await useSample(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const saved = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
    const risks = readRisks();
    const catalog = await loadCatalog(undefined, risks.catalog.findCategory);
    const record = describeRecord(policies, reconciliation, { catalog, risks });
    const changes = reconciliation.changes.map(({ change }) => change);
    const text = JSON.stringify(buildSampleAccount(policies, changes));
    const { accounts } = await readDetails([{ name: 'sample', text }]);
    const [account] = accounts as [(typeof accounts)[0]];
    const expected = convertAnalysis(await analyzeAccount(account, record), risks.catalog);
    expect(saved).toEqual({ accounts: [JSON.parse(JSON.stringify(expected))] });
  });

  test('names who gets a policy: directly, through a group, as a boundary', async ({ page }) => {
    await choose(page, example);
    const row = findRow(page, readOnly);
    await expect(row).toContainText('User jane through group ops');
    await expect(row).toContainText('Group ops directly');
    await expect(row).toContainText('Role app as permissions boundary');
    await expect(row).toContainText('Limits, grants nothing');
    await expect(findRow(page, linkedPolicy)).toContainText('Service-linked role');
    const old = findRow(page, 'AmazonConnectFullAccess');
    await expect(old).toContainText('Unused for 90 days');
    await expect(old).toContainText('deprecated since');
    await expect(old.getByRole('link', { name: full, exact: true })).toHaveAttribute(
      'href',
      `/policies/${full}/`,
    );
    await expect(page.getByRole('region', { name: 'Not on record' })).toContainText(
      'ExampleUnknown',
    );
  });

  test('has each version with its page, and shows older ones on demand', async ({ page }) => {
    await choose(page, buildExport({ roles: [linkedRole] }));
    await setSince(page, '2018-01-01');
    const row = findRow(page, linkedPolicy);
    const count = policies.find(({ policyName }) => policyName === linkedPolicy)?.versions.length;
    await row.getByRole('button', { name: /^Show \d+ other versions$/ }).click();
    await expect(row.getByRole('link', { name: /^v\d+$/ })).toHaveCount((count ?? 0) - 1);
    await expect(row.getByRole('link', { name: 'v19', exact: true })).toHaveAttribute(
      'href',
      `/policies/${linkedPolicy}/v19/`,
    );
  });

  test('of copies: since when they lag behind, and what they lack', async ({ page }) => {
    await useSample(page);
    const copies = page.getByRole('region', { name: 'Copies of AWS policies' });
    await expect(copies).toContainText('at least 60 % of all action patterns');
    await expect(copies).toContainText('policy team-support-permissions');
    await expect(copies).toContainText('Lags behind since v17, 2024-09-11');
    await copies.getByText(/^Lacks of v\d+/).click();
    await expect(copies.getByText('iam:PassRole', { exact: true }).last()).toBeVisible();
    await expect(copies.getByRole('link', { name: /^Compare v16 with v\d+$/ })).toHaveAttribute(
      'href',
      new RegExp(`/compare/\\?policy=${linkedPolicy}&from=v16&to=v\\d+$`),
    );
  });
});

test.describe('an export', () => {
  const role = (name: string) => buildExport({ roles: [exportEntity(`role ${name}`, [full])] });

  test('is chosen in several pages, which are one account', async ({ page }) => {
    await choose(page, role('first'), role('second'));
    await expect(readAnswer(page)).toContainText('Account 111122223333 has 2 principals');
    await expect(findRow(page, full)).toContainText('Role first');
    await expect(findRow(page, full)).toContainText('Role second');
  });

  test('of two accounts has a choice', async ({ page }) => {
    const other = JSON.stringify(role('other')).replaceAll('111122223333', '999988887777');
    await choose(page, role('first'), other);
    await page.getByLabel('2 accounts').selectOption('999988887777 · 1 principal');
    await expect(readAnswer(page)).toContainText('Account 999988887777');
    await expect(findRow(page, full)).toContainText('Role other');
  });

  test('is dropped', async ({ page }) => {
    await page.goto('/account/');
    const dropped = await page.evaluateHandle(
      (texts) => {
        const transfer = new DataTransfer();
        for (const text of texts) transfer.items.add(new File([text], 'x.json'));
        return transfer;
      },
      [JSON.stringify(role('first')), JSON.stringify(role('second'))],
    );
    await page.getByText('Drop the export here').dispatchEvent('drop', { dataTransfer: dropped });
    await expect(readAnswer(page)).toContainText('has 2 principals');
  });

  test('is pasted', async ({ page }) => {
    await page.goto('/account/');
    await page.getByLabel('Or paste the JSON').fill(JSON.stringify(role('pasted')));
    await expect(findRow(page, full)).toContainText('Role pasted');
  });

  test('of many characters is pasted without being put into the field', async ({ page }) => {
    await page.goto('/account/');
    const field = page.getByLabel('Or paste the JSON');
    const text = JSON.stringify(role('pasted')) + ' '.repeat(1_500_000);
    const isHandled = await field.evaluate((element, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', data);
      return !element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
    expect(isHandled).toBe(true);
    await expect(findRow(page, full)).toContainText('Role pasted');
  });

  test('without any date has the day of its file', async ({ page }) => {
    const undated = JSON.stringify(role('app')).replace(
      '"CreateDate":"2024-01-01T08:00:00+00:00",',
      '',
    );
    await page.goto('/account/');
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      const lastModified = Date.UTC(2023, 4, 6);
      transfer.items.add(new File([text], 'x.json', { lastModified }));
      return transfer;
    }, undated);
    await page.getByText('Drop the export here').dispatchEvent('drop', { dataTransfer: dropped });
    await expect(page.getByText('Export of 2023-05-06')).toBeVisible();
    await expect(page.getByLabel('Changes since')).toHaveValue('2022-05-06');
  });

  test('without a policy on record reaches nothing', async ({ page }) => {
    await choose(page, buildExport({ roles: [exportEntity('role app', ['ExampleUnknown'])] }));
    await expect(readAnswer(page)).toContainText(
      'has 1 principal and 0 attached policies on record. No change on record reaches the account.',
    );
    await expect(page.getByRole('region', { name: 'Not on record' })).toContainText(
      'ExampleUnknown',
    );
  });

  test('without anything in it', async ({ page }) => {
    await choose(page, buildExport());
    await expect(readTrouble(page)).toContainText('no user, group, role or policy');
    await expect(page.getByLabel('Choose files')).toBeAttached();
  });

  test('with hostile names is text', async ({ page }) => {
    const mark = '<img src=x onerror="document.title=\'run\'">';
    const name = `${mark}\u202e`;
    await choose(
      page,
      buildExport({
        users: [exportEntity(`user ${name}`, [], { GroupList: [mark] })],
        groups: [exportEntity(`group ${mark}`, [full, mark])],
      }),
    );
    await expect(findRow(page, full)).toContainText(`User ${mark}\\u{202e} through group ${mark}`);
    await findRow(page, full)
      .getByRole('button', { name: /What all/ })
      .first()
      .click();
    await expect(page.locator('.account-effective')).toContainText(mark);
    await expect(page.getByRole('main').locator('img')).toHaveCount(0);
    expect(await page.title()).not.toBe('run');
  });
});

test.describe('bad input', () => {
  const cut = JSON.stringify(example).slice(0, 400);
  for (const [what, text, says] of [
    ['that is cut', cut, 'page-1.json, line 1, column 401: expected complete JSON'],
    ['that is no JSON', 'nonsense', 'line 1, column 1'],
    [
      'of list-policies',
      JSON.stringify({ Policies: [{ PolicyName: 'x', Arn: 'arn:aws:iam::aws:policy/x' }] }),
      'found the answer of aws iam list-policies',
    ],
    [
      'that is a credential report',
      'user,arn,user_creation_time\nroot,arn:aws:iam::1:root,2020-01-01',
      'a credential report (CSV)',
    ],
    ['that is a policy document', '{"Statement": []}', 'found a policy document'],
  ] as const) {
    test(what, async ({ page }) => {
      await choose(page, text);
      await expect(readTrouble(page)).toContainText(says);
      await expect(readTrouble(page)).toContainText('The export cannot be read');
      // The page still works.
      await page.getByLabel('Choose files').setInputFiles(toFile(example));
      await expect(readAnswer(page)).toContainText('Account 111122223333');
      await expect(readTrouble(page)).toHaveCount(0);
    });
  }

  test('in one of two files leaves the answer of the other', async ({ page }) => {
    await choose(page, example, cut);
    await expect(readAnswer(page)).toContainText('Account 111122223333');
    await expect(readTrouble(page)).toContainText('Not everything can be read');
    await expect(readTrouble(page)).toContainText('page-2.json');
  });

  test('in UTF-16 has its remedy', async ({ page }) => {
    await page.goto('/account/');
    const buffer = Buffer.from('\ufeff{}', 'utf16le');
    await page.getByLabel('Choose files').setInputFiles({ ...toFile(''), buffer });
    await expect(readTrouble(page)).toContainText('text in UTF-16');
  });
});

test.describe('the list', () => {
  test('is filtered by text, verdict, risk, announcement and kind of principal', async ({
    page,
  }) => {
    await choose(page, example);
    await setSince(page, '2018-06-01');
    const region = page.getByRole('region', { name: 'Attached policies' });
    await expect(listRows(page)).toHaveCount(4);
    const names = () => listRows(page).locator('h3 a').allInnerTexts();
    await region.getByLabel('Policy or principal').fill('jane');
    await expect.poll(names).toEqual([readOnly]);
    await expect(listRows(page).locator('.reach-holders > li')).toHaveCount(1);
    await region.getByLabel('Policy or principal').fill('servicelinked');
    await expect.poll(names).toEqual([linkedPolicy]);
    await region.getByRole('button', { name: 'Show all' }).click();
    await expect(listRows(page)).toHaveCount(4);
    await region.getByLabel('Only high risk').check();
    await expect.poll(names).not.toContain('AmazonConnectFullAccess');
    await region.getByRole('button', { name: 'Show all' }).click();
    await region.getByLabel('Only unannounced').check();
    const unannounced = await names();
    expect(unannounced.length).toBeLessThan(4);
    await expect(listRows(page).first()).toContainText('Never announced');
    await region.getByRole('button', { name: 'Show all' }).click();
    await region.getByLabel('Principals').selectOption('Groups');
    await expect.poll(names).toEqual([readOnly]);
    await region.getByRole('button', { name: 'Show all' }).click();
    await region.getByLabel('Hide service-linked roles').check();
    await expect.poll(names).not.toContain(linkedPolicy);
    await region.getByLabel('Hide unused roles').check();
    await expect.poll(names).not.toContain('AmazonConnectFullAccess');
    await region.getByLabel('Policy or principal').fill('no such name');
    await expect(region).toContainText('No attached policy matches these filters.');
    await region.getByRole('button', { name: 'Show all' }).click();
    const verdict = region.getByLabel('Verdict');
    const labels = (await verdict.locator('option').allInnerTexts()).slice(1);
    expect(labels.length).toBeGreaterThan(1);
    for (const label of labels) {
      await verdict.selectOption(label);
      for (const row of await listRows(page).all()) await expect(row).toContainText(label);
      expect(await listRows(page).count()).toBeGreaterThan(0);
    }
  });

  test('has the changes since another day', async ({ page }) => {
    await choose(page, buildExport({ roles: [linkedRole] }));
    await expect(page.getByLabel('Changes since')).toHaveValue('2023-01-01');
    await setSince(page, '2026-06-01');
    await expect(findRow(page, linkedPolicy)).toContainText('No new version');
    await expect(readAnswer(page)).toContainText('0 with new versions since 2026-06-01');
    await setSince(page, '2026-05-20');
    await expect(findRow(page, linkedPolicy).getByRole('link', { name: /^v\d+$/ })).toHaveText([
      'v55',
    ]);
  });

  test('shows 50 principals more at a time', async ({ page }) => {
    const roles = Array.from({ length: 120 }, (_, index) => exportEntity(`role r${index}`, [full]));
    await choose(page, buildExport({ roles }));
    const holders = findRow(page, full).locator('.reach-holders > li');
    await expect(holders).toHaveCount(4);
    await findRow(page, full).getByRole('button', { name: 'Show 50 more' }).click();
    await expect(holders).toHaveCount(54);
  });
});

test.describe('one principal', () => {
  test('has what all changes did together', async ({ page }) => {
    await choose(page, buildExport({ roles: [linkedRole] }));
    await page
      .getByRole('button', {
        name: 'What all changes did together for role AWSServiceRoleForConnect',
      })
      .click();
    const change = page.getByRole('region', { name: 'Changes for role AWSServiceRoleForConnect' });
    await expect(change).toBeFocused();
    await expect(change.locator('.lead')).toContainText('iam:PassRole');
    await expect(change).toContainText('0 policies of the account as of today');
    await expect(change.getByRole('region', { name: 'Adds' })).toContainText('iam:PassRole');
    await expect(change.getByRole('region', { name: 'Risk' })).toContainText('Adds');
    await expect(change.getByRole('link', { name: linkedPolicy })).toHaveAttribute(
      'href',
      /\/compare\/\?policy=AmazonConnectServiceLinkedRolePolicy&from=v\d+&to=v55$/,
    );
  });

  test('takes denials and the boundary into account', async ({ page }) => {
    const Statement = [{ Effect: 'Deny', Action: '*', Resource: '*' }];
    const inline = [{ PolicyName: 'none', PolicyDocument: { Version: '2012-10-17', Statement } }];
    const boundary = { PermissionsBoundaryArn: `arn:aws:iam::aws:policy/${readOnly}` };
    await choose(
      page,
      buildExport({
        roles: [
          { ...linkedRole, RoleName: 'denied', RolePolicyList: inline },
          { ...linkedRole, Arn: `${linkedRole.Arn}2`, PermissionsBoundary: boundary },
        ],
      }),
    );
    const row = findRow(page, linkedPolicy);
    await row.getByRole('button', { name: /for role denied$/ }).click();
    await expect(page.getByRole('region', { name: 'Changes for role denied' })).toContainText(
      'No change: all its policies together allow the same as before.',
    );
    await row.getByRole('button', { name: /for role AWSService/ }).click();
    const limited = page.getByRole('region', { name: /Changes for role AWSService/ });
    await expect(limited).toContainText(`The permissions boundary ${readOnly} limits this`);
  });

  test('is found by name or ARN, with suggestions', { tag: '@phone' }, async ({ page }) => {
    await choose(page, example);
    const field = page.getByRole('combobox', { name: 'User, group or role' });
    await field.fill('AN');
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await expect(options).toHaveText([/jane/]);
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(page.getByRole('region', { name: 'Changes for user jane' })).toBeVisible();
    await field.fill('arn:aws:iam::111122223333:role/app');
    await field.press('Enter');
    await expect(page.getByRole('region', { name: 'Changes for role app' })).toBeVisible();
    await field.fill('nobody');
    await field.press('Enter');
    await expect(readTrouble(page)).toContainText('no principal with the name or ARN “nobody”');
  });
});

test.describe('an export of the answer', () => {
  for (const [format, ending, start] of [
    ['CSV', 'csv', /^account,since,policy,policy_arn,/],
    ['Markdown', 'md', /^## Account 111122223333, changes since /],
  ] as const) {
    test(`as ${format}`, async ({ page }) => {
      await choose(page, example);
      await expect(readAnswer(page)).toContainText('Account');
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save as ${format}` }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(`account-changes-since-2023-01-01.${ending}`);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text).toMatch(start);
      for (const name of [full, readOnly, linkedPolicy, 'jane'])
        expect(text).toContain(name.replaceAll('_', format === 'CSV' ? '_' : '\\_'));
    });
  }

  test('on paper has every policy, and no form or button', async ({ page }) => {
    await choose(page, example);
    await expect(listRows(page)).toHaveCount(4);
    await page.evaluate(() => {
      const asked = window as unknown as { printed: number };
      asked.printed = 0;
      window.print = () => {
        asked.printed += 1;
      };
    });
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const shown = page.getByRole('main').locator('form, button, nav');
    for (const each of await shown.all()) await expect(each).toBeHidden();
    await expect(listRows(page).first()).toBeVisible();
  });

  test('on paper leaves out no version', async ({ page }) => {
    await choose(page, buildExport({ roles: [linkedRole] }));
    await setSince(page, '2018-01-01');
    const links = findRow(page, linkedPolicy).getByRole('link', { name: /^v\d+$/ });
    await expect(findRow(page, linkedPolicy).getByRole('button', { name: /other/ })).toBeVisible();
    const before = await links.count();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await links.count()).toBeGreaterThan(before);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(links).toHaveCount(before);
  });
});

test.describe('the account stays in the page', () => {
  const files = ['all-actions', 'documents', 'record', 'risk', 'sketches'];

  /** Every request from the choice of a file to the effective change of a principal. */
  async function listRequests(browser: Browser, baseURL: string | undefined, content: unknown) {
    // With a cache of its own.
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto('/account/');
    await waitForLastRequest(page);
    const requests: string[] = [];
    const note = (request: {
      method: () => string;
      url: () => string;
      postData: () => string | null;
    }) => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`.trim());
    page.on('request', note);
    await page.getByLabel('Choose files').setInputFiles(toFile(content));
    await expect(readAnswer(page)).toContainText('Account 111122223333');
    await waitForLastRequest(page);
    // Those of the result alone: a part that every result has would load the same fonts later.
    const first = [...requests];
    const field = page.getByRole('combobox', { name: 'User, group or role' });
    await field.fill('app');
    await field.press('Enter');
    await expect(page.locator('.account-effective h3')).toBeVisible();
    await setSince(page, '2020-01-01');
    await waitForLastRequest(page);
    await context.close();
    return { first: first.toSorted(), all: requests.toSorted() };
  }

  test('and its requests are those of every other account', async ({ browser, baseURL }) => {
    const { first, all: one } = await listRequests(browser, baseURL, example);
    const other = await listRequests(
      browser,
      baseURL,
      buildExport({ roles: [exportEntity('role app', ['ExampleUnknown'])] }),
    );
    const data = one.filter((line) => line.includes('/tools/'));
    expect(data.toSorted()).toEqual(files.map((name) => `GET ${baseURL}tools/${name}.json`));
    // Scripts and fonts are all that is left.
    const rest = one.filter((line) => !line.includes('/tools/'));
    for (const line of rest)
      expect(line).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/(_next\/static\/|account-worker\.js$)/);
    expect(other).toEqual({ first, all: one });
  });

  test('and leaves nothing in the address or in any storage', async ({ page, context }) => {
    await choose(page, example);
    await expect(readAnswer(page)).toContainText('Account 111122223333');
    await page.getByLabel('Policy or principal').fill('jane');
    await page
      .getByRole('button', { name: /What all/ })
      .first()
      .click();
    await expect(page.locator('.account-effective h3')).toBeVisible();
    const left = await page.evaluate(async () => ({
      address: location.pathname + location.search + location.hash,
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      state: JSON.stringify(history.state ?? null).includes('jane'),
      name: window.name,
    }));
    expect(left).toEqual({
      address: '/account/',
      local: {},
      session: {},
      databases: [],
      caches: [],
      workers: 0,
      state: false,
      name: '',
    });
    expect(await context.cookies()).toEqual([]);
  });

  test('and reading can be cancelled', async ({ page }) => {
    await page.goto('/account/');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/tools/documents.json', async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await page.getByLabel('Choose files').setInputFiles(toFile(example));
    await expect(readAnswer(page)).toHaveText('details.json: Loading the record …');
    expect(page.workers()).toHaveLength(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('main').getByRole('status')).toHaveText(/^Cancelled/);
    await expect.poll(() => page.workers().length).toBe(0);
    release();
    await page.unroute('**/tools/documents.json');
    await page.getByLabel('Choose files').setInputFiles(toFile(example));
    await expect(readAnswer(page)).toContainText('Account 111122223333');
  });

  test('and a file of the site that fails can be loaded again', async ({ page }) => {
    await page.goto('/account/');
    await page.route('**/tools/risk.json', (route) => route.fulfill({ status: 500 }));
    await page.getByLabel('Choose files').setInputFiles(toFile(example));
    await expect(readTrouble(page)).toContainText('risk.json could not be read');
    await page.unroute('**/tools/risk.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(readAnswer(page)).toContainText('Account 111122223333');
  });
});

test('the result does not scroll sideways on a phone', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const long = 'x'.repeat(64);
  await choose(page, buildExport({ roles: [{ ...linkedRole, RoleName: long }] }));
  await page
    .getByRole('button', { name: /What all/ })
    .first()
    .click();
  await expect(page.locator('.account-effective h3')).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no violation on a result, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await useSample(page);
    await page
      .getByRole('button', { name: /What all/ })
      .first()
      .click();
    await expect(page.locator('.account-effective h3')).toBeVisible();
    const axe = new AxeBuilder({ page }).options({
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    axe.setLegacyMode();
    const { violations } = await axe.analyze();
    expect(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join()).slice(0, 3)}`,
      ),
    ).toEqual([]);
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page has the explanation, the commands and the permission', async ({ page }) => {
    await page.goto('/account/');
    const main = page.getByRole('main');
    // Playwright leaves out the text of noscript elsewhere.
    const text = await main.innerText();
    for (const part of [
      'This page needs JavaScript',
      'aws iam get-account-authorization-details --output json',
      '"Action": "iam:GetAccountAuthorizationDetails"',
      'npm run account -s -- details.json',
      'The page loads the same files for every account.',
    ]) {
      expect(text).toContain(part);
    }
    await expect(main.locator('form:visible, button:visible')).toHaveCount(0);
  });
});
