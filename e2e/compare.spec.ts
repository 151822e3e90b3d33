import { expect, test } from '@playwright/test';
import { compareDays } from '../lib/history/snapshot';
import type { Version } from '../lib/record/types';
import { summarizeDayComparison } from '../lib/text/snapshot';
import { summarizeDifference } from '../lib/text/verdict';
import { compare, findVersion, policies } from './compared';
import { readAnswer, readTrouble } from './tool';

const name = 'AmazonConnect_FullAccess';
const role = 'AmazonConnectServiceLinkedRolePolicy';

test.describe('two versions', () => {
  for (const [policyName, from, to] of [
    [name, 'v2', 'v4'],
    [name, 'v4', 'v1'],
    [role, 'v54', 'v55'],
    [role, 'v2', 'v55'],
    ['AmazonConnectReadOnlyAccess', 'v1', 'v4'],
    [name, 'v3', 'v3'],
  ] as const) {
    test(`${policyName} ${from} to ${to}, opened directly`, async ({ page }) => {
      await page.goto(`/compare/?policy=${policyName}&from=${from}&to=${to}`);
      const difference = await compare(findVersion(policyName, from), findVersion(policyName, to));
      await expect(readAnswer(page)).toHaveText(
        `${policyName}, ${from} → ${to}. ${summarizeDifference(difference)}`,
      );
      await expect(page.getByRole('region', { name: 'Side by side' })).toBeVisible();
    });
  }

  test('the tool and the page of a pair show the same', async ({ page }) => {
    const read = async () =>
      Promise.all(
        ['Gained', 'Side by side'].map((title) =>
          page.getByRole('region', { name: title }).innerText(),
        ),
      );
    await page.goto(`/policies/${name}/compare/v2...v4/`);
    const shown = await read();
    await page.goto(`/compare/?policy=${name}&from=v2&to=v4`);
    await expect(page.getByRole('region', { name: 'Side by side' })).toBeVisible();
    expect(await read()).toEqual(shown);
  });

  test('are chosen by keyboard alone, and Back and Forward walk through them', async ({ page }) => {
    await page.goto('/compare/');
    await page.getByRole('combobox', { name: 'Policy' }).focus();
    await page.keyboard.type('AmazonConnect_F');
    await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type('v1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(readAnswer(page)).toContainText(`${name}, v1 → v4.`);
    await page.getByRole('combobox', { name: 'From' }).selectOption('v3');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(readAnswer(page)).toContainText(`${name}, v3 → v4.`);
    await page.goBack();
    await expect(readAnswer(page)).toContainText(`${name}, v1 → v4.`);
    await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('v1');
    await page.goForward();
    await expect(readAnswer(page)).toContainText(`${name}, v3 → v4.`);
  });
});

test.describe('two days', () => {
  test('what changed between two audits', async ({ page }) => {
    await page.goto('/compare/');
    await page.getByLabel('Two days, all policies').check();
    await page.getByLabel('From the end of, UTC').fill('2022-01-01');
    await page.getByLabel('To the end of, UTC').fill('2024-01-01');
    await page.getByRole('button', { name: 'Compare' }).click();
    const compared = compareDays(policies, '2022-01-01', '2024-01-01');
    await expect(readAnswer(page)).toHaveText(
      `2022-01-01 → 2024-01-01: ${summarizeDayComparison(compared)}`,
    );
    await expect(page).toHaveURL(/\/compare\/\?from=2022-01-01&to=2024-01-01$/);
    for (const comparison of compared) {
      if (comparison.kind !== 'changed') continue;
      const { before, after, policy } = comparison;
      const region = page.getByRole('region', { name: policy.policyName, exact: true });
      const difference = await compare(before as Version, after as Version);
      await expect(region).toContainText(summarizeDifference(difference));
      await expect(
        region.getByRole('link', { name: `${before.versionId} → ${after.versionId}` }),
      ).toHaveAttribute(
        'href',
        `/compare/?policy=${policy.policyName}&from=${before.versionId}&to=${after.versionId}`,
      );
    }
  });

  test('the tool and the page of two tracked dates show the same', async ({ page }) => {
    const read = () => page.getByRole('region', { name, exact: true }).innerText();
    await page.goto('/compare/2021-06-15...2023-03-07/');
    const shown = await read();
    await page.goto('/compare/?from=2021-06-15&to=2023-03-07');
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    expect(await read()).toBe(shown);
  });

  test('between which versions were not observed', async ({ page }) => {
    await page.goto('/compare/?from=2026-01-01&to=2026-02-12');
    await expect(page.getByRole('region', { name: role, exact: true })).toContainText(
      'v32 to v41 were not observed: one of them may have been in force by then.',
    );
  });

  test('of which the later comes first are shown from the earlier', async ({ page }) => {
    await page.goto('/compare/?from=2024-01-01&to=2022-01-01');
    await expect(readAnswer(page)).toContainText('2022-01-01 → 2024-01-01:');
    await expect(page.getByText('Shown from the earlier day to the later.')).toBeVisible();
  });
});

test.describe('what is not on record', () => {
  for (const [query, says, link] of [
    [
      `policy=AmazonConect_FullAccess&from=v2&to=v4`,
      'No policy “AmazonConect_FullAccess” is on record.',
      name,
    ],
    [`policy=${name}&from=v2&to=v9`, `No version “v9” of ${name} is on record.`, 'v4'],
    [`policy=${name}&to=v0`, `No version “v0” of ${name} is on record.`, 'v1'],
    [`policy=${role}&from=v40&to=v55`, `No version “v40” of ${role} is on record.`, 'v42'],
    ['from=2022-02-30&to=2024-01-01', '“2022-02-30” is no day of the calendar', '2026-06-19'],
    ['from=2022-01-01&to=2030-01-01', '2030-01-01 has not been observed', '2026-06-19'],
  ] as const) {
    test(`an address with ?${query}`, async ({ page }) => {
      await page.goto(`/compare/?${query}`);
      await expect(readTrouble(page)).toContainText(says);
      await readTrouble(page).getByRole('link', { name: link, exact: true }).click();
      await expect(readTrouble(page)).toHaveCount(0);
      await expect(readAnswer(page)).not.toHaveText('');
    });
  }
});
