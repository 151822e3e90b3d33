import { expect, type Page, test } from '@playwright/test';
import { kinds, readBuilt } from './site';

/** The announcements of the list, which is grouped by year. */
const rows = (page: Page) => page.locator('#list li[id]');
const shown = (page: Page) => page.locator('#list li[id]:not([hidden])');
const findRow = (page: Page, id: string) => page.locator(`[id="${id}"]`);

test('announcements are grouped by year, in AWS’s order within a year, disorder included', async ({
  page,
}) => {
  await page.goto(kinds.announcements);
  await expect(rows(page)).toHaveCount(43);
  const dates = await rows(page).locator('> div > time').allTextContents();
  expect(dates.slice(0, 4)).toEqual(['2026-05-20', '2026-05-18', '2025-11-18', '2025-11-21']);
  expect(dates.slice(-3)).toEqual(['2021-06-15', '2021-06-15', '2021-06-15']);
  const years = await page.locator('#list > details > summary h3').allTextContents();
  expect(years).toEqual(['2026', '2025', '2024', '2023', '2022', '2021']);
  // Older years are folded.
  await expect(page.locator('#list > details[open]')).toHaveCount(2);
});

test('an announcement has its version, a summary, how late it is, and its discrepancies', async ({
  page,
}) => {
  await page.goto(kinds.announcements);
  const late = findRow(page, '2022-02-22-AmazonConnectServiceLinkedRolePolicy');
  await expect(late).toContainText('Amazon CloudWatch: publish usage metrics of an instance.');
  await expect(late.locator('.chip')).toHaveText(['75 days late']);
  await expect(late).toContainText(
    'AWS prints the date “Februrary 22, 2022”. This site reads it as 2022-02-22.',
  );
  const misnamed = findRow(page, '2021-11-12-AmazonConnect_FullAccess');
  await expect(misnamed.locator('.chip')).toHaveText(['11 days early', 'Wrong name']);
  await expect(misnamed).toContainText('v3 (29 of 30 names)');
  await expect(misnamed).toContainText(
    'profile:GetObjectTypes is not an IAM action. It probably means profile:GetProfileObjectType, which v3 added 11 days after the announcement.',
  );
  const several = findRow(page, '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy');
  await expect(several).toContainText('v3 (10 of 16 names)');
  await expect(several).toContainText('v2 (2 of 16 names): named again');
  await expect(several).toContainText('v5 (1 of 16 names)');
  await expect(several.locator('.chip')).toContainText(['46 days late', '577 days early']);
  await expect(several).toContainText('This policy never contained these IAM actions');
  const byDate = findRow(page, '2021-09-27-AmazonConnectVoiceIDFullAccess');
  await expect(byDate).toContainText('matched by its type and date alone');
  const unmatched = findRow(page, '2023-11-17-AmazonConnectServiceLinkedRolePolicy');
  await expect(unmatched.locator('.chip')).toContainText(['No matching version']);
  await expect(unmatched).toContainText('sms-voice:SendTextMessage, which v14 added');
  await page.locator('#list summary', { hasText: '2022' }).click();
  await late.getByRole('link', { name: 'v6' }).click();
  await expect(page).toHaveURL(/\/AmazonConnectServiceLinkedRolePolicy\/v6\/$/);
});

test('the details of an announcement have the permission entries of the actions that it names', async ({
  page,
}) => {
  const id = '2023-01-26-AmazonConnect_FullAccess';
  await page.goto(`${kinds.announcements}#${id}`);
  const row = findRow(page, id);
  await row.getByText('1 action named').click();
  await expect(row.getByRole('heading', { name: 'Entries in v4' })).toBeVisible();
  await expect(row).toContainText('arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*');
});

