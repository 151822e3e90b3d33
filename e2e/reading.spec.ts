import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { kinds, readBuilt } from './site';

test('the home page has four figures, each with a link to what it counts', async ({ page }) => {
  await page.goto(kinds.home);
  const figures = page.getByRole('main').locator('.figures-row > li');
  await expect(figures).toHaveCount(4);
  const counts: [RegExp, string, number][] = [
    [/^8 policies, 57 versions/, '.policies tbody tr', 8],
    [/^7 changes in 2026/, '#list li[id]:visible', 7],
    [/^18 of 43 announcements came late/, '#list li[id]:visible', 18],
    [/^4 changes never announced/, '#list li[id]:visible', 4],
  ];
  for (const [text, items, count] of counts) {
    await page.goto(kinds.home);
    await figures.filter({ hasText: text }).getByRole('link').first().click();
    await expect(page.locator(items)).toHaveCount(count);
  }
});

test('the home page shows what happened last and where announcements are wrong', async ({
  page,
}) => {
  await page.goto(kinds.home);
  const latest = page.getByRole('region', { name: 'Latest changes' });
  const first = latest.getByRole('listitem').first();
  await expect(first).toContainText('2026-06-18');
  await expect(first).toContainText('Wider');
  await expect(first).toContainText('Adds connect:GetMetricDataV2.');
  const discrepancies = page.getByRole('region', { name: 'Announcement discrepancies' });
  await expect(discrepancies).toContainText('75 days late');
  await expect(discrepancies).toContainText('4 changes never announced');
  const subscribe = page.getByRole('region', { name: 'Subscribe' });
  await expect(subscribe).toContainText('https://policy-history.example/feed.xml');
  await expect(subscribe.getByRole('link', { name: 'RSS 2.0' })).toHaveAttribute(
    'href',
    '/feed.xml',
  );
  await expect(page.getByRole('contentinfo')).toContainText('unofficial');
  await expect(page.getByRole('contentinfo')).toContainText('2026-08-22');
});

test('the timeline of the home page shows the whole record, and the tracked window by a click', async ({
  page,
}) => {
  await page.goto(kinds.home);
  const timeline = page.getByRole('region', { name: 'Versions and announcements' });
  await expect(timeline.getByRole('link', { name: 'AmazonConnectFullAccess' })).toBeVisible();
  await timeline.getByLabel('2021–2023').check();
  // It has no version in the window.
  await expect(timeline.getByRole('link', { name: 'AmazonConnectFullAccess' })).toBeHidden();
  await expect(timeline.getByRole('link', { name: 'AmazonConnect_FullAccess' })).toBeVisible();
});

test('the table of policies has type, default version, changes and announcements', async ({
  page,
}) => {
  await page.goto(kinds.home);
  const row = page.getByRole('row', { name: /AmazonConnectServiceLinkedRolePolicy/ });
  await expect(row).toContainText('Service-linked role');
  await expect(row).toContainText('v55');
  await expect(row).toContainText('2026-05-27');
  await expect(row.getByRole('img')).toHaveAttribute('aria-label', /2018: 1, .*2026: 4$/);
  await expect(row).toContainText('13 late');
});

test('list of changes: years are folded, and a filter opens those with a match', async ({
  page,
}) => {
  await page.goto(kinds.changes);
  const year = page.locator('#list > details').filter({ hasText: '2021' }).last();
  await expect(year).not.toHaveAttribute('open');
  await page.getByLabel('Year').selectOption('2021');
  await expect(page.locator('#list > details:visible')).toHaveCount(1);
  await expect(page.locator('#list li[id]:visible')).toHaveCount(7);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('#list > details:visible')).toHaveCount(9);
  await expect(page.locator('#list > details[open]')).toHaveCount(2);
});

test('the warning about iam:PutRolePolicy is on every policy with the grant', async ({ page }) => {
  for (const policy of ['AmazonConnectFullAccess', 'AmazonConnect_FullAccess']) {
    await page.goto(`/policies/${policy}/`);
    await expect(page.getByRole('main').locator('.warning')).toContainText('iam:PutRolePolicy');
  }
  await page.goto('/policies/AmazonConnectReadOnlyAccess/');
  await expect(page.getByRole('main').locator('.warning')).toHaveCount(0);
});

