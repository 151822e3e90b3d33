import { expect, test } from '@playwright/test';
import { findClosestAllowedDay, listPolicyAccess } from '../lib/history/who-allowed';
import { record } from './record';
import { readAnswer, readTrouble } from './tool';

const { policies } = record;

/** Who allowed an action on a day, by the pure code alone. */
const listAllowed = (action: string, day: string) =>
  listPolicyAccess(policies, action, day).flatMap(({ onDay, policy }) =>
    onDay?.period ? [`${policy.policyName} ${onDay.version.versionId}`] : [],
  );

test('could Connect’s role call cloudwatch:PutMetricData on the day of our incident?', async ({
  page,
}) => {
  await page.goto('/ask/');
  await page.getByLabel(/^Action/).fill('cloudwatch:putmetricdata');
  await page.getByLabel(/^Date/).fill('2022-01-15');
  await page.getByRole('button', { name: 'Find policies' }).click();
  await expect(readAnswer(page)).toContainText(
    'On 2022-01-15, 1 policy allowed cloudwatch:putmetricdata.',
  );
  // As the browser writes it where the form is sent before React has it.
  await expect(page).toHaveURL(/\/ask\/\?action=cloudwatch(:|%3A)putmetricdata&day=2022-01-15$/);
  const answer = page.getByRole('region', { name: 'Allowed on 2022-01-15' });
  await expect(answer).toContainText('AmazonConnectServiceLinkedRolePolicy v6');
  await expect(answer).toContainText('Allowed since 2021-12-09 (v6).');
  await expect(answer).toContainText(
    /Not yet announced on this date\s*announced on 2022-02-22, 75 days late/,
  );
  await expect(answer).toContainText('Allowed by name in statement 10, on all resources');
  await answer.getByRole('link', { name: 'statement 10' }).click();
  await expect(page.locator(':target')).toContainText('cloudwatch:PutMetricData');
});

test('since when may Connect’s role call iam:PassRole?', async ({ page }) => {
  await page.goto('/ask/?action=iam:PassRole');
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
  await expect(page.getByRole('region', { name: 'Policies' })).toContainText(
    'Allowed since 2024-10-29 (v19).',
  );
  await page
    .getByRole('region', { name: 'Policies' })
    .getByRole('link', { name: 'v19', exact: true })
    .click();
  await expect(page).toHaveURL(/\/policies\/AmazonConnectServiceLinkedRolePolicy\/v19\/$/);
});

// An address opened fresh gives what the pure code gives.
for (const [action, day] of [
  ['cloudwatch:PutMetricData', '2022-01-15'],
  ['cloudwatch:PutMetricData', '2024-06-01'],
  ['profile:GetDomain', '2024-06-01'],
  ['CONNECT:CREATEINSTANCE', '2020-01-01'],
  ['ds:*', '2023-01-01'],
  ['*', '2026-01-01'],
] as const) {
  test(`${action} on ${day}, opened directly`, async ({ page }) => {
    await page.goto(`/ask/?${new URLSearchParams({ action, day })}`);
    const allowed = listAllowed(action, day);
    expect(allowed.length).toBeGreaterThan(0);
    const names = page
      .getByRole('region', { name: `Allowed on ${day}` })
      .getByRole('heading', { level: 3 });
    await expect(names).toHaveText(allowed);
  });
}

test('an action that nobody allowed on a day, and the nearest day', async ({ page }) => {
  const day = '2021-12-01';
  const periods = listPolicyAccess(policies, 'cloudwatch:PutMetricData').flatMap(
    (each) => each.allowed,
  );
  const nearest = findClosestAllowedDay(periods, day);
  expect(nearest?.day).toBe('2021-12-09');
  await page.goto(`/ask/?action=cloudwatch:PutMetricData&day=${day}`);
  await expect(readAnswer(page)).toContainText(
    'On 2021-12-01, no policy on record allowed cloudwatch:PutMetricData.',
  );
  await expect(readAnswer(page)).toContainText(
    'The closest date on which one did is 2021-12-09: AmazonConnectServiceLinkedRolePolicy v6.',
  );
  await readAnswer(page).getByRole('link', { name: '2021-12-09' }).click();
  await expect(readAnswer(page)).toContainText('On 2021-12-09, 1 policy allowed');
});

test('what a wildcard allows is said to be allowed through it', async ({ page }) => {
  await page.goto('/ask/?action=connect:DeleteInstance&day=2021-07-15');
  await expect(page.getByRole('region', { name: 'Allowed on 2021-07-15' })).toContainText(
    'Allowed through connect:* in statement 1',
  );
});

test('actions are suggested while typing, and chosen by keyboard or pointer', async ({ page }) => {
  await page.goto('/');
  // Two interactions from home: the page, and the action.
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: 'Who allowed?' })
    .click();
  const field = page.getByRole('combobox', { name: /^Action/ });
  const options = page.getByRole('option');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await field.focus();
  await page.keyboard.type('getbots');
  await expect(options.first()).toContainText('lex:GetBots');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', /-0$/);
  await page.keyboard.press('ArrowUp');
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('lex:GetBots');
  await expect(readAnswer(page)).toContainText('2 policies allow lex:GetBots now.');
  await expect(options).toHaveCount(0);
  const list = page.getByRole('region', { name: 'Policies' });
  await expect(list.getByText('Deprecated', { exact: true })).toHaveCount(1);
  await expect(list).toContainText('Allowed since 2020-11-20 (v1).');
  await field.fill('passrole');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await field.press('ArrowDown');
  await options.filter({ hasText: 'iam:PassRole' }).click();
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
});

