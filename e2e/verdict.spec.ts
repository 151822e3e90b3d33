import { expect, type Page, test } from '@playwright/test';

/** What a change did to access, as readers of its page see it. */

const role = '/policies/AmazonConnectServiceLinkedRolePolicy';
const synchronization = '/policies/AmazonConnectSynchronizationServiceRolePolicy';

const findRegion = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** What stands first under the name of a page. */
const findSentence = (page: Page) => page.locator('main h1 + p');
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

test('a fold into a wildcard is wider: it lost nothing, and gained what the wildcard has beside', async ({
  page,
}) => {
  await page.goto(`${role}/v54/`);
  await expect(findSentence(page)).toHaveText(
    'Wider: 18 actions more on all resources under a condition, 1 of them Permissions management and 9 Write, plus future wisdom:* actions.',
  );
  const gained = findRegion(page, 'Gained');
  await expect(gained).toContainText(
    /If aws:ResourceTag\/AmazonConnectEnabled StringEquals True:\s*On all resources/,
  );
  await expect(gained.getByRole('definition')).toHaveText([
    'wisdom:AllowVendedLogDeliveryForResource',
    /^wisdom:CreateAssistantAssociation.*wisdom:UpdateSessionData$/,
    /wisdom:GetAssistantAssociation/,
    /wisdom:ListContents/,
  ]);
  await expect(gained.getByRole('term')).toHaveText([
    'Permissions management and Write',
    'Write',
    'Read',
    'List',
  ]);
  await expect(gained).toContainText(
    /Proof: v54 allows each of them on arn:aws:wisdom:\S+ \(on \* where the action has no resource\) where aws:ResourceTag\/AmazonConnectEnabled is True; v53 does not\.\s*Plus future wisdom:\* actions/,
  );
  await expect(findRegion(page, 'Lost')).toHaveCount(0);
  await expect(page.getByText('Nothing lost: what v53 allows, v54 allows too.')).toBeVisible();
});

test('patterns given up for four actions are both: four gained, actions of two patterns lost', async ({
  page,
}) => {
  await page.goto(`${synchronization}/v2/`);
  await expect(findSentence(page)).toHaveText(
    'Both: 4 actions more on all resources, 2 of them Write; 30 actions fewer on all resources, all of them Write; no longer includes future connect:Associate* and connect:Disassociate* actions.',
  );
  await openAll(page);
  await expect(findRegion(page, 'Gained').getByRole('link')).toHaveText([
    'connect:CreateAuthenticationProfile',
    'connect:UpdateAuthenticationProfile',
    'connect:DescribeAuthenticationProfile',
    'connect:ListAuthenticationProfiles',
  ]);
  await expect(findRegion(page, 'Lost').getByRole('link')).toHaveCount(30);
  await expect(findRegion(page, 'Lost')).toContainText(
    'No longer includes future connect:Associate* and connect:Disassociate* actions',
  );
});

test('a wider grant under a new condition is both', async ({ page }) => {
  await page.goto(`${role}/v55/`);
  await expect(findSentence(page)).toHaveText(/Both: .*profile:\*.*stricter conditions\./);
  const proof = findRegion(page, 'Lost').getByText(/^Proof: v54 allows/);
  await expect(proof.first()).toContainText(
    /where aws:PrincipalAccount is \S+ and aws:ResourceAccount is \S+; v55 does not\./,
  );
});

test('patterns that only match future actions are counted, and no loss', async ({ page }) => {
  await page.goto(`${synchronization}/v4/`);
  const future = 'o longer includes future actions of 138 patterns';
  await expect(findSentence(page)).toHaveText(
    `Wider: 166 actions more on all resources, 86 of them Write, plus future actions of 10 patterns; n${future}.`,
  );
  await openAll(page);
  await expect(findRegion(page, 'Gained')).toContainText('Plus future actions of 10 patterns');
  const lost = findRegion(page, 'Lost');
  await expect(lost).toContainText('no action that IAM has');
  await expect(lost.getByText(`N${future}`)).toHaveCount(1);
  await expect(lost.locator('.levels')).toHaveCount(0);
  await page.goto('/changes/?verdict=wider');
  await expect(
    page.locator('#list > li:visible', {
      hasText: `AmazonConnectSynchronizationServiceRolePolicy v4`,
    }),
  ).toHaveCount(1);
});

test('an action that IAM’s reference does not have counts, and is labelled', async ({ page }) => {
  await page.goto('/policies/AmazonConnectReadOnlyAccess/v4/');
  await expect(findSentence(page)).toHaveText(
    'Wider: 1 action more on all resources, not in IAM’s reference: connect:GetFederationTokens.',
  );
  const gained = findRegion(page, 'Gained');
  await expect(gained.getByRole('term')).toHaveText(['Not in IAM’s reference']);
  await expect(gained.getByRole('definition')).toHaveText(['connect:GetFederationTokens']);
  await expect(findRegion(page, 'Lost')).toHaveCount(0);
});

test('an action leads to what AWS says of it', async ({ page }) => {
  await page.goto(`${synchronization}/v3/`);
  const link = findRegion(page, 'Gained').getByRole('link').first();
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/docs\.aws\.amazon\.com\/service-authorization\/latest\/reference\/list_amazonconnect\.html#amazonconnect-\w+$/,
  );
});

test('a policy page says what the policy gives now, by service and access level', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/policies/AmazonConnect_FullAccess/');
  const access = findRegion(page, 'What it gives now');
  await expect(access.locator('summary').first()).toHaveText(
    /^Amazon Connect connect: \d+ actions, \d+ Write, \d+ Read, \d+ List$/,
  );
  await access.getByText('Service Quotas').click();
  await expect(access.getByText('servicequotas:GetServiceQuota')).toBeVisible();
  await access.getByRole('link', { name: 'each action’s history' }).click();
  await page.getByRole('link', { name: 'Service Quotas' }).click();
  await expect(page.getByRole('link', { name: 'servicequotas:GetServiceQuota' })).toHaveAttribute(
    'href',
    /docs\.aws\.amazon\.com.*-GetServiceQuota$/,
  );
});

test('a first version says what it gave', async ({ page }) => {
  await page.goto('/policies/AmazonConnectVoiceIDFullAccess/v1/');
  await expect(findSentence(page)).toHaveText(/First version: 31 actions allowed/);
  await expect(findRegion(page, 'What v1 gives')).toContainText('Amazon Connect Voice ID');
});

test('two versions held against each other open with the same sentence', async ({ page }) => {
  await page.goto('/policies/AmazonConnect_FullAccess/compare/v1...v4/');
  await expect(findSentence(page)).toHaveText(/Wider: 31 actions more/);
  await expect(findRegion(page, 'Gained')).toContainText('Proof: v4 allows each of them on');
});

test('the home page and the list of changes say it too, and the list can be narrowed by it', async ({
  page,
}) => {
  await page.goto('/');
  await expect(findRegion(page, 'Changed last')).toContainText(
    'Wider: 18 actions more on all resources under a condition',
  );
  await page.goto('/changes/');
  await page.getByLabel('Access').selectOption('narrower');
  await expect(page.locator('#list > li:visible')).toHaveText([/AmazonConnectReadOnlyAccess v2/]);
  await expect(page).toHaveURL(/\?verdict=narrower$/);
});