test('contents stay beside a long page and lead to its sections', async ({ page }) => {
  await page.goto(kinds['longest policy']);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: 'Actions over time' }).click();
  await expect(page).toHaveURL(/#growth$/);
  await expect(page.getByRole('heading', { name: 'Actions over time' })).toBeInViewport();
  await expect(contents).toBeInViewport();
});

test('every older version can be compared with today', async ({ page }) => {
  await page.goto(kinds.policy);
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('link', { name: /with today$/ })).toHaveText([
    'Compare v3 with today',
    'Compare v2 with today',
    'Compare v1 with today',
  ]);
  await versions.getByRole('link', { name: 'Compare v1 with today' }).click();
  await expect(page).toHaveURL(/\/compare\/\?policy=AmazonConnect_FullAccess&from=v1&to=v4$/);
});

test('from the home page to a diff in two clicks, and to the version before', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(kinds.home);
  await page
    .getByRole('region', { name: 'Policies' })
    .getByRole('link', { name: 'AmazonConnect_FullAccess' })
    .click();
  await page.getByRole('link', { name: 'v3 → v4' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'AmazonConnect_FullAccess v3 → v4',
  );
  await expect(page.getByRole('main')).toContainText('2023-03-07 14:49 UTC');
  await expect(page.getByRole('main')).toContainText('Announced 40 days early');
  await page.getByRole('link', { name: '← Previous: v3' }).click();
  await expect(page).toHaveURL(/\/AmazonConnect_FullAccess\/v3\/$/);
});

test('an added statement is shown whole, from its { to its }', async ({ page }) => {
  await page.goto(kinds.change);
  const statement = page.locator('#statement-7');
  await expect(statement.getByRole('heading')).toHaveText('Statement 7 of v4 added');
  const lines = await statement.locator('ins').allTextContents();
  expect(lines).toEqual([
    'added     {',
    'added       "Effect": "Allow",',
    'added       "Action": "iam:CreateServiceLinkedRole",',
    'added       "Resource": "arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*",',
    'added       "Condition": {',
    'added         "StringEquals": {',
    'added           "iam:AWSServiceName": "profile.amazonaws.com"',
    'added         }',
    'added       }',
    'added     }',
  ]);
});