test('announcements are filtered by policy, year and timing without a page load, and linked so', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(kinds.announcements);
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.getByLabel('Policy', { exact: true }).selectOption('AmazonConnect_FullAccess');
  await expect(shown(page).filter({ visible: true })).toHaveCount(3);
  await expect(page.locator('form output')).toHaveText('3 of 43 announcements');
  await page.getByLabel('Year').selectOption('2021');
  await page.getByLabel('Timing').selectOption('early');
  await expect(shown(page)).toHaveCount(2);
  expect(new URL(page.url()).search).toBe('?policy=AmazonConnect_FullAccess&year=2021&state=early');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown(page)).toHaveCount(43);
  expect(new URL(page.url()).search).toBe('');
  expect(loads).toBe(0);
  await page.goto(`${kinds.announcements}?state=by-date&window=tracked`);
  await expect(shown(page)).toHaveCount(3);
  await expect(page.getByLabel('Timing')).toHaveValue('by-date');
  await page.goto(`${kinds.announcements}?state=nonsense`);
  await expect(shown(page)).toHaveCount(43);
});

test('a link to an announcement shows it, whatever was chosen before', { tag: '@phone' }, async ({
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
    await expect(page.locator('form[data-filter]')).toBeHidden();
  });
});

test('each figure leads to as many items as it counts', async ({ page }) => {
  await page.goto(kinds.announcements);
  const links = page.getByRole('region', { name: 'Statistics' }).locator('td a');
  const figures = await links.evaluateAll((all) =>
    all.map((link) => ({ text: link.textContent ?? '', href: link.getAttribute('href') ?? '' })),
  );
  const counts = figures.filter(({ text }) => /^\d+$/.test(text));
  expect(counts).toHaveLength(24);
  for (const { text, href } of counts) {
    await page.goto(href);
    const counted = href.endsWith('#silent')
      ? page.locator('#silences > li:not([hidden]) .signed > li')
      : page.locator('#list ol > li:not([hidden])');
    await expect(counted, href).toHaveCount(Number(text));
  }
});

test('the statistics of the tracked period are those of its announcements', async ({ page }) => {
  await page.goto(kinds.announcements);
  const table = page.getByRole('region', { name: 'Statistics' }).getByRole('table');
  const read = async (name: string) =>
    table.getByRole('row', { name, exact: true }).getByRole('cell').allTextContents();
  expect(await read('Announcements 10 43')).toEqual(['10', '43']);
  expect(await read('Median 1 day late on the day')).toEqual(['1 day late', 'on the day']);
  const latest = 'Most days late 75 days late 75 days late';
  expect(await read(latest)).toEqual(['75 days late', '75 days late']);
  const earliest = 'Most days early 40 days early 577 days early';
  expect(await read(earliest)).toEqual(['40 days early', '577 days early']);
  await page.getByText('Days late or early, 2021–2023').click();
  await expect(page.getByRole('region', { name: 'Statistics' })).toContainText(
    '−40, −16, −11, 0, 1, 1, 4, 62, 75. The median of these 9 is 1.',
  );
  // The timeline of home has the same extremes.
  await page.goto(kinds.home);
  const labels = await page.locator('.span-whole .lines a text').allTextContents();
  const days = labels
    .flatMap((label) => label.split(' '))
    .filter((label) => /^[+−]?\d+d$/.test(label))
    .map((label) => Number.parseInt(label.replace('−', '-'), 10));
  expect([Math.min(...days), Math.max(...days)]).toEqual([-577, 75]);
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
      const found = await page
        .locator('#list ol > li:not([hidden]) > div > .name')
        .allTextContents();
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
    expect(items.map(({ title }: { title: string }) => title.split(/:| \(risk/)[0])).toEqual(never);
  });

  test('home, announcements and feeds count the same', async ({ page }) => {
    await page.goto(kinds.home);
    const home = page.getByRole('region', { name: 'Announcement discrepancies' });
    await expect(home).toContainText('4 changes never announced');
    await expect(home).toContainText('1 change announced under a wrong name');
    await expect(home).toContainText('14 announcements early');
    await expect(home).toContainText('577 days early');
    await expect(home).toContainText('1 change not announced yet');
    for (const address of [kinds.announcements, kinds.changes]) {
      await page.goto(address);
      await expect(page.locator('main')).toContainText('AWS never announced 4 changes.');
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
    await expect(page.locator('#changes-after-reading > li:not([hidden])')).toHaveCount(1);
  });
});

