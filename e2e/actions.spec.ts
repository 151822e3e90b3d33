import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { loadCatalog } from '../lib/iam/catalog/load';
import type { Policy } from '../lib/record/types';
import { measureGrowth } from '../lib/text/growth';
import { countPermissions } from '../lib/text/permission-counts';
import { record } from './record';
import { kinds, readBuilt } from './site';

const role = 'AmazonConnectServiceLinkedRolePolicy';

interface Made {
  versionId: string;
  day: string;
  statements: { Effect: string; Action: string[]; Resource: string[]; Condition: string }[];
}

/** The versions of a policy as the files in data/ have them, oldest first. */
function readVersions(policyName: string): Made[] {
  const { versions } = record.policies.find((each) => each.policyName === policyName) as Policy;
  return versions
    .map(({ versionId }) => `data/policies/${policyName}/${versionId}.json`)
    .map((path) => JSON.parse(readFileSync(path, 'utf8')))
    .sort((a, b) => a.createDate.localeCompare(b.createDate))
    .map(({ versionId, createDate, document }) => ({
      versionId,
      day: createDate.slice(0, 10),
      statements: [document.Statement].flat().map((statement) => ({
        Effect: statement.Effect,
        Action: [statement.Action].flat(),
        Resource: [statement.Resource].flat(),
        Condition: JSON.stringify(statement.Condition ?? {}),
      })),
    }));
}

/** `since v2 · 2021-07-01` of an action on one resource, by a plain search in the files. */
function findSince(policyName: string, action: string, resource: string): string {
  const versions = readVersions(policyName);
  const newest = versions
    .at(-1)
    ?.statements.find(
      ({ Action, Resource }) => Action.includes(action) && Resource.includes(resource),
    );
  const lacking = versions.findLastIndex(
    ({ statements }) =>
      !statements.some(
        (statement) =>
          statement.Effect === newest?.Effect &&
          statement.Condition === newest.Condition &&
          statement.Action.includes(action) &&
          statement.Resource.includes(resource),
      ),
  );
  const first = versions[lacking + 1];
  return `since ${first?.versionId} · ${first?.day}`;
}

/** What stands beside the line that says a text: the cell that reaches over it. */
function readSince(page: Page, statement: number, value: string): Promise<string> {
  return page.locator(`#statement-${statement}`).evaluate((body, text) => {
    const rows = [...body.querySelectorAll('tr')];
    const at = rows.findIndex((row) => row.cells[1]?.textContent?.includes(`"${text}"`));
    const cell = rows
      .map((row, index) => ({ cell: row.cells[2], index }))
      .find(
        (each) =>
          each.cell !== undefined &&
          each.index <= at &&
          at < each.index + (each.cell as HTMLTableCellElement).rowSpan,
      );
    return cell?.cell?.textContent ?? '';
  }, value);
}

/** The line of an action, which opens and contains the element with its id. */
const findEntry = (page: Page, id: string) =>
  page.locator('.entry', { has: page.locator(`[id="${id}"]`) });

test('profile:GetDomain is allowed by name, and by profile:*', async ({ page }) => {
  await page.goto('/actions/');
  await page.getByRole('link', { name: 'Amazon Connect Customer Profiles' }).click();
  await expect(page).toHaveURL(/\/actions\/profile\/$/);
  const entry = findEntry(page, 'getdomain');
  await entry.getByRole('heading', { name: 'profile:GetDomain' }).click();
  await expect(entry.locator('summary').first()).toContainText('Read');
  await expect(entry).toContainText(
    findSince('AmazonConnect_FullAccess', 'profile:GetDomain', '*'),
  );
  await expect(entry).toContainText(`Also allowed by profile:*: ${role} since v55 · 2026-05-27`);
  await expect(entry.getByRole('link', { name: 'Who allowed it?' })).toHaveAttribute(
    'href',
    /\/ask\/\?action=profile:GetDomain$/,
  );
  await entry.getByRole('link', { name: 'profile:*' }).click();
  await expect(page).toHaveURL(/#\*$/);
  await expect(page.locator('[id="*"]')).toBeInViewport();
  await expect(findEntry(page, '*').locator('details').first()).toHaveAttribute('open', '');
});

test('patterns are filtered by policy and access level', async ({ page }) => {
  await page.goto('/actions/connect/?policy=AmazonConnectReadOnlyAccess&level=list');
  const shown = page.locator('#entries .entry:not([hidden])');
  await expect(shown.locator('h3')).toHaveText(['connect:Get*', 'connect:List*']);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(131);
});

test('each resource and condition of an action has a date of its own', async ({ page }) => {
  await page.goto('/actions/iam/#createservicelinkedrole');
  const entry = page.locator('#createservicelinkedrole');
  await expect(entry).toBeInViewport();
  await expect(entry).toContainText('since v1 · 2020-11-20: on all resources');
  await expect(entry).toContainText(
    'since v4 · 2023-03-07: on arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*',
  );
});

test('an action that only a wildcard gives has an address, which opens the list', async ({
  page,
}) => {
  await page.goto('/actions/profile/#getsegmentdefinition');
  await expect(page.locator('#getsegmentdefinition')).toBeInViewport();
  const [folded] = [
    ...(readBuilt('/actions/connect/index.html')[0]?.text.matchAll(
      /<details[^>]*>.*?<li id="([^"]+)"/g,
    ) ?? []),
  ].map((match) => match[1] ?? '');
  expect(folded).not.toBe('');
  await page.goto(`/actions/connect/#${folded}`);
  await expect(page.locator(`[id="${folded}"]`)).toBeInViewport();
  const folds = page.locator('details', { has: page.locator(`[id="${folded}"]`) });
  const open = await folds.evaluateAll((all) =>
    all.map((fold) => (fold as HTMLDetailsElement).open),
  );
  expect(open).toEqual([true, true, true]);
});

