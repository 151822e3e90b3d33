import { expect, type Page, test } from '@playwright/test';

/** What a change did to access, as readers of its page see it. */

const role = '/policies/AmazonConnectServiceLinkedRolePolicy';
const synchronization = '/policies/AmazonConnectSynchronizationServiceRolePolicy';

const findRegion = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** The verdict and the sentence below the name of a page. */
const findSentence = (page: Page) => page.locator('main h1 + p');
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

test('actions replaced by a wildcard are wider: no permission is removed', async ({ page }) => {
  await page.goto(`${role}/v54/`);
  await expect(findSentence(page)).toHaveText(
    'Wider Adds 18 actions (9 Write) on all resources if the resource tag AmazonConnectEnabled is True, including wisdom:SearchContent and wisdom:AllowVendedLogDeliveryForResource (Permissions management), plus future wisdom:* actions.',
  );
  const added = findRegion(page, 'Adds');
  await expect(added.getByRole('definition')).toHaveText([
    'wisdom:AllowVendedLogDeliveryForResource',
    /^wisdom:CreateAssistantAssociation.*wisdom:UpdateSessionData$/,
    /wisdom:GetAssistantAssociation/,
    /wisdom:ListContents/,
  ]);
  await expect(added.getByRole('term')).toHaveText([
    'Permissions management and Write',
    'Write',
    'Read',
    'List',
  ]);
  await added.getByText('Example request').click();
  await expect(added).toContainText(
    /Plus future wisdom:\* actions\s*on all resources\s*Example request\s*Each of these actions on arn:aws:wisdom:\S+ \(on \* where the action has no resource\) where aws:ResourceTag\/AmazonConnectEnabled is True\. v54 allows it; v53 does not\./,
  );
  await expect(findRegion(page, 'Removes')).toHaveCount(0);
  await expect(
    page.getByText('No permissions removed: v54 allows every request that v53 allows.'),
  ).toBeVisible();
});

test('a condition is in words, and its exact text is a click away', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto(`${role}/v55/`);
  const added = findRegion(page, 'Adds');
  const exact = added.getByText('StringEquals aws:ResourceAccount ${aws:PrincipalAccount}');
  await expect(exact).toBeHidden();
  await added.getByText('same account only').click();
  await expect(exact).toBeVisible();
});

test('patterns replaced by actions are mixed: four actions added, those of two patterns removed', async ({
  page,
}) => {
  await page.goto(`${synchronization}/v2/`);
  await expect(findSentence(page)).toHaveText(
    'Mixed Adds 4 actions (2 Write) on all resources; removes 30 actions (all Write) on all resources, including connect:AssociateInstanceStorageConfig; no longer includes future connect:Associate* and connect:Disassociate* actions.',
  );
  await openAll(page);
  await expect(findRegion(page, 'Adds').getByRole('link')).toHaveText([
    'connect:CreateAuthenticationProfile',
    'connect:UpdateAuthenticationProfile',
    'connect:DescribeAuthenticationProfile',
    'connect:ListAuthenticationProfiles',
  ]);
  await expect(findRegion(page, 'Removes').getByRole('link')).toHaveCount(30);
  await expect(findRegion(page, 'Removes')).toContainText(
    'No longer includes future connect:Associate* and connect:Disassociate* actions',
  );
});

test('a wider grant under a new condition is mixed', async ({ page }) => {
  await page.goto(`${role}/v55/`);
  await expect(findSentence(page)).toHaveText(
    /^Mixed .*profile:\*.*restricts 65 actions to the same account\./,
  );
  const removed = findRegion(page, 'Restricts');
  await removed.getByText('Example request').first().click();
  await expect(removed).toContainText(
    /where aws:PrincipalAccount is \S+ and aws:ResourceAccount is \S+\. v54 allows it; v55 does not\./,
  );
});

test('long lists of access are folded by group', async ({ page }) => {
  await page.goto(`${role}/v55/`);
  const added = findRegion(page, 'Adds');
  const folded = added.getByText('profile:AssociateStreamForSegments', { exact: true }).last();
  await expect(folded).toBeHidden();
  await added.getByText(/^profile:\w+ and 40 more actions/).click();
  await expect(folded).toBeVisible();
});