test('a name that IAM does not know, and near ones that lead on', async ({ page }) => {
  await page.goto('/ask/?action=cloudwatch:PutMetricDta');
  await expect(readAnswer(page)).toContainText('No policy on record has ever allowed');
  await expect(page.getByText('is not an action that IAM has; did you mean')).toBeVisible();
  await page.getByRole('link', { name: 'cloudwatch:PutMetricData' }).click();
  await expect(readAnswer(page)).toContainText('3 policies allow cloudwatch:PutMetricData now.');
});

test('a service that IAM does not know, and a pattern that matches nothing', async ({ page }) => {
  await page.goto('/ask/?action=cloudwach:PutMetricData');
  await expect(page.getByText('IAM’s reference has no service “cloudwach”')).toBeVisible();
  await expect(page.getByRole('link', { name: 'cloudwatch:PutMetricData' })).toBeVisible();
  await page.goto('/ask/?action=lex:GetBotz*');
  await expect(page.getByText('matches no action that IAM has; did you mean')).toBeVisible();
});

test.describe('what is not an action is refused', () => {
  for (const [text, problem, near] of [
    ['GetBots', 'GetBots is not an action: it has no service prefix.', 'lex:GetBots'],
    ['foo', 'foo is not an action: it has no service prefix.', undefined],
    [':GetBots', 'the service prefix before the colon is missing', 'lex:GetBots'],
    ['lex:', 'the name after the colon is missing', 'lex:*'],
    ['lex: GetBots', 'it contains a space', 'lex:GetBots'],
    ['lex GetBots', 'it contains a space', 'lex:GetBots'],
    ['   ', 'The text is not an action: it is empty.', undefined],
  ] as const) {
    test(`"${text}"`, async ({ page }) => {
      await page.goto(`/ask/?${new URLSearchParams({ action: text, day: '2022-01-15' })}`);
      await expect(readTrouble(page)).toContainText(problem);
      await expect(readAnswer(page)).toHaveText('');
      await expect(page.getByRole('region', { name: /Policies|on 2/ })).toHaveCount(0);
      const links = readTrouble(page).getByRole('link');
      if (near === undefined) {
        await expect(links).toHaveCount(0);
        return;
      }
      await links.first().click();
      await expect(page).toHaveURL(/day=2022-01-15$/);
      await expect(readAnswer(page)).toContainText(near);
    });
  }

  test('as it is typed, too', async ({ page }) => {
    await page.goto('/ask/');
    await page.getByLabel(/^Action/).fill('GetBots');
    await page.getByRole('button', { name: 'Find policies' }).click();
    await expect(readTrouble(page)).toContainText('Did you mean lex:GetBots?');
  });
});

test('a day after the end of the record is not answered', async ({ page }) => {
  await page.goto('/ask/?action=iam:PassRole&day=2026-08-23');
  await expect(readTrouble(page)).toContainText(
    '2026-08-23 is after the end of the record. The last day on record is 2026-08-22.',
  );
  await expect(readAnswer(page)).toHaveText('');
  await expect(page.getByRole('region', { name: /Policies|on 2/ })).toHaveCount(0);
  await page.getByRole('link', { name: '2026-08-22' }).click();
  await expect(readAnswer(page)).toContainText('On 2026-08-22, 1 policy allowed iam:PassRole.');
});

test('a day that is none is named, and the rest of the page works', async ({ page }) => {
  await page.goto('/ask/?action=iam:PassRole&day=2022-02-30');
  await expect(readTrouble(page)).toContainText('“2022-02-30” is not a date.');
  await page.getByRole('link', { name: 'search all dates' }).click();
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
});

test('markup in a question is text', async ({ page }) => {
  await page.goto(
    `/ask/?${new URLSearchParams({ action: '<img src=x onerror=document.title=1>:x' })}`,
  );
  await expect(readTrouble(page)).toContainText(
    '<img src=x onerror=document.title=1>:x is not an action: it contains “<”',
  );
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);
});

test('questions are asked by keyboard alone, and Back and Forward walk through them', async ({
  page,
}) => {
  await page.goto('/ask/');
  const action = page.getByLabel(/^Action/);
  await action.focus();
  await page.keyboard.type('iam:PassRole');
  await page.keyboard.press('Enter');
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
  await action.fill('');
  await action.focus();
  await page.keyboard.type('ds:UnauthorizeApplication');
  await page.keyboard.press('Enter');
  await expect(readAnswer(page)).toContainText('ds:UnauthorizeApplication');
  await page.goBack();
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
  await expect(action).toHaveValue('iam:PassRole');
  await page.goForward();
  await expect(readAnswer(page)).toContainText('ds:UnauthorizeApplication');
  await page.goBack();
  await page.goBack();
  await expect(readAnswer(page)).toHaveText('');
  await expect(action).toHaveValue('');
});

