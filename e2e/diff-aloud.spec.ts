import { expect, type Page, test } from '@playwright/test';

// The accessibility tree of Chromium, which depends on styles too; other tests read the markup.

const shown = '/policies/AmazonConnectReadOnlyAccess/v4/';

test('a diff is a table with versions, line numbers and changes in words', async ({ page }) => {
  await page.goto(shown);
  const [table] = await listNodes(page, '#statement-2 table', 'table');
  expect(table).toBe('v3 and v4');
  expect(await listNodes(page, '#statement-2 table', 'columnheader')).toEqual([
    'Line of v3',
    'v3',
    'Line of v4',
    'v4',
  ]);
  const rows = await readRows(page, '#statement-2 tbody tr');
  expect(rows.slice(0, 4)).toEqual([
    ['14', '{', '15', '{'],
    ['', '16', 'equivalent "Sid": "DenyConnectEmergencyAccess",'],
    ['15', '"Effect": "Deny",', '17', '"Effect": "Deny",'],
    [
      '16',
      'removed "Action": "connect:GetFederationTokens",',
      '18',
      'added "Action": "connect:AdminGetEmergencyAccessToken",',
    ],
  ]);
});

test('a unified diff has the same rows and cells', async ({ page }) => {
  await page.goto(shown);
  const split = await readRows(page, '#statement-2 tbody tr');
  await page.getByRole('button', { name: 'Unified' }).click();
  expect(await readRows(page, '#statement-2 tbody tr')).toEqual(split);
});

test('signs are hidden from screen readers, which read the words beside them', async ({ page }) => {
  await page.goto(shown);
  for (const role of ['deletion', 'insertion']) {
    expect(await listNodes(page, '#statement-2 table', role)).toHaveLength(1);
  }
  const names = (await readRows(page, '#statement-2 tbody tr')).flat().join('\n');
  expect(names).not.toMatch(/[−+↕≈]/);
});

test('unchanged lines are a table in a fold that says how many they are', async ({ page }) => {
  await page.goto(shown);
  const fold = page.locator('details.fold').first();
  await expect(fold.locator('summary')).toContainText(/^\d+ unchanged lines/);
  await fold.locator('summary').click();
  expect(await listNodes(page, 'details.fold table', 'table')).toEqual(['v3 and v4']);
  expect(await readRows(page, 'details.fold[open] tbody tr')).toEqual([
    ['1', '{', '1', '{'],
    ['2', '"Version": "2012-10-17",', '2', '"Version": "2012-10-17",'],
    ['3', '"Statement": [', '3', '"Statement": ['],
  ]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('unchanged lines are written once', async ({ page }) => {
    await page.goto(shown);
    await page.locator('details.fold summary').first().click();
    expect(await listNodes(page, 'details.fold table', 'table')).toEqual(['Unchanged lines']);
    expect(await listNodes(page, 'details.fold table', 'columnheader')).toEqual([
      'Line',
      'On both sides',
    ]);
  });
});

/** The accessible names of all nodes with a role below the first match of a selector. */
async function listNodes(page: Page, selector: string, role: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const expression = `document.querySelector(${JSON.stringify(selector)})`;
  const { result } = await session.send('Runtime.evaluate', { expression });
  const { nodes } = await session.send('Accessibility.queryAXTree', {
    objectId: result.objectId,
    role,
  });
  await session.detach();
  return nodes.map(({ name }) => String(name?.value ?? ''));
}

/** The accessible names of the cells of each row. */
async function readRows(page: Page, selector: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (let index = 0; index < (await page.locator(selector).count()); index += 1) {
    const row = `document.querySelectorAll(${JSON.stringify(selector)})[${index}]`;
    const session = await page.context().newCDPSession(page);
    const { result } = await session.send('Runtime.evaluate', { expression: row });
    const { nodes } = await session.send('Accessibility.queryAXTree', {
      objectId: result.objectId,
      role: 'cell',
    });
    await session.detach();
    rows.push(nodes.map(({ name }) => String(name?.value ?? '').trim()));
  }
  return rows;
}
