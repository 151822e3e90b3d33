import { expect, test } from '@playwright/test';
import { compareDays } from '../lib/history/snapshot';
import type { Version } from '../lib/record/types';
import { summarizeDayComparison } from '../lib/text/snapshot';
import { describeDifference } from '../lib/text/verdict';
import { describeMissingVersions } from '../lib/text/wording';
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
      const text =
        from === to ? 'Both versions have the same document.' : describeDifference(difference);
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
        `${policyName} ${from} → ${to}`,
      );
      await expect(readAnswer(page)).toContainText(text);
      await expect(page).toHaveTitle(new RegExp(`^${policyName} ${from} → ${to} · Compare · `));
      await expect(page.getByRole('region', { name: 'Diff' })).toBeVisible();
    });
  }

  test('of two dates are the default versions on them', async ({ page }) => {
    await page.goto(`/compare/?policy=${name}&from=2021-08-01&to=2022-01-01`);
    await expect(page.getByRole('heading', { name: `${name} v2 → v3` })).toBeVisible();
  });

  test('the tool and the page of a pair show the same', async ({ page }) => {
    const read = async () =>
      Promise.all(
        ['gained', 'side-by-side'].map((id) =>
          page.locator(`section[aria-labelledby="${id}"]`).innerText(),
        ),
      );
    await page.goto(`/policies/${name}/compare/v2...v4/`);
    const shown = await read();
    await page.goto(`/compare/?policy=${name}&from=v2&to=v4`);
    await expect(page.getByRole('region', { name: 'Diff' })).toBeVisible();
    expect(await read()).toEqual(shown);
  });

  test('are chosen by keyboard alone, and Back and Forward walk through them', async ({ page }) => {
    await page.goto('/compare/');
    const policy = page.getByRole('combobox', { name: 'Policy' });
    await policy.focus();
    await page.keyboard.type('connect_f');
    const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
    await expect(suggestions.getByRole('option')).toHaveText([name]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(policy).toHaveValue(name);
    // The default version and the one before it.
    const from = page.getByRole('combobox', { name: 'From' });
    await expect(from).toHaveValue('v3');
    await expect(page.getByRole('combobox', { name: 'To' })).toHaveValue('v4');
    await page.keyboard.press('Tab');
    await page.keyboard.type('v1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(readAnswer(page)).toContainText(`${name} v1 → v4`);
    await from.selectOption('v3');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(readAnswer(page)).toContainText(`${name} v3 → v4`);
    await page.goBack();
    await expect(readAnswer(page)).toContainText(`${name} v1 → v4`);
    await expect(from).toHaveValue('v1');
    await page.goForward();
    await expect(readAnswer(page)).toContainText(`${name} v3 → v4`);
  });
});

test.describe('two days', () => {
  test('what changed between two audits', async ({ page }) => {
    await page.goto('/compare/');
    await page.getByRole('combobox', { name: 'Policy' }).fill('All policies, on two dates');
    await page.getByLabel('From (end of day, UTC)').fill('2022-01-01');
    await page.getByLabel('To (end of day, UTC)').fill('2024-01-01');
    await page.getByRole('button', { name: 'Compare' }).click();
    const compared = compareDays(policies, '2022-01-01', '2024-01-01');
    await expect(readAnswer(page)).toContainText('All policies, 2022-01-01 → 2024-01-01');
    await expect(readAnswer(page)).toContainText(summarizeDayComparison(compared));
    await expect(page).toHaveURL(/\/compare\/\?from=2022-01-01&to=2024-01-01$/);
    for (const comparison of compared) {
      if (comparison.kind !== 'changed') continue;
      const { before, after, policy } = comparison;
      const region = page.getByRole('region', { name: policy.policyName, exact: true });
      const difference = await compare(before as Version, after as Version);
      await expect(region).toContainText(describeDifference(difference));
      const summary = page.getByRole('region', { name: 'Summary' });
      await expect(summary.getByRole('link', { name: policy.policyName })).toHaveAttribute(
        'href',
        `#${policy.policyName}`,
      );
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
      describeMissingVersions({ from: 'v32', to: 'v41' }),
    );
  });

  test('of which the later comes first are shown from the earlier', async ({ page }) => {
    await page.goto('/compare/?from=2024-01-01&to=2022-01-01');
    await expect(readAnswer(page)).toContainText('2022-01-01 → 2024-01-01');
    await expect(readAnswer(page)).toContainText('The earlier date comes first.');
  });
});

test.describe('what is not on record', () => {
  for (const [query, says, link] of [
    [
      `policy=AmazonConect_FullAccess&from=v2&to=v4`,
      'The record has no policy “AmazonConect_FullAccess”.',
      name,
    ],
    [`policy=${name}&from=v2&to=v9`, `The record has no version “v9” of ${name}.`, 'v4'],
    [`policy=${name}&to=v0`, `The record has no version “v0” of ${name}.`, 'v1'],
    [`policy=${role}&from=v40&to=v55`, `The record has no version “v40” of ${role}.`, 'v42'],
    [`policy=${name}&from=2015-01-01&to=v4`, `no version of ${name} on 2015-01-01`, 'v4'],
    ['from=2022-02-30&to=2024-01-01', '“2022-02-30” is not a date.', '2026-08-22'],
    ['from=2022-01-01&to=2030-01-01', '2030-01-01 is after the end of the record.', '2026-08-22'],
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