test('an explicit Deny is shown, in whichever policy it stands', async ({ page }) => {
  await page.goto('/ask/?action=connect:AdminGetEmergencyAccessToken&day=2025-01-01');
  await expect(readAnswer(page)).toContainText('AmazonConnectReadOnlyAccess v4 denies it.');
  await expect(page.getByRole('region', { name: 'Denied on 2025-01-01' })).toContainText(
    'Denied by name in statement 2',
  );
  await page.goto('/ask/?action=profile:DeleteDomain&day=2026-06-01');
  await expect(readAnswer(page)).toContainText('On 2026-06-01, ');
  await expect(
    page
      .getByRole('region', { name: 'Allowed on 2026-06-01' })
      .getByText('Also denied by a statement', { exact: true }),
  ).toBeVisible();
  // What is allowed and denied whole was never allowed, and its history is shown all the same.
  await page.goto('/ask/?action=wisdom:DeleteAssistant');
  await expect(readAnswer(page)).toContainText('No policy on record has ever allowed');
  await expect(page.getByRole('region', { name: 'Policies' })).toContainText(
    /Denied since \S+ \(v54\)/,
  );
});

test('each resource and condition of an answer has a date of its own', async ({ page }) => {
  const profile = 'arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/*';
  const readItem = (name: string, text: string) =>
    page.getByRole('region', { name }).getByRole('listitem').filter({ hasText: text });
  await page.goto('/ask/?action=iam:CreateServiceLinkedRole');
  await expect(readItem('Policies', profile)).toContainText(/^since v4 · 2023-03-07/);
  await expect(readItem('Policies', 'for the service connect.amazonaws.com').last()).toContainText(
    /^since v1 · 2020-11-20/,
  );
  await page.goto('/ask/?action=iam:CreateServiceLinkedRole&day=2023-03-08');
  await expect(readItem('Allowed on 2023-03-08', profile)).toContainText(/^since v4 · 2023-03-07/);
  await page.goto('/ask/?action=iam:CreateServiceLinkedRole&day=2023-03-01');
  await expect(readItem('Allowed on 2023-03-01', profile)).toHaveCount(0);
});

test('a name that became a wildcard keeps its date, and is said to have been a name', async ({
  page,
}) => {
  await page.goto('/ask/?action=wisdom:CreateContent');
  const item = page.getByRole('region', { name: 'Policies' }).getByRole('listitem');
  await expect(item).toHaveCount(1);
  await expect(item).toContainText(/^Allowed through wisdom:\*/);
  await expect(item).toContainText('; before v54 by name');
});

test('what was not observed is said where it may matter', async ({ page }) => {
  await page.goto('/ask/?action=wisdom:CreateContent');
  await expect(page.getByRole('region', { name: 'Policies' })).toContainText(
    'Missing from the archive: v32 to v41 and v43 to v52.',
  );
  await page.goto('/ask/?action=s3:DeleteBucket&day=2026-01-10');
  await expect(readAnswer(page)).toContainText(
    'AmazonConnectServiceLinkedRolePolicy v32 to v41 are missing from the archive. One of them may have been the default version on that day.',
  );
});

test('a row that names it later is told', async ({ page }) => {
  await page.goto('/ask/?action=profile:ListRecommenderRecipes');
  await expect(page.getByRole('region', { name: 'Policies' })).toContainText(
    /Never announced\s*announcement of 2026-05-20, named in the announcement of v55/,
  );
});

test('what is typed before the script is there stays, and is asked', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/ask/', { waitUntil: 'commit' });
  const action = page.getByLabel(/^Action/);
  await action.fill('iam:PassRole');
  release();
  // What only the script makes.
  await expect(page.getByRole('option', { name: /^iam:PassRole/ })).toBeVisible();
  await expect(action).toHaveValue('iam:PassRole');
  await action.press('Enter');
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
});

test('the field keeps the focus, and the title names the question', async ({ page }) => {
  await page.goto('/ask/?action=iam:PassRole&day=');
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
  await expect(page).toHaveTitle(/^iam:PassRole · Who allowed\? · /);
  const action = page.getByLabel(/^Action/);
  await action.fill('ds:ListTagsForResource');
  await action.press('Enter');
  await expect(readAnswer(page)).toContainText('ds:ListTagsForResource');
  await expect(action).toBeFocused();
  await expect(page).toHaveTitle(/^ds:ListTagsForResource · Who allowed\? · /);
});

test('what cannot be loaded is said, with its address', async ({ page }) => {
  await page.route('**/tools/actions/**', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto('/ask/?action=iam:PassRole');
  await expect(readTrouble(page)).toContainText(
    /tools\/actions\/.*\.json could not be read: the server answered 503/,
  );
  await page.unroute('**/tools/actions/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(readAnswer(page)).toContainText('1 policy allows iam:PassRole now.');
  await expect(readTrouble(page)).toHaveCount(0);
});
