import { expect, type Locator, type Page, test } from '@playwright/test';
import Parser from 'rss-parser';
import { kinds } from './site';
import { readAnswer } from './tool';

const slr = 'AmazonConnectServiceLinkedRolePolicy';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const rows = (within: Locator) => within.locator('.risks > li');

/** What a reviewer finds in the current documents by hand. */
const current = [
  ['Privilege escalation', 'AmazonConnectFullAccess', 'iam:PutRolePolicy', 'v2, 2018-10-17'],
  ['Privilege escalation', slr, 'iam:PassRole', 'v19, 2024-10-29'],
  [
    'Credential access',
    'AmazonConnectReadOnlyAccess',
    'connect:GetFederationToken',
    'v3, 2019-11-06',
  ],
  ['Resource exposure', 'AmazonConnectFullAccess', 'kms:CreateGrant', 'v2, 2018-10-17'],
  ['Resource exposure', slr, 's3:PutObjectAcl', 'v3, 2020-10-08'],
] as const;

for (const [category, policy, action, since] of current) {
  test(`${action} of ${policy} is a risk today, since a version`, async ({ page }) => {
    await page.goto(kinds.risk);
    const row = rows(section(page, category))
      .filter({ hasText: policy })
      .filter({ hasText: action });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(`Since ${since}`);
    await row.getByRole('link', { name: policy }).click();
    await expect(page).toHaveURL(`/policies/${policy}/#risk`);
    await expect(rows(section(page, 'Risk')).filter({ hasText: action })).toContainText(since);
  });
}

test('a change says what it makes possible, on what, under which condition', async ({ page }) => {
  await page.goto(`/policies/${slr}/v19/`);
  await expect(page.locator('p.lead')).toContainText('including iam:PassRole');
  const [row] = await rows(section(page, 'Risk')).all();
  await expect(row as Locator).toContainText('Adds privilege escalation, indirect');
  await expect(row as Locator).toContainText('role/AmazonConnectEmailSESAccessRole');
  await expect(row as Locator).toContainText('ses.amazonaws.com');
  await section(page, 'Risk').getByRole('link', { name: 'Method' }).click();
  await expect(page).toHaveURL('/risk/#method');
  await expect(section(page, 'Method and limits')).toContainText('not proof');
});

test('a removed Deny is a change of risk', async ({ page }) => {
  await page.goto('/policies/AmazonConnectReadOnlyAccess/v3/');
  await expect(rows(section(page, 'Risk')).first()).toContainText('Adds credential access');
  await expect(rows(section(page, 'Risk')).first()).toContainText('connect:GetFederationToken');
});

test('an old full-access policy has a path with the page that describes it', async ({ page }) => {
  await page.goto('/policies/AmazonConnectFullAccess/');
  const row = rows(section(page, 'Risk')).filter({ hasText: 'iam:PutRolePolicy' });
  await expect(row.getByRole('link', { name: 'pathfinding.cloud' })).toHaveAttribute(
    'href',
    /^https:\/\/pathfinding\.cloud\/paths\/iam-\d+$/,
  );
});

test('the home page has the highest risks', async ({ page }) => {
  await page.goto('/');
  const highest = section(page, 'Highest risk');
  await expect(rows(highest)).toHaveCount(4);
  await expect(rows(highest).first()).toContainText('iam:PutRolePolicy');
  await highest.getByRole('link', { name: 'All risks and changes' }).click();
  await expect(page).toHaveURL('/risk/');
});

test('changes are filtered and ordered by risk @phone', async ({ page }) => {
  await page.goto(kinds.changes);
  const shown = page.locator('#list li.change:visible');
  await page.getByLabel('Risk').selectOption({ label: 'Privilege escalation' });
  await expect(page).toHaveURL(/risk=privilege-escalation/);
  await expect(shown).toHaveCount(5);
  await page.getByLabel('Risk').selectOption('high');
  await page.getByLabel('Order').selectOption('risk');
  await expect(shown.first()).toContainText('AmazonConnectSynchronizationServiceRolePolicy');
  const count = await shown.count();
  await page.reload();
  await expect(shown).toHaveCount(count);
  await expect(shown.first()).toContainText('AmazonConnectSynchronizationServiceRolePolicy');
  await page.getByLabel('Order').selectOption('');
  await expect(shown.first()).not.toContainText('AmazonConnectSynchronizationServiceRolePolicy');
});

