import { expect, type Locator, type Page, test } from '@playwright/test';
import { readDocument } from './compared';
import { kinds, readBuilt } from './site';
import { openPage } from './tool';

const role = 'AmazonConnectServiceLinkedRolePolicy';
/** Two added statements below 257 unchanged lines. */
const added = `/policies/${role}/v18/`;
/** A changed line between lines that change no permission. */
const changed = '/policies/AmazonConnectReadOnlyAccess/v4/';

const head = (page: Page) => page.locator('.diff-head');
const position = (page: Page) => head(page).getByRole('status');

test('the header stays in view and names both versions with their dates and lines', async ({
  page,
}) => {
  await page.goto(`/policies/${role}/v54/`);
  await expect(head(page).locator('p').first()).toHaveText('v53 2026-02-12 544 lines');
  await expect(head(page).locator('p').nth(1)).toHaveText('v54 2026-05-18 486 lines');
  await page.locator('.diff section').last().scrollIntoViewIfNeeded();
  await expect(head(page)).toBeInViewport({ ratio: 1 });
});

test('the toolbar counts the lines that differ', async ({ page }) => {
  await page.goto(changed);
  await expect(page.locator('.diff-bar p')).toHaveText('+ 1 added− 1 removed≈ 2 equivalent');
});

test.describe('changes', () => {
  test('are reached by buttons and by the keys j and k, and counted', async ({ page }) => {
    await page.goto(added);
    await expect(position(page)).toHaveText('2 changes');
    await page.keyboard.press('j');
    await expect(position(page)).toHaveText('change 1 of 2');
    await expect(page.locator('#R258')).toBeInViewport();
    // The marker and the focus show where the reader is.
    await expect(page.locator('#R258 a')).toBeFocused();
    await expect(page.locator('[data-now]')).toHaveCount(1);
    await page.keyboard.press('j');
    await expect(position(page)).toHaveText('change 2 of 2');
    await page.keyboard.press('j');
    await expect(position(page)).toHaveText('change 2 of 2');
    await page.getByRole('button', { name: 'Previous change' }).click();
    await expect(position(page)).toHaveText('change 1 of 2');
    await page.getByRole('button', { name: 'Next change' }).click();
    await expect(position(page)).toHaveText('change 2 of 2');
    await expect(page.locator('#R272')).toBeInViewport();
  });

  test('keys do nothing while the reader types', async ({ page }) => {
    await page.goto(added);
    await page.keyboard.press('/');
    await page.keyboard.type('jck');
    await expect(position(page)).toHaveText('2 changes');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('keys go through all diffs of a page', async ({ page }) => {
    await page.goto(kinds['two dates']);
    const diffs = await page.locator('.diff').count();
    expect(diffs).toBeGreaterThan(1);
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press('j');
      if ((await page.locator('.diff').nth(1).locator('[data-now]').count()) > 0) return;
    }
    throw new Error('The second diff was not reached.');
  });
});

test.describe('folds', () => {
  test('open in parts, above and below, and as a whole', async ({ page }) => {
    await page.goto(`/policies/${role}/v54/`);
    const buttons = page.locator('[data-more]').nth(1);
    await expect(page.getByText(/^86 unchanged lines/)).toBeVisible();
    await buttons.getByRole('button', { name: 'Show the first 20 of these lines' }).click();
    await expect(page.getByText(/^66 unchanged lines/)).toBeVisible();
    await buttons.getByRole('button', { name: 'Show the last 20 of these lines' }).click();
    await expect(page.getByText(/^46 unchanged lines/)).toBeVisible();
    await page.getByText(/^46 unchanged lines/).click();
    await expect(page.locator('.fold[open] td').first()).toBeVisible();
    await expect(buttons).toBeHidden();
  });

  test('of a part keep the order of the lines', async ({ page }) => {
    await page.goto(added);
    for (let clicks = 0; clicks < 3; clicks += 1) {
      await page.getByRole('button', { name: 'Show the last 20 of these lines' }).click();
    }
    await page.getByRole('button', { name: 'Expand all' }).click();
    const numbers = await listNumbers(page.locator('.diff'));
    expect(numbers).toEqual(Array.from({ length: 286 }, (_, index) => index + 1));
  });

  test('open together, and close again', async ({ page }) => {
    await page.goto(added);
    const open = page.locator('.diff details[open]');
    await page.getByRole('button', { name: 'Expand all' }).click();
    await expect(open).toHaveCount(2);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await expect(open).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Expand all' })).toBeVisible();
  });
});

test.describe('a line', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
  const hits = (page: Page) => page.locator('td[data-hit]:not(:has(a)):nth-child(n + 2)');

  test('is put into the address by a click on its number, and highlighted', async ({ page }) => {
    await page.goto(added);
    await page.locator('#R263').scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await page.locator('#R263').click();
    expect(new URL(page.url()).hash).toBe('#R263');
    await expect(page.locator('#R263')).toHaveAttribute('data-hit');
    // The page stays where it is.
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await page.getByRole('button', { name: 'Copy link' }).last().click();
    await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
    expect(await clipboard(page)).toBe(page.url());
    await page.reload();
    await expect(page.locator('#R263')).toHaveAttribute('data-hit');
    await expect(page.locator('#R263')).toBeInViewport();
  });

  test('of an unchanged part is shown and highlighted, several with Shift', async ({ page }) => {
    await page.goto(`${added}#R100-R104`);
    await expect(hits(page).filter({ hasText: '"Effect": "Allow"' }).first()).toBeInViewport();
    await page.goto(`${added}#L12`);
    const line = page.locator('td[data-hit]');
    await expect(line.first()).toBeInViewport();
    await line.first().click();
    const next = page
      .locator('.fold[open] tr')
      .filter({ has: page.locator('td:first-child:text-is("15")') });
    await next
      .first()
      .locator('td')
      .first()
      .click({ modifiers: ['Shift'] });
    expect(new URL(page.url()).hash).toBe('#L12-L15');
    await expect(page.locator('tr:has(td[data-hit])')).toHaveCount(4);
  });

  test('of the current change is linked and copied by the key c', async ({ page }) => {
    await page.goto(added);
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    expect(new URL(page.url()).hash).toBe('#R258');
    await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
    expect(await clipboard(page)).toBe(page.url());
  });

  test('is copied without number and sign, from one side', async ({ page }) => {
    await page.goto(changed);
    for (const [side, first, last, lines] of [
      [
        'L',
        15,
        17,
        [
          '      "Effect": "Deny",',
          '      "Action": "connect:GetFederationTokens",',
          '      "Resource": "*"',
        ],
      ],
      [
        'R',
        17,
        19,
        [
          '      "Effect": "Deny",',
          '      "Action": "connect:AdminGetEmergencyAccessToken",',
          '      "Resource": "*"',
        ],
      ],
    ] as const) {
      await selectText(page, side, first, last);
      await page.keyboard.press('ControlOrMeta+c');
      expect(await clipboard(page)).toBe(lines.join('\n'));
    }
  });
});