test.describe('the timeline', () => {
  /** The timeline of the whole record, on home. */
  const whole = (page: Page) => page.locator('.span-whole');

  test('has every version and announcement, joins them, and its table has the same', {
    tag: '@phone',
  }, async ({ page }) => {
    await page.goto(kinds.home);
    await expect(whole(page).locator('a .row')).toHaveCount(42);
    await expect(whole(page).locator('a circle')).toHaveCount(57);
    // One announcement has two versions, one has none.
    const joints = await whole(page)
      .locator('.joint')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? '').join(''));
    expect(joints.match(/M/g)).toHaveLength(42);
    await expect(whole(page).locator('a .silent')).toHaveCount(4);
    await page.getByText('Timeline as a table').click();
    const table = page.getByRole('table', { name: /Each version/ });
    await expect(
      table.getByRole('row', { name: /ServiceLinkedRolePolicy v6 2021-12-09/ }),
    ).toContainText('2022-02-22, 75 days late');
    await expect(
      table.getByRole('row', { name: /ServiceLinkedRolePolicy v7 2022-06-27/ }),
    ).toContainText('never');
    await expect(table.locator('tbody tr')).toHaveCount(58);
  });

  test('has a label for each mark; no labels overlap, and each is a target of 24 pixels', {
    tag: '@phone',
  }, async ({ page }) => {
    await page.goto(kinds.home);
    const marks = await whole(page)
      .locator('.lines a')
      .evaluateAll((links) =>
        links.map((link) => {
          const [hit, text] = [link.querySelector('.hit'), link.querySelector('text')];
          const read = (element: Element | null) => {
            const { left, right, top, bottom } = (element as Element).getBoundingClientRect();
            return { left, right, top, bottom };
          };
          return { text: read(text), hit: read(hit), label: text?.textContent ?? '' };
        }),
      );
    expect(marks).toHaveLength(99);
    expect(marks.filter(({ label }) => !/^(v\d+|\?|[+−]?\d+d( [+−]?\d+d)*)$/.test(label))).toEqual(
      [],
    );
    for (const [index, { text, hit, label }] of marks.entries()) {
      expect(hit.right - hit.left, label).toBeGreaterThanOrEqual(24);
      expect(hit.bottom - hit.top, label).toBeGreaterThanOrEqual(24);
      const overlapping = marks
        .slice(index + 1)
        .filter(
          (other) =>
            other.text.left < text.right &&
            text.left < other.text.right &&
            other.text.top < text.bottom &&
            text.top < other.text.bottom,
        );
      expect(
        overlapping.map((other) => other.label),
        label,
      ).toEqual([]);
    }
  });

  test('says what a mark is, and links to it, by pointer and by keys', async ({ page }) => {
    await page.goto('/policies/AmazonConnect_FullAccess/');
    const mark = page.locator('.lines').getByRole('link', { name: 'v4: default version' }).first();
    await expect(mark.locator('title').first()).toHaveText(
      'v4: default version since 2023-03-07, announced 2023-01-26 (40 days early)',
    );
    await mark.focus();
    await page.keyboard.press('ArrowLeft');
    const before = page.locator('.lines a:focus');
    await expect(before.locator('title').first()).toHaveText(
      'Announcement of 2023-01-26: v4 (40 days early)',
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/announcements\/2023-01-26-AmazonConnect_FullAccess\/$/);
  });

  test('of a period leaves out policies without marks, and names them', async ({ page }) => {
    await page.goto(kinds.home);
    await page.getByLabel('2021–2023').check();
    await expect(page.locator('.span-tracked')).toContainText(
      'Without a version or an announcement in this period: AmazonConnectFullAccess',
    );
    await expect(page.locator('.span-tracked .lines[aria-label]')).toHaveCount(5);
  });

  test('begins with the newest end where it scrolls', { tag: '@phone' }, async ({ page }) => {
    await page.goto(kinds.home);
    const newest = whole(page).getByRole('link', { name: /^v55: default version/ });
    await newest.scrollIntoViewIfNeeded();
    const box = await newest.locator('text').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  });
});

