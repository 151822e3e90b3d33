import { expect, type Page, test } from '@playwright/test';
import { kinds, readBuilt } from './site';

const rows = (page: Page) => page.locator('#list > li');
const shown = (page: Page) => page.locator('#list > li:visible');
const findRow = (page: Page, id: string) => page.locator(`[id="${id}"]`);

test('every row stands in AWS’s order, disorder included', async ({ page }) => {
  await page.goto(kinds.announcements);
  await expect(rows(page)).toHaveCount(43);
  const dates = await rows(page).locator('> a > time').allTextContents();
  expect(dates.slice(0, 4)).toEqual(['2026-05-20', '2026-05-18', '2025-11-18', '2025-11-21']);
  expect(dates.slice(-3)).toEqual(['2021-06-15', '2021-06-15', '2021-06-15']);
});

test('a row says when, what, the version that it became, the lag, and what is wrong', async ({
  page,
}) => {
  await page.goto(kinds.announcements);
  const late = findRow(page, '2022-02-22-AmazonConnectServiceLinkedRolePolicy');
  await expect(late).toContainText('Amazon CloudWatch: publish usage metrics of an instance.');
  await expect(late).toContainText('v6, 75 days after it was in force');
  await expect(late).toContainText('dated “Februrary 22, 2022”, which we read as 2022-02-22');
  const misnamed = findRow(page, '2021-11-12-AmazonConnect_FullAccess');
  await expect(misnamed).toContainText('v3 (29 of 30 names), 11 days before it was in force');
  await expect(misnamed).toContainText(
    'profile:GetObjectTypes is no action of IAM; our suggestion: it means profile:GetProfileObjectType, in v3',
  );
  const several = findRow(page, '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy');
  await expect(several).toContainText('v3 (10 of 16 names), 46 days after it was in force');
  await expect(several).toContainText(
    'v2 (2 of 16 names), named again, 376 days after it was in force',
  );
  await expect(several).toContainText('v5 (1 of 16 names), 577 days before it was in force');
  await expect(several).toContainText('never served to this policy, though IAM has them');
  const byDate = findRow(page, '2021-09-27-AmazonConnectVoiceIDFullAccess');
  await expect(byDate).toContainText('matched by its kind and date alone');
  const unmatched = findRow(page, '2023-11-17-AmazonConnectServiceLinkedRolePolicy');
  await expect(unmatched).toContainText('No version on record brought what it names');
  await expect(unmatched).toContainText('sms-voice:SendTextMessage, in v14');
  await late.getByRole('link', { name: 'v6' }).click();
  await expect(page).toHaveURL(/\/AmazonConnectServiceLinkedRolePolicy\/v6\/$/);
});

test('a row holds each name against the grant that brought it', async ({ page }) => {
  await page.goto(kinds.announcements);
  const row = findRow(page, '2023-01-26-AmazonConnect_FullAccess');
  await row.getByText('1 action named').click();
  await expect(row).toContainText('As v4 granted them');
  await expect(row).toContainText('arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*');
});

test('rows are narrowed by policy, year and state without a page load, and linked so', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(kinds.announcements);
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.getByLabel('Policy', { exact: true }).selectOption('AmazonConnect_FullAccess');
  await expect(shown(page)).toHaveCount(3);
  await expect(page.getByRole('status')).toHaveText('3 of 43 rows');
  await page.getByLabel('Year').selectOption('2021');
  await page.getByLabel('Rows that are').selectOption('early');
  await expect(shown(page)).toHaveCount(2);
  expect(new URL(page.url()).search).toBe('?policy=AmazonConnect_FullAccess&year=2021&state=early');
  await page.getByRole('button', { name: 'show all' }).click();
  await expect(shown(page)).toHaveCount(43);
  expect(new URL(page.url()).search).toBe('');
  expect(loads).toBe(0);
  await page.goto(`${kinds.announcements}?state=by-date&window=tracked`);
  await expect(shown(page)).toHaveCount(3);
  await expect(page.getByLabel('Rows that are')).toHaveValue('by-date');
  await page.goto(`${kinds.announcements}?state=nonsense`);
  await expect(shown(page)).toHaveCount(43);
});