test('policies are filtered and ordered by risk', async ({ page }) => {
  await page.goto(kinds.policies);
  const shown = page.locator('#policy-list tr:visible');
  await page.getByLabel('Risk').selectOption('detection-evasion');
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText('AmazonConnectCampaignsServiceLinkedRolePolicy');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(8);
  await page.getByLabel('Order').selectOption('risk');
  await expect(shown.last()).not.toContainText('Credential access');
});

test('the feed of high risks names them in its titles and categories', async ({ request }) => {
  const answer = await request.get('/risk/feed.xml');
  const feed = await new Parser().parseString(await answer.text());
  expect(feed.items.length).toBeGreaterThan(10);
  for (const { title, categories } of feed.items) {
    const [, risks = ''] = /\(risk: ([^)]*)\)/.exec(title ?? '') ?? [];
    expect(risks, title).not.toBe('');
    const [first = ''] = risks.split(' and ');
    expect(categories).toContain(first);
  }
  expect(feed.items.map(({ title }) => title).join('\n')).toContain(
    `${slr} v19 (risk: privilege escalation and resource exposure): adds`,
  );
});

test('the API has the risks of the page', async ({ request, page }) => {
  const { current, changes } = await (await request.get('/api/v1/risk.json')).json();
  expect(current).toContainEqual(
    expect.objectContaining({
      policyName: slr,
      category: 'privilege-escalation',
      grade: 'indirect',
      since: { versionId: 'v19', createDate: '2024-10-29T20:36:31Z' },
    }),
  );
  await page.goto(kinds.risk);
  await expect(page.locator('#risk-changes li.change')).toHaveCount(changes.length);
});

test('the reader’s document has its risks, and those of the version', async ({ page }) => {
  await page.goto('/compare/?policy=AmazonConnect_FullAccess&to=v4');
  const own = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['connect:*', 'iam:PutRolePolicy'], Resource: '*' },
      { Effect: 'Deny', Action: 'connect:Get*Token', Resource: '*' },
    ],
  };
  await page.getByLabel('Your policy document').fill(JSON.stringify(own));
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(readAnswer(page)).toContainText('Your document');
  const risks = rows(section(page, 'Risks of your document'));
  await expect(risks.first()).toContainText('iam:PutRolePolicy');
  await expect(risks.first()).toContainText('v4 does not allow this.');
  await expect(risks.filter({ hasText: 'connect:GetFederationToken' })).toHaveCount(0);
  await expect(
    rows(section(page, 'Risks of v4 that your document does not have')).first(),
  ).toContainText('connect:GetFederationToken');
});

test('a document without a known risk says so', async ({ page }) => {
  await page.goto('/compare/?policy=AmazonConnectVoiceIDFullAccess&to=v1');
  const own = { Statement: [{ Effect: 'Allow', Action: 'voiceid:ListDomains', Resource: '*' }] };
  await page.getByLabel('Your policy document').fill(JSON.stringify(own));
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(section(page, 'Risks of your document')).toContainText('allows nothing that');
});

test('two compared versions have their change of risk', async ({ page }) => {
  await page.goto(`/compare/?policy=${slr}&from=v18&to=v20`);
  await expect(rows(section(page, 'Risk')).first()).toContainText('iam:PassRole');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page of risks is complete', async ({ page }) => {
    await page.goto(kinds.risk);
    await expect(page.getByLabel('Risk', { exact: true })).toBeHidden();
    await expect(page.locator('#risk-changes li.change').first()).toBeVisible();
    expect(await rows(page.locator('main')).count()).toBeGreaterThan(15);
  });
});