test('removed permissions are named; entries replaced by a wildcard are no loss', async ({
  page,
}) => {
  await page.goto(kinds.announcements);
  const removed = page.getByRole('region', { name: 'Removed permissions' });
  await expect(removed).toContainText(
    'Of 49 changes from one version to the next, 46 keep all permissions. 3 remove or restrict some.',
  );
  await removed.getByText('Permission entries replaced by wider ones').click();
  const item = (name: string) => removed.getByRole('listitem').filter({ hasText: name });
  await expect(item('ServiceLinkedRolePolicy v54').first()).toContainText(
    '73 entries are no longer in the document. All their actions are still allowed.',
  );
  const lost = item('AmazonConnectSynchronizationServiceRolePolicy v2').first();
  await lost.getByText('30 actions removed or restricted').click();
  await expect(lost).toContainText('connect:AssociateLexBot');
  await expect(lost).not.toContainText('connect:AssociateRoutingProfileQueues');
});

test.describe('a change page says whether AWS announced it', () => {
  const role = '/policies/AmazonConnectServiceLinkedRolePolicy';
  const campaigns = '/policies/AmazonConnectCampaignsServiceLinkedRolePolicy';
  for (const [what, address, said] of [
    ['late', `${role}/v6/`, '75 days late'],
    ['in part', `${role}/v9/`, 'does not name wisdom:UpdateContent, wisdom:ListKnowledgeBases'],
    ['never', `${role}/v7/`, 'AWS never announced this change.'],
    ['under a wrong name', `${role}/v14/`, 'names actions that do not exist in IAM'],
    ['with nothing to announce', `${role}/v42/`, 'AWS had nothing to announce'],
    ['before tracking', `${role}/v3/`, 'older than AWS’s announcements, which begin on 2021-06-15'],
    [
      'after the last reading',
      `${campaigns}/v4/`,
      'was last checked in 2026-05 and had no announcement of this change',
    ],
    ['in an announcement of another version', `${campaigns}/v5/`, 'v5 (1 of 16 names)'],
  ] as const) {
    test(what, async ({ page }) => {
      await page.goto(address);
      const region = page.getByRole('region', { name: 'Announcement', exact: true });
      await expect(region).toContainText(said);
    });
  }

  test('and no list claims more', async ({ page }) => {
    await page.goto(kinds.changes);
    const chips = (name: string) => page.locator(`[id="${name}"] .chip`);
    await expect(chips('AmazonConnectServiceLinkedRolePolicy-v14').last()).toHaveText(
      'Announced under a wrong name',
    );
    await expect(chips('AmazonConnectCampaignsServiceLinkedRolePolicy-v4').last()).toHaveText(
      'Not announced yet',
    );
    await expect(chips('AmazonConnectCampaignsServiceLinkedRolePolicy-v5').last()).toHaveText(
      'Announced 577 days early',
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
  test('the timeline is dark on light, whatever the screen', async ({ page }) => {
    await page.goto(kinds.home);
    const read = () =>
      page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector('.lines .served') as Element).stroke,
      ]);
    expect(await read()).toEqual(['rgb(18, 19, 22)', 'rgb(232, 233, 236)']);
    await page.emulateMedia({ media: 'print' });
    expect(await read()).toEqual(['rgb(255, 255, 255)', 'rgb(22, 24, 29)']);
  });
});