test('a link to a row shows it, whatever was chosen before', { tag: '@phone' }, async ({
  page,
}) => {
  const id = '2023-01-26-AmazonConnect_FullAccess';
  await page.goto(`${kinds.announcements}?state=late#${id}`);
  await expect(findRow(page, id)).toBeInViewport();
  expect(new URL(page.url()).hash).toBe(`#${id}`);
  await expect(shown(page)).toHaveCount(43);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page is whole and offers no choice', async ({ page }) => {
    await page.goto(`${kinds.announcements}?state=late`);
    await expect(shown(page)).toHaveCount(43);
    await expect(page.locator('form')).toBeHidden();
  });
});

test('each figure leads to as many rows as it counts', async ({ page }) => {
  await page.goto(kinds.announcements);
  const links = page.getByRole('region', { name: 'Figures' }).locator('td a');
  const figures = await links.evaluateAll((all) =>
    all.map((link) => ({ text: link.textContent ?? '', href: link.getAttribute('href') ?? '' })),
  );
  const counts = figures.filter(({ text }) => /^\d+$/.test(text));
  expect(counts).toHaveLength(24);
  for (const { text, href } of counts) {
    await page.goto(href);
    const counted = href.endsWith('#silent')
      ? page.locator('#silences > li:not([hidden]) .signed > li')
      : shown(page);
    await expect(counted, href).toHaveCount(Number(text));
  }
});

test('the figures of the tracked changelog are those of its rows', async ({ page }) => {
  await page.goto(kinds.announcements);
  const table = page.getByRole('region', { name: 'Figures' }).getByRole('table');
  const read = async (name: string) =>
    table.getByRole('row', { name }).getByRole('cell').allTextContents();
  expect(await read('Rows of AWS’s page')).toEqual(['10', '43']);
  expect(await read('Median lag')).toEqual(['1 day late', 'on the day']);
  expect(await read('Latest row')).toEqual(['75 days late', '75 days late']);
  expect(await read('Earliest row')).toEqual(['40 days early', '577 days early']);
  // The timeline has the same extremes, and home the same earliest row.
  const labels = await page
    .locator('.lines')
    .getByText(/^[\d,]+ days? (early|late)$/)
    .allTextContents();
  const days = labels.map(
    (label) => Number.parseInt(label.replace(',', ''), 10) * (label.endsWith('early') ? -1 : 1),
  );
  expect([Math.min(...days), Math.max(...days)]).toEqual([-577, 75]);
  await page.getByText('The lags of 2021–2023').click();
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText(
    '−40, −16, −11, 0, 1, 1, 4, 62, 75. The median of these 9 is 1.',
  );
});

test.describe('never announced, under a wrong name, after the last reading', () => {
  const role = 'AmazonConnectServiceLinkedRolePolicy';
  const expected = {
    never: [
      'CustomerProfilesServiceLinkedRolePolicy v3',
      `${role} v30`,
      `${role} v8`,
      `${role} v7`,
    ],
    misnamed: [`${role} v14`],
    'after-reading': ['AmazonConnectCampaignsServiceLinkedRolePolicy v4'],
  };
  const { never, misnamed, 'after-reading': afterReading } = expected;
  const readJson = (path: string) =>
    JSON.parse(readBuilt('.json').find((built) => built.path === path)?.text ?? 'null');

  for (const [state, names] of Object.entries(expected)) {
    test(`the list of changes shows ${state}`, async ({ page }) => {
      await page.goto(`${kinds.changes}?state=${state}`);
      const found = await shown(page).locator('.name').allTextContents();
      expect(found).toEqual(names);
    });
  }

  test('the API and the feed have the same changes', () => {
    const { changes } = readJson('/api/v1/changes.json');
    for (const [state, names] of Object.entries(expected)) {
      const found = changes.filter(({ announced }: { announced: string }) => announced === state);
      expect(
        found.map((change: Record<string, string>) => `${change.policyName} ${change.versionId}`),
      ).toEqual(names);
    }
    expect(readJson('/api/v1/index.json').counts).toMatchObject({
      neverAnnounced: never.length,
      announcedUnderWrongName: misnamed.length,
      afterLastReading: afterReading.length,
    });
    const { items } = readJson('/unannounced/feed.json');
    expect(items.map(({ title }: { title: string }) => title.split(':')[0])).toEqual(never);
  });

  test('home, announcements and feeds count the same', async ({ page }) => {
    await page.goto(kinds.home);
    const home = page.getByRole('region', { name: /part ways/ });
    await expect(home).toContainText('4 changes never announced');
    await expect(home).toContainText('1 change announced under a wrong name');
    await expect(home).toContainText('14 rows early');
    await expect(home).toContainText('v5: 577 days early');
    await expect(home).toContainText('1 change after the last reading of AWS’s page');
    const said =
      'AWS never announced 4 changes. 1 change was announced under a wrong name and 1 change came after AWS’s page was last read (2026-05).';
    for (const address of [kinds.announcements, kinds.changes]) {
      await page.goto(address);
      await expect(page.locator('main')).toContainText(said);
    }
    await page.goto('/feeds/');
    await expect(page.getByRole('region', { name: 'Never announced' })).toContainText('4 changes');
  });

  test('the page of announcements names the actions of each', async ({ page }) => {
    await page.goto(kinds.announcements);
    await expect(page.locator('#silences > li')).toHaveCount(5);
    await expect(page.locator('#silences')).not.toContainText('sms-voice:SendTextMessage');
    await expect(page.locator('#misnamed-changes')).toContainText('sms-voice:SendTextMessage');
    await expect(page.locator('#changes-after-reading > li')).toHaveCount(2);
    await page.getByLabel('Policy', { exact: true }).selectOption(role);
    await expect(page.locator('#changes-after-reading > li:visible')).toHaveCount(1);
  });
});

