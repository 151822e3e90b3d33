import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { waitForLastRequest } from './tool';

const box = (page: Page) => page.getByRole('searchbox');
const groups = (page: Page) => page.locator('search section h2');
const results = (page: Page) => page.locator('search section li a');

/** Types a question and waits until the address has it too. */
async function ask(page: Page, question: string) {
  await box(page).fill('');
  await box(page).pressSequentially(question);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === question);
}

test('an action is found by its name alone, and opened by the keyboard alone', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto(kinds.search);
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('passrole');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('4 results.');
  await expect(groups(page)).toHaveText(['Actions', 'Versions', 'Announcements', 'Resources']);
  await expect(results(page).first()).toHaveText('iam:PassRole');
  await expect(results(page).first().locator('mark')).toHaveText('PassRole');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/policies\/AmazonConnectServiceLinkedRolePolicy\/v19\/$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/search\/\?q=passrole$/);
  await expect(results(page).first()).toHaveText('iam:PassRole');
});

test('a slip of the fingers is forgiven, and told', async ({ page }) => {
  await page.goto(kinds.search);
  await page.keyboard.type('custmer profiles');
  await expect(results(page).first()).toHaveText('CustomerProfilesServiceLinkedRolePolicy');
  await expect(page.getByRole('main').getByRole('status')).toContainText('No exact match');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/policies\/CustomerProfilesServiceLinkedRolePolicy\/$/);
});

test('an action is found through its service, and says who allows it', async ({ page }) => {
  await page.goto(kinds.search);
  await page.keyboard.type('profile:GetDomain');
  await expect(results(page).first()).toHaveText('profile:GetDomain');
  await expect(results(page).first()).toHaveAttribute('href', '/actions/profile/#getdomain');
  await expect(page.locator('search li').first()).toContainText('Allowed now');
});

test('arrows, Home, End and Escape move through what is found', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/search/?q=profile');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('profile');
  const all = page.getByRole('button', { name: /^Show all \d+ actions$/ });
  await expect(all).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('search [data-stop]').last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await all.focus();
  await page.keyboard.press('Enter');
  // Reading goes on where the button was.
  const actions = page.getByRole('region', { name: 'Actions' }).getByRole('link');
  await expect(actions.nth(6)).toBeFocused();
  expect(await actions.count()).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
});

test('the page of search asks for nothing that is not there, and speaks to no one else', async ({
  page,
  baseURL,
}) => {
  const faults: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(kinds.search);
  await ask(page, 'passrole');
  await page.keyboard.press('Enter');
  await ask(page, 'wisdom');
  await page.goBack();
  await expect(box(page)).toHaveValue('passrole');
  await waitForLastRequest(page);
  expect(faults).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
});

test('Back and Forward walk through the questions that were asked', async ({ page }) => {
  await page.goto(kinds.home);
  await page.goto(kinds.search);
  await ask(page, 'passrole');
  await page.keyboard.press('Enter');
  await ask(page, 'wisdom');
  await page.keyboard.press('Enter');
  await ask(page, 'v4');
  await page.goBack();
  await expect(box(page)).toHaveValue('wisdom');
  await expect(results(page).first()).toHaveText('wisdom:*');
  await page.goBack();
  await expect(box(page)).toHaveValue('passrole');
  await expect(results(page).first()).toHaveText('iam:PassRole');
  await page.goForward();
  await expect(box(page)).toHaveValue('wisdom');
  await page.goForward();
  await expect(box(page)).toHaveValue('v4');
  for (let step = 0; step < 3; step += 1) await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === '/' && url.search === '');
});

test('what is typed quickly is neither lost nor a step of its own', async ({ page }) => {
  await page.goto(kinds.search);
  const historyLength = await page.evaluate(() => history.length);
  const question = 'AmazonConnect_FullAccess v4 '.repeat(7);
  await box(page).pressSequentially(question);
  await expect(box(page)).toHaveValue(question);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === question);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(historyLength + 1);
});