test('each side of a diff has the lines of its document, in their order', async ({ page }) => {
  const role = '/policies/AmazonConnectServiceLinkedRolePolicy';
  await page.goto(`${role}/v54/`);
  for (const [side, versionId] of [
    [0, 'v53'],
    [1, 'v54'],
  ] as const) {
    const lines = await page
      .getByRole('region', { name: 'Diff' })
      .locator('table')
      .evaluateAll(
        (tables, side) =>
          tables.flatMap((table) =>
            [...(table as HTMLTableElement).tBodies].flatMap((body) =>
              [...body.rows].flatMap((row) => {
                // A side without a line is one cell over two columns.
                const cells = [...row.cells].flatMap((cell) => Array(cell.colSpan).fill(cell));
                const isPair = table.classList.contains('pair');
                // What both sides have alike is shown once, with the later numbers.
                if (!isPair && side === 0) return [];
                const [number, text] = cells.slice(isPair ? side * 2 : 0);
                if (number === text) return [];
                const line = text.cloneNode(true) as HTMLElement;
                for (const spoken of line.querySelectorAll('b')) spoken.remove();
                return [{ number: Number(number.textContent), text: line.textContent ?? '' }];
              }),
            ),
          ),
        side,
      );
    const [document] = readBuilt(`${role}/${versionId}/document.json`);
    const published = document?.text.trimEnd().split('\n') ?? [];
    expect(published.length).toBeGreaterThan(200);
    for (const { number, text } of lines) expect(published[number - 1]).toBe(text);
    const numbers = lines.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
});

test('keys in another order are no change: v54 of the role shows only what changed', async ({
  page,
}) => {
  await page.goto('/policies/AmazonConnectServiceLinkedRolePolicy/v54/');
  await expect(page.getByText('statements 1–16, keys in another order')).toBeVisible();
  await expect(page.locator('del')).toHaveCount(73);
});

test('a change has its sources and its first observation, and leads to the next change', async ({
  page,
}) => {
  await page.goto('/policies/AmazonConnect_FullAccess/v4/');
  const known = page.getByRole('region', { name: 'Provenance' });
  await expect(known.getByRole('link')).toHaveText([
    'Archive of IAM’s responses',
    'Administrator Guide, March 2023',
    '63cb828a17f0d6506cd063069b237c6ddc9949dd',
    'github.com/zoph-io/IAMTrail',
    'How to verify',
  ]);
  await expect(known).toContainText('first observed 2023-03-07 15:14 UTC');
  await expect(known).toContainText(
    '03bade495928cdd1abea4556aadb02c6a20ce0133dedafb6e91af1bfa36d16c7',
  );
  await page.goto('/policies/AmazonConnect_FullAccess/v3/');
  await expect(
    known.getByRole('link', { name: '5407113fbe318fdc0415d4e056ad078a7491a062' }),
  ).toHaveAttribute(
    'href',
    'https://github.com/zoph-io/IAMTrail/blob/5407113fbe318fdc0415d4e056ad078a7491a062/policies/AmazonConnect_FullAccess',
  );
  await page.getByRole('link', { name: 'Next: v4' }).click();
  await expect(page).toHaveURL(/\/AmazonConnect_FullAccess\/v4\/$/);
});

test('a version with the same document as the one before names the missing versions', async ({
  page,
}) => {
  await page.goto('/policies/AmazonConnectServiceLinkedRolePolicy/v42/');
  await expect(page.getByRole('main')).toContainText('Same document as v31.');
  await expect(page.getByRole('main')).toContainText('v32 to v41 are missing from the archive');
});

test('a policy page has use, ARN, missing versions, and the mistakes of AWS’s copy', async ({
  page,
}) => {
  await page.goto(kinds['policy with a printed copy']);
  await expect(page.getByRole('main')).toContainText(
    'arn:aws:iam::aws:policy/aws-service-role/CustomerProfilesServiceLinkedRolePolicy',
  );
  await expect(page.getByRole('main')).toContainText('Attached to a service-linked role');
  const printed = page.getByRole('region', { name: 'Copy in AWS’s guide' });
  await expect(printed).toContainText('The asterisks of both resources are missing');
  await expect(printed.locator('ins mark')).toHaveText(['*', '*']);
  await page.goto(kinds['longest policy']);
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText(
    'v43 to v52 are missing from the archive',
  );
  await page.goto('/policies/AmazonConnectFullAccess/');
  await expect(page.getByRole('main')).toContainText(
    'cannot be attached to further users, groups or roles',
  );
  await expect(
    page.getByRole('main').getByRole('link', { name: 'AmazonConnect_FullAccess', exact: true }),
  ).toBeVisible();
});

test('companion policies and notes of AWS’s guide are on their policies', async ({ page }) => {
  await page.goto(kinds.policy);
  const companion = page.getByRole('region', { name: 'Companion policy' });
  await expect(companion).toContainText('AttachAnyPolicyToAmazonConnectRole');
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('aws/connect');
  await page.goto('/policies/AmazonConnectVoiceIDFullAccess/');
  await expect(page.getByRole('region', { name: 'Companion policy' })).toContainText(
    'events:ManagedBy',
  );
  for (const action of ['kms:Decrypt', 'kms:CreateGrant', 'kms:DescribeKey']) {
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText(action);
  }
});

test('two dates show every policy that differs, and name the others', async ({ page }) => {
  await page.goto(kinds['two dates']);
  await expect(page.getByRole('main')).toContainText(
    '2 policies changed, 3 are new, 2 did not change and 1 did not exist yet.',
  );
  await expect(page.getByRole('region', { name: 'AmazonConnect_FullAccess' })).toContainText(
    'v1 → v4',
  );
  const others = page.getByRole('region', { name: 'No change' });
  await expect(others.getByRole('listitem')).toHaveCount(3);
  await expect(others.getByRole('listitem').filter({ hasText: 'ReadOnlyAccess' })).toHaveText(
    'AmazonConnectReadOnlyAccessv3 on both dates',
  );
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('2 changed, 3 new');
});

test('a document is copied and downloaded as AWS published it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(kinds.policy);
  await page.getByRole('button', { name: 'Copy document' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const version = JSON.parse(
    readFileSync('data/policies/AmazonConnect_FullAccess/v4.json', 'utf8'),
  );
  expect(copied).toBe(`${JSON.stringify(version.document, null, 2)}\n`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download v4' }).click();
  expect((await download).suggestedFilename()).toBe('AmazonConnect_FullAccess-v4.json');
});

test('a companion policy is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(kinds.policy);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.Statement[0].Action).toBe('iam:PutRolePolicy');
});

test('the address of a feed is copied with one click', { tag: '@phone' }, async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(kinds.home);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Feeds' }).click();
  const regions = {
    Everything: '/feed.xml',
    'Never announced': '/unannounced/feed.xml',
    'One policy': '/policies/AmazonConnectCampaignsServiceLinkedRolePolicy/feed.xml',
  };
  for (const [name, path] of Object.entries(regions)) {
    const region = page.getByRole('region', { name });
    await region.getByRole('button', { name: 'Copy' }).first().click();
    await expect(region.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`https://policy-history.example${path}`);
    await expect(region.getByRole('link').first()).toBeVisible();
  }
});

test('a policy leads to its feeds', { tag: '@phone' }, async ({ page }) => {
  await page.goto(kinds.policy);
  const actions = page.getByRole('navigation', { name: 'On this page' });
  await expect(actions.getByRole('link', { name: 'Subscribe (RSS)' })).toHaveAttribute(
    'href',
    '/policies/AmazonConnect_FullAccess/feed.xml',
  );
  await actions.getByRole('link', { name: 'Other feeds' }).click();
  await expect(page).toHaveURL(/\/feeds\/#AmazonConnect_FullAccess$/);
  const row = page.locator('#AmazonConnect_FullAccess');
  await expect(row).toBeInViewport();
  await expect(row.getByRole('link')).toHaveText([
    'AmazonConnect_FullAccess',
    'RSS 2.0',
    'Atom 1.0',
    'JSON Feed 1.1',
  ]);
});

test('a statement of a version has an address for good', async ({ page }) => {
  await page.goto('/policies/AmazonConnectServiceLinkedRolePolicy/v55/');
  await page.getByRole('link', { name: /^Statement 7 of v55/ }).click();
  await expect(page).toHaveURL(/v55\/#statement-7$/);
});

test('marks of the timeline say what they are', async ({ page }) => {
  await page.goto(kinds.policy);
  const titles = await page.locator('svg.lines title').allTextContents();
  expect(titles).toContain(
    'v4: default version since 2023-03-07, announced 2023-01-26 (40 days early)',
  );
  expect(titles).toContain('Announcement of 2023-01-26: v4 (40 days early)');
  expect(titles).not.toContain('');
});

test('the record says what is missing from it', async ({ page }) => {
  await page.goto(kinds.home);
  await page.getByRole('link', { name: '22 versions missing from the archive' }).click();
  await expect(page.getByRole('region', { name: 'Missing versions' })).toContainText(
    'v1, v32 to v41 and v43 to v52',
  );
});

test('a statement has an address of its own', { tag: '@phone' }, async ({ page }) => {
  await page.goto(`${kinds.policy}#statement-3`);
  await expect(page.locator('#statement-3')).toBeInViewport();
  await expect(page.locator('#statement-3')).toContainText('s3:CreateBucket');
});

test('the SHA-256 of a document can be copied, and the About page says how to verify it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/policies/AmazonConnect_FullAccess/');
  await page.getByRole('button', { name: 'Copy SHA-256' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '03bade495928cdd1abea4556aadb02c6a20ce0133dedafb6e91af1bfa36d16c7',
  );
  await page.getByRole('link', { name: 'How to verify' }).click();
  const section = page.getByRole('region', { name: 'Verify a document' });
  await expect(section.locator('pre')).toHaveText([
    /^curl -sL 'https:\/\/raw\.githubusercontent\.com\/zoph-io\/IAMTrail\/[0-9a-f]{40}\/policies\/\S+' \| jq \.PolicyVersion\.Document \| sha256sum$/,
    /^curl -s 'https:\/\/policy-history\.example\/policies\/\S+\/document\.json' \| jq \. \| sha256sum$/,
  ]);
});