test('the picture shows every row and joins it, and its table says the same', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(kinds.announcements);
  await expect(page.locator('svg.lines a rect')).toHaveCount(42);
  // One row announces two versions, one announces none.
  const joints = await page
    .locator('svg.lines:has(a) .joint')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? '').join(''));
  expect(joints.match(/M/g)).toHaveLength(42);
  await expect(page.locator('svg.lines a .silent')).toHaveCount(4);
  await page.getByText('The picture as a table').click();
  const table = page.getByRole('table', { name: /Each version/ });
  await expect(
    table.getByRole('row', { name: /ServiceLinkedRolePolicy v6 2021-12-09/ }),
  ).toContainText('2022-02-22, 75 days late');
  await expect(
    table.getByRole('row', { name: /ServiceLinkedRolePolicy v7 2022-06-27/ }),
  ).toContainText('never');
  await expect(table.locator('tbody tr')).toHaveCount(57);
});

test('the promise: what was lost is named, folding into a wildcard is no loss', async ({
  page,
}) => {
  await page.goto(kinds.announcements);
  const promise = page.getByRole('region', { name: /promise/i });
  await expect(promise).toContainText('Of 49 steps from one version to the next, 46 bear that out');
  const item = (name: string) => promise.getByRole('listitem').filter({ hasText: name });
  await expect(item('ServiceLinkedRolePolicy v54').first()).toContainText(
    '73 grants no longer written as before, every action that IAM has of them still given',
  );
  const lost = item('AmazonConnectSynchronizationServiceRolePolicy v2').first();
  await lost.getByText('30 actions lost').click();
  await expect(lost).toContainText('connect:AssociateLexBot');
  await expect(lost).not.toContainText('connect:AssociateRoutingProfileQueues');
});

test.describe('a change page says whether AWS announced it', () => {
  const role = '/policies/AmazonConnectServiceLinkedRolePolicy';
  const campaigns = '/policies/AmazonConnectCampaignsServiceLinkedRolePolicy';
  for (const [what, address, said] of [
    ['late', `${role}/v6/`, 'v6, 75 days after it was in force'],
    ['in part', `${role}/v9/`, 'leaves out of v9: wisdom:UpdateContent, wisdom:ListKnowledgeBases'],
    ['never', `${role}/v7/`, 'No row of AWS’s changelog speaks of this change.'],
    ['under a wrong name', `${role}/v14/`, 'one names what IAM does not have, and seems to mean'],
    ['with nothing to announce', `${role}/v42/`, 'there was nothing to announce'],
    ['before tracking', `${role}/v3/`, 'Older than AWS’s changelog, which begins on 2021-06-15'],
    [
      'after the last reading',
      `${campaigns}/v4/`,
      'was last read in 2026-05 and had no row on this',
    ],
    ['in a row on another version', `${campaigns}/v5/`, 'v5 (1 of 16 names), 577 days before'],
  ] as const) {
    test(what, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole('region', { name: 'What AWS said' })).toContainText(said);
    });
  }

  test('and no list claims more', async ({ page }) => {
    await page.goto(kinds.changes);
    const item = (name: string) => page.locator(`[id="${name}"]`);
    await expect(item('AmazonConnectServiceLinkedRolePolicy-v14')).toContainText(
      'announced under a wrong name',
    );
    await expect(item('AmazonConnectCampaignsServiceLinkedRolePolicy-v4')).toContainText(
      'not known yet: after the last reading, 2026-05',
    );
    await expect(item('AmazonConnectCampaignsServiceLinkedRolePolicy-v5')).toContainText(
      '577 days early, in a row on v3',
    );
  });
});