for (const [what, scripts] of [
  ['the framework', /\/_next\/.*\.js$/],
  ['the script that waits for a reader', /\/reading\.js$/],
] as const) {
  test(`what is typed before ${what} is there is asked when it is`, async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(scripts, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(kinds.search, { waitUntil: 'commit' });
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('passrole');
    release();
    await expect(results(page).first()).toHaveText('iam:PassRole');
    await expect(box(page)).toHaveValue('passrole');
  });
}

test('the box has the focus before the page is drawn: no letter is lost', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.title = document.activeElement?.id ?? '';
    });
  });
  await page.goto(kinds.search);
  await expect(page.locator('html')).toHaveAttribute('title', 'search-box');
});

test('an index that cannot be read is told, and read anew when asked', async ({ page }) => {
  await page.route('**/tools/search.json', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.goto('/search/?q=passrole');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    '/tools/search.json could not be read: the server answered 500.',
  );
  await page.unroute('**/tools/search.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(results(page).first()).toHaveText('iam:PassRole');
});

test('markup in a question is text', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const question = '<img src=x onerror=alert(1)>';
  await page.goto(`/search/?q=${encodeURIComponent(question)}`);
  await expect(box(page)).toHaveValue(question);
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results.');
  await ask(page, `passrole ${question}`);
  await expect(results(page).first()).toHaveText('iam:PassRole');
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'None has all of the words',
  );
  await expect(page.locator('main img')).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

test('a question that is too long is cut, and says so', async ({ page }) => {
  await page.goto(kinds.search);
  const long = `passrole ${'x'.repeat(5000)}`;
  await box(page).fill(long);
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Only the first 200 characters are used.',
  );
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === long.slice(0, 200));
  await expect(box(page)).toHaveValue(long);
});

test('an empty box says what can be found, by questions that find it', async ({ page }) => {
  await page.goto(kinds.search);
  const examples = page.getByRole('region', { name: 'Examples' }).getByRole('link');
  const questions = await examples.allTextContents();
  expect(questions).toHaveLength(6);
  for (const [at, name] of [
    'Policies',
    'Versions',
    'Actions',
    'Resources',
    'Announcements',
    'Dates',
  ].entries()) {
    await page.goto(kinds.search);
    await examples.nth(at).click();
    await expect(groups(page).first(), questions[at]).toHaveText(name);
  }
});

test('a letter alone asks for another', async ({ page }) => {
  await page.goto(kinds.search);
  await page.keyboard.type('p');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Type at least two letters.');
  await page.keyboard.type('a');
  await expect(page.getByRole('main').getByRole('status')).toContainText('results');
});

for (const [day, text] of [
  ['2023-03-08', 'No change and no announcement on this day.'],
  ['2023-03-07', 'AmazonConnect_FullAccess v4'],
] as const) {
  test(`the date ${day} has its snapshot as the first result`, async ({ page }) => {
    await page.goto(`/search/?q=${day}`);
    const main = page.getByRole('main');
    await expect(results(page).first()).toHaveText(`Snapshot of ${day}`);
    await expect(main).toContainText(text);
    await expect(main).not.toContainText('No results');
    await results(page).first().click();
    await expect(main).toContainText(`Snapshot of ${day}`);
    await expect(main).toContainText('7 policies');
  });
}

test('a date after the end of the record has no snapshot', async ({ page }) => {
  await page.goto('/search/?q=2030-01-01');
  const main = page.getByRole('main');
  await expect(main).toContainText('2030-01-01 is after the end of the record.');
  await expect(results(page)).toHaveCount(0);
  await expect(main.getByRole('status')).toHaveText('');
});

test('where nothing is found, something near is offered', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/search/?q=pasrol');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('No results.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toHaveText('iam:PassRole');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page of search leads to the lists', async ({ page }) => {
    await page.goto('/search/?q=passrole');
    await expect(box(page)).toBeHidden();
    await page.getByRole('main').getByRole('link', { name: 'policies' }).click();
    await expect(page).toHaveURL(/\/policies\/$/);
  });
});
