import { expect, test } from '@playwright/test';
import { findPageLastRead } from '../lib/history/last-days';
import { reconcile } from '../lib/history/reconcile';
import { takeSnapshot } from '../lib/history/snapshot';
import { loadRecord } from '../lib/record/load';
import { summarizeSnapshot } from '../lib/text/snapshot';
import { readBuilt } from './site';
import { readAnswer, readTrouble } from './tool';

const { policies, announcements, site } = loadRecord('data');
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

for (const day of ['2022-03-01', '2021-12-09', '2026-06-19', '2019-03-01']) {
  test(`as of ${day}, opened directly`, async ({ page }) => {
    await page.goto(`/as-of/?day=${day}`);
    const state = findState(day);
    await expect(readAnswer(page)).toHaveText(`As of ${day}: ${summarize(day)}`);
    const region = page.getByRole('region', { name: 'In force', exact: true });
    await expect(region.getByRole('listitem')).toHaveCount(state.defaultVersions.length);
    for (const { policyName, versionId } of state.defaultVersions) {
      await expect(region.getByRole('link', { name: `${policyName} ${versionId}` })).toBeVisible();
    }
    await expect(
      page.getByRole('region', { name: 'Announced by then', exact: true }).getByRole('listitem'),
    ).toHaveCount(state.announcements.length);
  });
}

test('each tracked date has a reading page that says the same as the tool', async ({ page }) => {
  for (const day of tracked) {
    const [built] = readBuilt(`/as-of/${day}/index.html`);
    expect(built?.text, day).not.toContain('/_next/static/chunks/main');
    await page.goto(`/as-of/${day}/`);
    const said = await page.getByRole('region', { name: 'In force', exact: true }).innerText();
    await expect(page.getByText(summarize(day))).toBeVisible();
    await page.goto(`/as-of/?day=${day}`);
    const region = page.getByRole('region', { name: 'In force', exact: true });
    await expect(region).toBeVisible();
    expect(await region.innerText()).toBe(said);
  }
});

test('what was in force without a word is listed, with the row that came later', async ({
  page,
}) => {
  await page.goto('/as-of/?day=2022-01-15');
  const region = page.getByRole('region', { name: 'In force, and not announced by then' });
  await expect(region).toContainText('AmazonConnectServiceLinkedRolePolicy v6');
  await expect(region).toContainText('announced only on 2022-02-22, 75 days late');
});

test('versions that were not observed may have been in force', async ({ page }) => {
  await page.goto('/as-of/?day=2026-01-10');
  await expect(page.getByRole('region', { name: 'In force', exact: true })).toContainText(
    /were not observed: one of them may have been in force by then/,
  );
});

test('a day is asked for by keyboard, and Back leads to the one before', async ({ page }) => {
  await page.goto('/as-of/');
  const day = page.getByLabel('Day, UTC');
  await day.fill('2022-03-01');
  await day.press('Enter');
  await expect(readAnswer(page)).toContainText('As of 2022-03-01: 6 policies were in force.');
  await expect(page).toHaveURL(/\/as-of\/\?day=2022-03-01$/);
  await day.fill('2023-03-07');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(readAnswer(page)).toContainText('As of 2023-03-07');
  await page.goBack();
  await expect(readAnswer(page)).toContainText('As of 2022-03-01');
  await expect(day).toHaveValue('2022-03-01');
});

test.describe('days that the record cannot answer', () => {
  for (const [day, text] of [
    ['2022-02-30', 'is no day of the calendar'],
    ['yesterday', 'is no day of the calendar'],
  ] as const) {
    test(day, async ({ page }) => {
      await page.goto(`/as-of/?day=${day}`);
      await expect(readTrouble(page)).toContainText(`“${day}” ${text}`);
      await page.getByRole('link', { name: '2026-06-19' }).click();
      await expect(readAnswer(page)).toContainText('As of 2026-06-19');
    });
  }
  test('older than the record, and younger', async ({ page }) => {
    await page.goto('/as-of/?day=2015-01-01');
    await expect(readAnswer(page)).toContainText(
      'No version on record is that old. The record begins on',
    );
    await page.goto('/as-of/?day=2030-01-01');
    await expect(readTrouble(page)).toContainText(
      '2030-01-01 has not been observed: the record ends on 2026-06-19.',
    );
    await expect(page.getByRole('region', { name: 'In force' })).toHaveCount(0);
    await expect(page.getByLabel('Day, UTC')).toHaveValue('2030-01-01');
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  for (const [address, says, leadsTo] of [
    ['/as-of/', 'Any day needs script.', '/as-of/2022-02-22/'],
    ['/ask/', 'Questions need script.', '/actions/'],
    ['/compare/', 'need script', '/compare/2021-06-15...2023-03-07/'],
  ] as const) {
    test(`${address} says what it needs and leads on`, async ({ page }) => {
      await page.goto(address);
      // Playwright finds no text in a noscript, where there is one.
      const note = page.getByRole('main').locator('noscript p');
      await expect(note).toBeVisible();
      await expect(note).toContainText(says);
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
      await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
      await expect(page.getByRole('main').locator(`a[href="${leadsTo}"]`).first()).toBeVisible();
    });
  }
});