test('every action that a document on record names has its entry', () => {
  const ids = new Map(
    readBuilt('/index.html')
      .filter(({ path }) => path.startsWith('/actions/'))
      .map(({ path, text }) => [
        path,
        new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])),
      ]),
  );
  const missing = record.policies.flatMap(({ policyName }) =>
    readVersions(policyName).flatMap(({ statements }) =>
      statements.flatMap(({ Effect, Action }) =>
        Action.filter((action) => {
          const [service, name = ''] = action.toLowerCase().split(':');
          const id = `${Effect === 'Deny' ? 'deny-' : ''}${name}`;
          return !ids.get(`/actions/${service}/index.html`)?.has(id);
        }),
      ),
    ),
  );
  expect(missing).toEqual([]);
});

test('a denied action says so, and a bar ends where an action is removed', async ({ page }) => {
  await page.goto('/actions/connect/');
  const denied = findEntry(page, 'deny-getfederationtoken');
  await expect(denied.getByRole('heading')).toHaveText('Deny connect:GetFederationToken');
  await expect(denied).toContainText('v2 · 2019-11-06 to v3 · 2019-11-06');
  await expect(denied.locator('summary').first().locator('.end')).toHaveCount(1);
  await expect(denied.locator('summary').first().locator('.hollow')).toHaveCount(2);
});

test.describe('since when lines are granted', () => {
  test('AmazonConnect_FullAccess', async ({ page }) => {
    await page.goto(kinds.policy);
    for (const [statement, action, resource] of [
      [1, 'connect:*', '*'],
      [1, 'lex:ListBots', '*'],
      [1, 'profile:GetDomain', '*'],
      [2, 'profile:GetMatches', 'arn:aws:profile:*:*:domains/amazon-connect-*'],
    ] as const) {
      const since = findSince('AmazonConnect_FullAccess', action, resource);
      expect(await readSince(page, statement, action), action).toBe(since);
    }
    expect(await readSince(page, 1, 'lex:ListBotAliases')).toBe('since v2 · 2021-07-01');
    expect(await readSince(page, 1, 'Allow')).toBe('');
    expect(await readSince(page, 1, '*')).toContain('completely since v3 · 2021-11-23');
    await page.locator('#statement-7').getByRole('link', { name: 'v4 · 2023-03-07' }).click();
    await expect(page).toHaveURL(/\/AmazonConnect_FullAccess\/v4\/$/);
  });

  test('the service-linked role', async ({ page }) => {
    await page.goto(kinds['longest policy']);
    expect(await readSince(page, 1, 'connect:*')).toBe('since v2 · 2018-09-25 or earlier');
    expect(await readSince(page, 3, 's3:PutObjectAcl')).toBe(
      findSince(role, 's3:PutObjectAcl', 'arn:aws:s3:::amazon-connect-*/*'),
    );
    expect(await readSince(page, 8, 'profile:ListAccountIntegrations')).toBe(
      `${findSince(role, 'profile:ListAccountIntegrations', '*')}, already since v5 · 2021-11-11 without the condition`,
    );
  });

  test('every action, resource and condition of a document in force says it', async ({ page }) => {
    for (const { policyName } of record.policies) {
      await page.goto(`/policies/${policyName}/`);
      const silent = await page.locator('#document .statement').evaluateAll((bodies) =>
        bodies.flatMap((body) => {
          const reached = new Set<number>();
          const rows = [...body.querySelectorAll('tr')];
          for (const [index, row] of rows.entries()) {
            const rowSpan = row.cells[2]?.rowSpan ?? 0;
            for (let at = index; at < index + rowSpan; at += 1) reached.add(at);
          }
          return rows.flatMap((row, index) => {
            const text = row.cells[1]?.firstChild?.textContent ?? '';
            const says = /"(,)?$/.test(text.trimEnd()) && !/"(Sid|Effect)": /.test(text);
            return says && !reached.has(index) ? [text] : [];
          });
        }),
      );
      expect(silent, policyName).toEqual([]);
    }
  });
});

test('the table of growth has the numbers that the code counts', async ({ page }) => {
  const { policies } = record;
  const catalog = await loadCatalog();
  // One with several versions and one with a single version: the code takes seconds for the largest.
  const shown = ['AmazonConnect_FullAccess', 'AmazonConnectVoiceIDFullAccess'];
  for (const { policyName, versions } of policies) {
    if (!shown.includes(policyName)) continue;
    await page.goto(`/policies/${policyName}/`);
    const growth = page.getByRole('region', { name: 'Actions over time' });
    const steps = measureGrowth(versions, (statements) => countPermissions(statements, catalog));
    const newest = steps.at(-1);
    await expect(growth).toContainText(`${newest?.versionId} allows ${newest?.total} action`);
    if (steps.length === 1) {
      await expect(growth.locator('svg, table')).toHaveCount(0);
      continue;
    }
    const rows = await growth
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent)),
      );
    expect(rows).toEqual(
      steps.map(({ versionId, day, total, counts }) => [
        `${versionId}, ${day}`,
        String(total),
        ...counts.map(({ count }) => String(count)),
      ]),
    );
  }
});
