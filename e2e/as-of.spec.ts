import { expect, test } from '@playwright/test';
import { findPageLastRead } from '../lib/history/last-days';
import { reconcile } from '../lib/history/reconcile';
import { takeSnapshot } from '../lib/history/snapshot';
import { summarizeSnapshot } from '../lib/text/snapshot';
import { describeMissingVersions } from '../lib/text/wording';
import { record } from './record';
import { readBuilt } from './site';
import { readAnswer, readTrouble } from './tool';

const { policies, announcements, site } = record;
const reconciliation = reconcile(policies, announcements, { readUntil: findPageLastRead(site) });
const findState = (day: string) => takeSnapshot(policies, reconciliation, day);

const summarize = (day: string) =>
  summarizeSnapshot(findState(day), day, reconciliation.trackedSince);

const tracked = [
  '2021-06-15',
  '2021-09-27',
  '2021-11-12',
  '2022-02-22',
  '2023-01-26',
  '2023-03-07',
];

for (const day of ['2022-03-01', '2021-12-09', '2026-08-22', '2019-03-01']) {
  test(`${day}, opened directly`, async ({ page }) => {
    await page.goto(`/as-of/?day=${day}`);
    const state = findState(day);
    await expect(readAnswer(page)).toContainText(`Snapshot of ${day}${summarize(day)}`);
    const region = page.getByRole('region', { name: 'Default versions', exact: true });
    await expect(region.getByRole('listitem')).toHaveCount(state.defaultVersions.length);
    for (const { policyName, versionId } of state.defaultVersions) {
      await expect(region.getByRole('link', { name: `${policyName} ${versionId}` })).toBeVisible();
    }
    const announced = page.getByRole('region', { name: 'Announced by this date', exact: true });
    const fold = announced.locator('summary');
    if ((await fold.count()) > 0) await fold.click();
    await expect(announced.getByRole('listitem')).toHaveCount(state.announcements.length);
  });
}

test('each tracked date has a reading page that says the same as the tool', async ({ page }) => {
  for (const day of tracked) {
    const [built] = readBuilt(`/as-of/${day}/index.html`);
    expect(built?.text, day).not.toContain('/_next/static/chunks/main');
    await page.goto(`/as-of/${day}/`);
    const said = await page
      .getByRole('region', { name: 'Default versions', exact: true })
      .innerText();
    await expect(page.getByText(summarize(day))).toBeVisible();
    await page.goto(`/as-of/?day=${day}`);
    const region = page.getByRole('region', { name: 'Default versions', exact: true });
    await expect(region).toBeVisible();
    expect(await region.innerText()).toBe(said);
  }
});

test('what was in force without a word is listed, with the row that came later', async ({
  page,
}) => {
  await page.goto('/as-of/?day=2022-01-15');
  const region = page.getByRole('region', { name: 'Not announced by this date' });
  await expect(region).toContainText('AmazonConnectServiceLinkedRolePolicy v6');
  await expect(region).toContainText(/Not yet announced on this date\s*announced on 2022-02-22/);
});

test('versions that were not observed may have been in force', async ({ page }) => {
  await page.goto('/as-of/?day=2026-01-10');
  await expect(page.getByRole('region', { name: 'Default versions', exact: true })).toContainText(
    describeMissingVersions({ from: 'v32', to: 'v41' }),
  );
});

test('a day is asked for by keyboard, and Back leads to the one before', async ({ page }) => {
  await page.goto('/as-of/');
  const day = page.getByLabel(/^Date/);
  await day.fill('2022-03-01');
  await day.press('Enter');
  await expect(readAnswer(page)).toContainText(summarize('2022-03-01'));
  await expect(page).toHaveURL(/\/as-of\/\?day=2022-03-01$/);
  await day.fill('2023-03-07');
  await page.getByRole('button', { name: 'Show snapshot' }).click();
  await expect(readAnswer(page)).toContainText('Snapshot of 2023-03-07');
  await page.goBack();
  await expect(readAnswer(page)).toContainText('Snapshot of 2022-03-01');
  await expect(day).toHaveValue('2022-03-01');
});

test('a policy on a date is compared with today in three interactions', async ({ page }) => {
  await page.goto('/');
  const box = page.getByRole('searchbox');
  await box.fill('2022-03-01');
  await box.press('Enter');
  const policy = page.locator('#policy-AmazonConnect_FullAccess');
  await policy.getByRole('link', { name: 'Changes since then (v3 → v4)' }).click();
  await expect(readAnswer(page)).toContainText('AmazonConnect_FullAccess v3 → v4');
});

test('deprecated policies are marked, and neighbouring days are linked', async ({ page }) => {
  await page.goto('/as-of/?day=2022-01-15');
  await expect(
    page.locator('#policy-AmazonConnectFullAccess').getByText('Deprecated', { exact: true }),
  ).toBeVisible();
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link', { name: 'AmazonConnectFullAccess' })).toBeVisible();
  const others = page.getByRole('navigation', { name: 'Other dates' });
  await expect(others.getByRole('link')).toHaveText([
    'Day before: 2022-01-14',
    'Day after: 2022-01-16',
    'Previous change: 2021-12-09',
    'Next change: 2022-06-27',
    'All changes from 2022-01-15 to 2026-08-22',
  ]);
  await others.getByRole('link', { name: 'Next change' }).click();
  await expect(readAnswer(page)).toContainText('Snapshot of 2022-06-27');
});

test.describe('days that the record cannot answer', () => {
  for (const [day, text] of [
    ['2022-02-30', 'is not a date'],
    ['yesterday', 'is not a date'],
  ] as const) {
    test(day, async ({ page }) => {
      await page.goto(`/as-of/?day=${day}`);
      await expect(readTrouble(page)).toContainText(`“${day}” ${text}`);
      await page.getByRole('link', { name: '2026-08-22' }).click();
      await expect(readAnswer(page)).toContainText('Snapshot of 2026-08-22');
    });
  }
  test('older than the record, and younger', async ({ page }) => {
    await page.goto('/as-of/?day=2015-01-01');
    await expect(readAnswer(page)).toContainText(summarize('2015-01-01'));
    await expect(readAnswer(page)).toContainText('The record begins on');
    await page.goto('/as-of/?day=2030-01-01');
    await expect(readTrouble(page)).toContainText(
      '2030-01-01 is after the end of the record. The last day on record is 2026-08-22.',
    );
    await expect(page.getByRole('region', { name: 'Default versions' })).toHaveCount(0);
    await expect(page.getByLabel(/^Date/)).toHaveValue('2030-01-01');
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  for (const [address, says, leadsTo] of [
    ['/as-of/', 'This form needs JavaScript.', '/as-of/2022-02-22/'],
    ['/ask/', 'This form needs JavaScript.', '/actions/'],
    ['/compare/', 'This form needs JavaScript.', '/compare/2021-06-15...2023-03-07/'],
  ] as const) {
    test(`${address} says what it needs and leads on`, async ({ page }) => {
      await page.goto(address);
      // Playwright finds no text in a noscript, where there is one.
      const note = page.getByRole('main').locator('noscript p');
      await expect(note).toBeVisible();
      await expect(note).toContainText(says);
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
      await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
      const fold = page.getByRole('main').locator('.prebuilt > summary');
      if ((await fold.count()) > 0) await fold.click();
      await expect(page.getByRole('main').locator(`a[href="${leadsTo}"]`).first()).toBeVisible();
    });
  }
});