test.describe('settings', () => {
  const columns = (page: Page) =>
    page
      .locator('#statement-2 tbody')
      .first()
      .evaluate((body) => getComputedStyle(body).gridTemplateColumns.split(' ').length);

  test('unified is remembered, and nothing moves when it is restored', async ({ page }) => {
    await page.goto(changed);
    expect(await columns(page)).toBe(4);
    await page.getByRole('button', { name: 'Unified' }).click();
    expect(await columns(page)).toBe(3);
    await expect(page.getByRole('button', { name: 'Unified' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries() as unknown as { value: number }[]) {
          document.documentElement.dataset.shift = String(value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${changed}#statement-2`);
    expect(await columns(page)).toBe(3);
    await expect(page.getByRole('button', { name: 'Unified' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.locator('html')).not.toHaveAttribute('data-shift');
    const [removed, inserted] = await boxes(page);
    expect(inserted?.x).toBe(removed?.x);
    expect(inserted?.y).toBeGreaterThan(removed?.y ?? 0);
    await page.getByRole('button', { name: 'Split' }).click();
    const [left, right] = await boxes(page);
    expect(right?.y).toBe(left?.y);
    expect(right?.x).toBeGreaterThan(left?.x ?? 0);
  });

  const boxes = (page: Page) =>
    Promise.all(
      ['del', 'ins'].map((mark) => page.locator(`#statement-2 ${mark}`).first().boundingBox()),
    );

  test('a phone shows one column, whatever was chosen', { tag: '@phone' }, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(changed);
    expect(await columns(page)).toBe(3);
    await expect(page.getByRole('button', { name: 'Split' })).toBeHidden();
  });

  test('changes without effect on permissions can be hidden, which is remembered', async ({
    page,
  }) => {
    await page.goto(changed);
    await expect(position(page)).toHaveText('3 changes');
    const sid = page.locator('#statement-1').getByText('"Sid": "AllowConnectReadOnly"');
    await expect(sid).toBeVisible();
    const box = page.getByRole('checkbox', { name: 'Hide changes that do not affect permissions' });
    await box.check();
    await expect(sid).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Statement 1 of v4' })).toBeVisible();
    await expect(position(page)).toHaveText('1 change');
    await page.keyboard.press('j');
    await expect(page.locator('[data-now]')).toContainText('GetFederationTokens');
    await page.reload();
    await expect(box).toBeChecked();
    await expect(sid).toBeHidden();
    await box.uncheck();
    await expect(sid).toBeVisible();
  });
});

test('every line that replaces another one has its differing words marked', () => {
  const rows = readBuilt('.html').flatMap(({ path, text }) =>
    [...text.matchAll(/<tr[^>]*>(?:(?!<tr).)*<del>(?:(?!<tr).)*<ins>(?:(?!<tr).)*/g)].map(
      ([row]) => ({ path, row }),
    ),
  );
  expect(rows.length).toBeGreaterThan(10);
  const unmarked = rows.filter(({ row }) => !/<del>.*<mark>.*<ins>|<del>.*<ins>.*<mark>/.test(row));
  expect(unmarked.map(({ path, row }) => `${path}: ${row}`)).toEqual([]);
});

test('a diff that a tool shows later has the same controls', async ({ page }) => {
  await openPage(page, `/compare/?policy=${role}&from=v17&to=v18`);
  await expect(position(page)).toHaveText('2 changes');
  await page.keyboard.press('j');
  await expect(position(page)).toHaveText('change 1 of 2');
  await page.getByRole('button', { name: 'Show the last 20 of these lines' }).click();
  await page.getByRole('button', { name: 'Expand all' }).click();
  await expect(page.locator('.diff details[open]')).toHaveCount(2);
  await openPage(page, `/compare/?policy=AmazonConnect_FullAccess&from=v3&to=v4#R97`);
  await expect(page.locator('#R97')).toHaveAttribute('data-hit');
});

test.describe('a document', () => {
  test('is folded by statement, and opens as a whole or at a line', async ({ page }) => {
    await page.goto(kinds['longest policy']);
    const view = page.locator('#document');
    const open = view.locator('details[open]');
    await expect(open).toHaveCount(0);
    await view.getByRole('button', { name: 'Expand all' }).click();
    expect(await open.count()).toBe(await view.locator('details').count());
    const numbers = await listNumbers(view);
    const lines = readDocument(role, 'v55').trimEnd().split('\n');
    expect(numbers).toEqual(lines.map((_, index) => index + 1));
    await view.getByRole('button', { name: 'Collapse all' }).click();
    await expect(open).toHaveCount(0);
    await page.goto(`${kinds['longest policy']}#L100`);
    await expect(open).toHaveCount(1);
    const line = view.locator('td[data-hit]').nth(1);
    await expect(line).toBeInViewport();
    await expect(line).toContainText((lines[99] as string).trim());
  });

  test('is open where it is short, and its lines are links', async ({ page }) => {
    await page.goto(kinds['first version']);
    const view = page.locator('#document');
    await expect(view.locator('details:not([open])')).toHaveCount(0);
    await view.getByRole('cell', { name: '5', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#L5');
    await expect(view.locator('td[data-hit]')).toHaveCount(2);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a linked line of a change is highlighted, and no control is shown', async ({ page }) => {
    await page.goto(`${added}#R260`);
    const line = page.locator('#R260');
    await expect(line).toBeInViewport();
    const ground = (locator: Locator) =>
      locator.evaluate((cell) => getComputedStyle(cell).backgroundColor);
    expect(await ground(line)).not.toBe(await ground(page.locator('#R261')));
    await expect(page.locator('.diff').getByRole('button')).toHaveCount(0);
    await expect(page.locator('.diff').getByRole('checkbox')).toHaveCount(0);
    await expect(page.locator('#R258').getByRole('link')).toHaveAttribute('href', '#R258');
    await page.getByText(/^257 unchanged lines/).click();
    await expect(page.getByText('"connect:*"').first()).toBeVisible();
  });
});

/** The line numbers after of a diff, or those of a document, in order. */
function listNumbers(root: Locator): Promise<number[]> {
  return root.evaluate((root) =>
    [...root.querySelectorAll<HTMLTableRowElement>('tbody > tr')].flatMap((row) => {
      const isPair = row.closest('.pair') !== null;
      const [first, second, third] = row.cells;
      if (!isPair) return [Number(first?.textContent)];
      if (first?.classList.contains('e')) return [Number(second?.textContent)];
      return third?.classList.contains('e') ? [] : [Number(third?.textContent)];
    }),
  );
}

/** Selects lines of one side of the statement by mouse. */
async function selectText(page: Page, side: 'L' | 'R', first: number, last: number) {
  const cell = (number: number) =>
    page.evaluate(
      ([side, number]) => {
        const rows = document.querySelectorAll<HTMLTableRowElement>('#statement-2 tbody > tr');
        for (const row of rows) {
          const cells = [...row.cells];
          const at = side === 'L' ? 0 : cells.length === 4 ? 2 : 1;
          if (cells[at]?.textContent !== String(number)) continue;
          const { left, top, width, height } = (cells[at + 1] as Element).getBoundingClientRect();
          return { left, right: left + width, y: top + height / 2 };
        }
        throw new Error(`No line ${side}${number}.`);
      },
      [side, number] as const,
    );
  await page.locator('#statement-2').scrollIntoViewIfNeeded();
  const [start, end] = [await cell(first), await cell(last)];
  await page.mouse.move(start.left + 2, start.y);
  await page.mouse.down();
  await page.mouse.move(end.right - 5, end.y, { steps: 5 });
  await page.mouse.up();
}