test('patterns that only match future actions are counted, and remove nothing else', async ({
  page,
}) => {
  await page.goto(`${synchronization}/v4/`);
  const future = 'o longer includes future actions that match 138 patterns';
  await expect(findSentence(page)).toHaveText(
    `Wider Adds 166 actions (86 Write) on all resources, including connect:UpdateInstanceStorageConfig, connect:AssociateInstanceStorageConfig and connect:ListDataTablePrimaryValues, plus future actions that match 10 patterns; n${future}.`,
  );
  await openAll(page);
  await expect(findRegion(page, 'Adds')).toContainText(
    'Plus future actions that match 10 patterns',
  );
  const removed = findRegion(page, 'Removes');
  await expect(removed).toContainText('no existing action');
  await expect(removed.getByText(`N${future}`)).toHaveCount(1);
  await expect(removed.locator('.levels')).toHaveCount(0);
  await page.goto('/changes/?verdict=wider');
  await expect(
    page.locator('#list li.change:visible', {
      hasText: `AmazonConnectSynchronizationServiceRolePolicy v4`,
    }),
  ).toHaveCount(1);
});

test('an action that IAM’s reference does not have counts, and is labelled', async ({ page }) => {
  await page.goto('/policies/AmazonConnectReadOnlyAccess/v4/');
  await expect(findSentence(page)).toHaveText(
    'Wider Adds connect:GetFederationTokens (not in IAM’s reference) on all resources.',
  );
  const added = findRegion(page, 'Adds');
  await expect(added.getByRole('term')).toHaveText(['Not in IAM’s reference']);
  await expect(added.getByRole('definition')).toHaveText(['connect:GetFederationTokens']);
  await expect(findRegion(page, 'Removes')).toHaveCount(0);
});

test('an action leads to its entry in AWS’s reference', async ({ page }) => {
  await page.goto(`${synchronization}/v3/`);
  const link = findRegion(page, 'Adds').getByRole('link').first();
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/docs\.aws\.amazon\.com\/service-authorization\/latest\/reference\/list_amazonconnect\.html#amazonconnect-\w+$/,
  );
});

test('a policy page has the current permissions by service and access level', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/policies/AmazonConnect_FullAccess/');
  const access = findRegion(page, 'Current permissions');
  await expect(access.locator('summary').first()).toHaveText(
    /^Amazon Connect connect: \d+ actions, \d+ Write, \d+ Read, \d+ List$/,
  );
  await access.getByText(/^\d+ more services$/).click();
  await access.getByText('Service Quotas').click();
  await expect(access.getByText('servicequotas:GetServiceQuota')).toBeVisible();
});

test('a first version has its permissions', async ({ page }) => {
  await page.goto('/policies/AmazonConnectVoiceIDFullAccess/v1/');
  await expect(findSentence(page)).toHaveText(
    'First version Allows voiceid:* (31 actions, 17 Write) on all resources.',
  );
  await expect(findRegion(page, 'Permissions')).toContainText('Amazon Connect Voice ID');
});

test('the comparison of two versions has the same sentence', async ({ page }) => {
  await page.goto('/policies/AmazonConnect_FullAccess/compare/v1...v4/');
  await expect(findSentence(page)).toHaveText(/^Wider Adds 31 actions/);
  await expect(findRegion(page, 'Adds')).toContainText('v4 allows it; v1 does not.');
});

test('the home page and the list of changes have the sentence, and the list has a filter', async ({
  page,
}) => {
  await page.goto('/');
  await expect(findRegion(page, 'Latest changes')).toContainText(
    'Adds 18 actions (9 Write) on all resources if the resource tag AmazonConnectEnabled is True',
  );
  await page.goto('/changes/');
  await page.getByLabel('Access').selectOption('narrower');
  await expect(page.locator('#list li.change:visible')).toHaveText([
    /AmazonConnectReadOnlyAccess v2/,
  ]);
  await expect(page).toHaveURL(/\?verdict=narrower$/);
});