test.describe('the API', () => {
  const read = (path: string) => {
    const file = readBuilt('.json').find((built) => built.path === path);
    return JSON.parse(file?.text ?? 'null');
  };

  test('gives the rows of the tracked changelog their versions and lags', () => {
    const { announcements } = read('/api/v1/announcements.json');
    expect(announcements).toHaveLength(43);
    const found = announcements.slice(-10).map((row: Record<string, never>) => {
      const { id, versions, neverServed, matchedBy } = row as never as {
        id: string;
        versions: { versionId: string; lagDays: number }[];
        neverServed: string[];
        matchedBy: string;
      };
      const lags = versions.map(({ versionId, lagDays }) => `${versionId} ${lagDays}`);
      return [id, matchedBy, ...lags, ...neverServed].join(', ');
    });
    expect(found).toEqual([
      '2023-03-07-CustomerProfilesServiceLinkedRolePolicy, kind, v1 0',
      '2023-01-26-AmazonConnect_FullAccess, grants, v4 -40',
      '2022-02-22-AmazonConnectServiceLinkedRolePolicy, grants, v6 75',
      '2021-11-12-AmazonConnect_FullAccess, grants, v3 -11, profile:GetObjectTypes',
      '2021-11-12-AmazonConnectServiceLinkedRolePolicy, grants, v5 1',
      '2021-09-27-AmazonConnectVoiceIDFullAccess, kind, v1 1',
      '2021-09-27-AmazonConnectCampaignsServiceLinkedRolePolicy, kind, v1 4',
      '2021-06-15-AmazonConnectServiceLinkedRolePolicy, grants, v4 62',
      '2021-06-15-AmazonConnect_FullAccess, grants, v2 -16',
      '2021-06-15, none',
    ]);
  });

  test('gives every change its state, newest first', () => {
    const { changes } = read('/api/v1/changes.json');
    expect(changes).toHaveLength(57);
    const dates = changes.map(({ createDate }: { createDate: string }) => createDate);
    expect(dates).toEqual(dates.toSorted().reverse());
    const find = (policyName: string, versionId: string) =>
      changes.find(
        (change: { policyName: string; versionId: string }) =>
          change.policyName === policyName && change.versionId === versionId,
      );
    expect(find('AmazonConnectServiceLinkedRolePolicy', 'v7')).toMatchObject({
      announced: 'never',
      announcements: [],
      unannouncedActions: ['profile:ListProfileObjects'],
      url: 'https://policy-history.example/policies/AmazonConnectServiceLinkedRolePolicy/v7/',
    });
    expect(find('AmazonConnectServiceLinkedRolePolicy', 'v9')).toMatchObject({
      announced: 'part',
      announcements: ['2023-09-29-AmazonConnectServiceLinkedRolePolicy'],
      unannouncedActions: ['wisdom:UpdateContent', 'wisdom:ListKnowledgeBases'],
    });
    expect(find('AmazonConnect_FullAccess', 'v1')).toMatchObject({
      announced: 'before-tracking',
      unannouncedActions: [],
    });
    expect(find('AmazonConnectServiceLinkedRolePolicy', 'v53')).toMatchObject({
      announced: 'nothing-to-announce',
      actionsAdded: [],
    });
  });
});

test.describe('on paper', () => {
  test.use({ colorScheme: 'dark' });
  test('the picture is dark on light, whatever the screen', async ({ page }) => {
    await page.goto(kinds.announcements);
    const read = () =>
      page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector('.lines .served') as Element).stroke,
      ]);
    expect(await read()).toEqual(['rgb(22, 21, 18)', 'rgb(236, 231, 220)']);
    await page.emulateMedia({ media: 'print' });
    expect(await read()).toEqual(['rgb(255, 255, 255)', 'rgb(27, 25, 21)']);
  });
});
