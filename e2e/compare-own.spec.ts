import { expect, type Page, test } from '@playwright/test';
import { compare, findVersion, readDocument } from './compared';
import { readAnswer, readTrouble } from './tool';

const name = 'AmazonConnect_FullAccess';

/** Compares a text with a version of a policy, as a reader does. */
async function compareOwn(page: Page, text: string, to = 'v4') {
  await page.goto(`/compare/?policy=${name}&to=${to}`);
  await page.getByLabel('Your policy document').fill(text);
  await page.getByRole('button', { name: 'Compare' }).click();
}

test.describe('the reader’s own document', () => {
  test('is pasted, and compared with today’s version of the closest policy', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.method()} ${request.url()} ${request.postData()}`),
    );
    const own = JSON.parse(readDocument(name, 'v2'));
    own.Statement.reverse();
    own.Statement[0].Sid = 'OurOwnMark';
    await page.goto('/');
    await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(own));
    // Two interactions from home.
    await page
      .getByRole('navigation', { name: 'Site' })
      .getByRole('link', { name: 'Compare' })
      .click();
    await page.getByLabel('Your policy document').press('Control+v');
    const difference = await compare(findVersion(name, 'v2'), findVersion(name, 'v4'));
    const actions = [...new Set(difference.access().gained.map(({ action }) => action))];
    expect(actions.length).toBeGreaterThan(20);
    await expect(readAnswer(page)).toContainText(`Your document → ${name} v4`);
    await expect(readAnswer(page)).toContainText(/Lacks \d+ actions.*Your copy lacks \d+ actions/);
    await expect(readAnswer(page)).toContainText(
      `Closest version: v2, 2 versions older than the newest (the same permissions). Detected policy: ${name}, because your document has the permissions of one of its versions.`,
    );
    await expect(page.getByRole('combobox', { name: 'Policy' })).toHaveValue(name);
    await expect(page).toHaveTitle(new RegExp(`^Your document and ${name} v4 · Compare · `));
    const missing = page.getByRole('region', { name: 'Missing from your copy' });
    for (const action of actions) {
      await expect(missing.getByText(action, { exact: true }).first()).toBeAttached();
    }
    await expect(page.getByRole('region', { name: 'Only in your copy' })).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`/compare/\\?policy=${name}&to=v4$`));
    expect(sent.filter((line) => line.includes('OurOwnMark'))).toEqual([]);
    expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([]);
  });

  test('of several policies belongs to the most similar one, until the reader chooses', async ({
    page,
  }) => {
    await page.goto('/compare/');
    const fill = async (text: string) => {
      await page.getByLabel('Your policy document').fill(text);
      await page.getByRole('button', { name: 'Compare' }).click();
    };
    const role = 'AmazonConnectServiceLinkedRolePolicy';
    await fill(readDocument(role, 'v20'));
    await expect(readAnswer(page)).toContainText(`Your document → ${role} v55`);
    await fill(readDocument('AmazonConnectReadOnlyAccess', 'v3'));
    await expect(readAnswer(page)).toContainText('Your document → AmazonConnectReadOnlyAccess v4');
    await page.getByRole('combobox', { name: 'Policy' }).fill(name);
    await page.getByRole('combobox', { name: 'To' }).selectOption('v2');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(readAnswer(page)).toContainText(`Your document → ${name} v2`);
    await fill('{"Statement": {"Effect": "Allow", "Action": "foo:Bar", "Resource": "*"}}');
    await expect(readAnswer(page)).toContainText(`Your document → ${name} v2`);
    await page.goto('/compare/');
    await fill('{"Statement": {"Effect": "Allow", "Action": "foo:Bar", "Resource": "*"}}');
    await expect(readTrouble(page)).toContainText('shares no action with a policy on record');
  });

  test('what is only in it is copied as a list to paste', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const own = JSON.parse(readDocument(name, 'v4'));
    own.Statement.push({
      Effect: 'Allow',
      Action: ['s3:PutObject', 'sqs:SendMessage'],
      Resource: '*',
    });
    await compareOwn(page, JSON.stringify(own));
    await expect(readAnswer(page)).toContainText(
      'Only your copy has s3:PutObject and sqs:SendMessage.',
    );
    await expect(readAnswer(page)).toContainText(
      /Closest version: v4, the newest version \(\d+ permissions in common, 2 different\)/,
    );
    const region = page.getByRole('region', { name: 'Only in your copy' });
    await region.getByRole('button', { name: 'Copy actions' }).click();
    await expect(region.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied).toSorted()).toEqual(['s3:PutObject', 'sqs:SendMessage']);
  });

  test('is shown with the lines and the numbers that it was pasted with', async ({ page }) => {
    const own = JSON.parse(readDocument(name, 'v3'));
    own.Statement.reverse();
    const { Effect, ...rest } = own.Statement[0];
    own.Statement[0] = { ...rest, Effect };
    const text = JSON.stringify(own, null, 4)
      .replace(
        /\[\s+"s3:CreateBucket",\s+"s3:GetBucketAcl"\s+\]/,
        '["s3:CreateBucket", "s3:GetBucketAcl"]',
      )
      .replaceAll('": ', '" : ');
    const answer = `{ "PolicyVersion" : {\n"Document" :\n${text} } }`;
    await compareOwn(page, answer);
    const region = page.getByRole('region', { name: 'Diff' });
    await expect(region).toBeVisible();
    const rows = await region.locator('table').evaluateAll((tables) =>
      tables.flatMap((table) => {
        // Unchanged lines that are shown once have the numbers of the other side.
        if (!table.classList.contains('pair')) return [];
        return [...(table as HTMLTableElement).tBodies].flatMap((body) =>
          [...body.rows]
            .filter((row) => row.cells[0]?.colSpan === 1)
            .map((row) => {
              const line = row.cells[1]?.cloneNode(true) as HTMLElement;
              for (const spoken of line.querySelectorAll('b')) spoken.remove();
              return { number: Number(row.cells[0]?.textContent), text: line.textContent ?? '' };
            }),
        );
      }),
    );
    expect(rows.length).toBeGreaterThan(20);
    const lines = answer.split('\n');
    for (const { number, text } of rows) expect(lines[number - 1]).toContain(text.trim());
    const numbers = rows.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    // A line that stands alone is shown with its own indentation.
    const alone = rows.filter(({ number, text }) => lines[number - 1] === text);
    expect(alone.length).toBeGreaterThan(20);
  });

  test('actions that IAM does not have are flagged with near names', async ({ page }) => {
    const own = JSON.parse(readDocument(name, 'v4'));
    own.Statement.push({
      Effect: 'Allow',
      Action: ['lex:GetBotz', 'lex:Zzz*', 'foo:Bar', 'cloudwach:PutMetricData'],
      Resource: '*',
    });
    own.Statement.push({ Effect: 'Deny', NotAction: 'lex:GetBotz', Resource: '*' });
    await compareOwn(page, JSON.stringify(own));
    const trouble = readTrouble(page);
    await expect(trouble).toContainText('Your document names 2 actions that IAM does not have:');
    const last = own.Statement.length;
    await expect(trouble.getByRole('listitem')).toHaveText([
      `lex:GetBotz is not an action that IAM has; did you mean lex:GetBots? Statements ${last - 1} and ${last}`,
      `lex:Zzz* matches no action that IAM has. Statement ${last - 1}`,
    ]);
    // What the catalog lacks is no fault of the document.
    const main = page.getByRole('main');
    await expect(main).toContainText('foo:Bar cannot be checked: IAM’s reference has no service');
    await expect(main).toContainText('did you mean cloudwatch:PutMetricData?');
  });

  test('a document of actions that IAM has is not flagged', async ({ page }) => {
    await compareOwn(page, readDocument(name, 'v2'));
    await expect(readAnswer(page)).toContainText(`Your document → ${name} v4`);
    await expect(readTrouble(page)).toHaveCount(0);
    await expect(page.getByRole('main')).not.toContainText('cannot be checked');
  });

  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'connect:*', Resource: '*' }],
  });
  for (const [how, text] of [
    ['as it is', document],
    [
      'in an answer of get-policy-version',
      JSON.stringify({ PolicyVersion: { Document: JSON.parse(document), VersionId: 'v1' } }),
    ],
    [
      'in an answer, URL-encoded',
      JSON.stringify({ PolicyVersion: { Document: encodeURIComponent(document) } }),
    ],
    ['URL-encoded', encodeURIComponent(document)],
    ['in an answer of get-role-policy', JSON.stringify({ PolicyDocument: document })],
  ] as const) {
    test(`is read ${how}`, async ({ page }) => {
      await compareOwn(page, text);
      await expect(readAnswer(page)).toContainText(/^Your document → .*Lacks \d+ actions/);
      await expect(page.getByRole('region', { name: 'Diff' })).toContainText('"connect:*"');
    });
  }

  test('of the shape of PowerUserAccess is compared rightly', async ({ page }) => {
    const power = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['iam:CreateServiceLinkedRole', 'iam:ListRoles'],
          Resource: '*',
        },
      ],
    };
    await compareOwn(page, JSON.stringify(power));
    const missing = page.getByRole('region', { name: 'Missing from your copy' });
    // All else that v4 gives is in everything but IAM, or given back.
    await expect(readAnswer(page)).toContainText(`Your document → ${name} v4`);
    const gained = await missing.getByRole('link').allInnerTexts();
    expect(
      gained.every((action) => action.startsWith('iam:')),
      gained.join(),
    ).toBe(true);
    expect(gained).not.toContain('iam:ListRoles');
    // What v4 has by name is listed as an exception too.
    await expect(readAnswer(page)).toContainText(
      'Only your copy has all actions except 55 patterns',
    );
    const only = page.getByRole('region', { name: 'Only in your copy' });
    await only.getByText('except 55 patterns').last().click();
    await expect(only.getByText('iam:*', { exact: true })).toBeVisible();
  });

  test('of which all but some is more is never copied as a star', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const Statement = [
      { Effect: 'Allow', NotAction: ['iam:*', 'account:*'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'iam:ListRoles',
        Resource: 'r',
        Condition: { Bool: { k: 'true' } },
      },
    ];
    await compareOwn(page, JSON.stringify({ Statement }));
    const region = page.getByRole('region', { name: 'Only in your copy' });
    const copy = async (label: string) => {
      await region.getByRole('button', { name: label }).click();
      return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    };
    const actions = await copy('Copy actions');
    expect(actions).toContain('iam:ListRoles');
    expect(actions.filter((action: string) => action.includes('*'))).toEqual([]);
    const statements: { Action?: string[]; NotAction?: string[] }[] = await copy('Copy statements');
    expect(statements[0]?.NotAction).toEqual(expect.arrayContaining(['iam:*', 'account:*']));
    expect(statements.flatMap(({ Action = [] }) => Action)).not.toContain('*');
    expect(statements).toContainEqual({
      Effect: 'Allow',
      Action: ['iam:ListRoles'],
      Resource: ['r'],
      Condition: { Bool: { k: ['true'] } },
    });
  });

  test('stays in its field while the reader looks elsewhere', async ({ page }) => {
    await page.goto(`/compare/?policy=${name}&from=v1&to=v4`);
    await expect(readAnswer(page)).toContainText(`${name} v1 → v4`);
    await page.getByLabel('Your policy document').fill(readDocument(name, 'v2'));
    const policy = page.getByRole('combobox', { name: 'Policy' });
    await policy.fill('All policies, on two dates');
    await policy.fill(name);
    await expect(page.getByLabel('Your policy document')).toHaveValue(/Statement/);
    await page.getByLabel('Your policy document').press('Control+k');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(readAnswer(page)).toContainText('Closest version: v2');
    await page.goBack();
    await expect(readAnswer(page)).toContainText(`${name} v1 → v4`);
    await page.goForward();
    await expect(readAnswer(page)).toContainText('Closest version: v2');
  });

  test('that takes too long gives way to the next one', async ({ page }) => {
    const list = (count: number, make: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => make(index));
    const slow = {
      Statement: [
        {
          Effect: 'Allow',
          Action: list(700, (index) => `s3:*a${index}*`),
          Resource: list(700, (index) => `*b${index}*`),
        },
      ],
    };
    await compareOwn(page, JSON.stringify(slow));
    await expect(readAnswer(page)).toHaveText('Comparing …');
    await page.getByLabel('Your policy document').fill(readDocument(name, 'v3'));
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(readAnswer(page)).toContainText('Closest version: v3');
    await expect(readTrouble(page)).toHaveCount(0);
  });

  test('is chosen as a file, and dropped', async ({ page }) => {
    await page.goto(`/compare/?policy=${name}&to=v4`);
    await expect(readAnswer(page)).toHaveText(`Paste your document to compare it with ${name} v4.`);
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'own.json',
      mimeType: 'application/json',
      buffer: Buffer.from(readDocument(name, 'v3')),
    });
    await expect(readAnswer(page)).toContainText(
      'Closest version: v3, 1 version older than the newest (the same permissions).',
    );
    const dropped = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'own.json', { type: 'application/json' }));
        return transfer;
      },
      readDocument(name, 'v1'),
    );
    await page.getByLabel('Your policy document').dispatchEvent('drop', { dataTransfer: dropped });
    await expect(page.getByLabel('Your policy document')).toHaveValue(/Statement/);
    await expect(readAnswer(page)).toContainText(
      'Closest version: v1, 3 versions older than the newest (the same permissions).',
    );
  });
});

test.describe('bad input', () => {
  for (const [what, text, says] of [
    ['no JSON', '{\n  "Statement": [\n    nonsense\n  ]\n}', 'line 3, column 5'],
    ['cut JSON', '{"Version": "2012-10-17", "Statement": [', 'the text may have been cut'],
    ['JSON that is no policy', '{"Resources": {}}', 'expected a policy document'],
    [
      'a policy without statements',
      '{"Version": "2012-10-17"}',
      '/Statement: expected at least one statement, found nothing',
    ],
    ['a number', '42', 'expected a policy document'],
    [
      'a principal',
      '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}}',
      'names no principal',
    ],
    ['cut escapes', '%7B%2', 'Correct the "%" escapes'],
  ] as const) {
    test(what, async ({ page }) => {
      await compareOwn(page, text);
      await expect(readTrouble(page)).toContainText(says);
      await expect(page.getByLabel('Your policy document')).toHaveValue(text);
      // The rest of the page works.
      await page.getByLabel('Your policy document').fill(readDocument(name, 'v2'));
      await page.getByRole('button', { name: 'Compare' }).click();
      await expect(readAnswer(page)).toContainText('Closest version: v2');
      await expect(readTrouble(page)).toHaveCount(0);
    });
  }

  test('a paste of ten million characters is refused before it is in the field', async ({
    page,
  }) => {
    await page.goto(`/compare/?policy=${name}&to=v4`);
    await page.getByLabel('Your policy document').evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', 'x'.repeat(10_000_000));
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await expect(readTrouble(page)).toContainText(
      'expected at most 1,000,000 characters, found 10,000,000',
    );
    await expect(page.getByLabel('Your policy document')).toHaveValue('');
  });

  test('a file of two million bytes, and one that is no text', async ({ page }) => {
    await page.goto(`/compare/?policy=${name}&to=v4`);
    const choose = (buffer: Buffer) =>
      page
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
    await choose(Buffer.alloc(2_000_000, 'x'));
    await expect(readTrouble(page)).toContainText('found 2,000,000');
    await choose(Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
    await expect(readTrouble(page)).toContainText('text in UTF-16');
  });

  test('markup in a document is text', async ({ page }) => {
    const mark = '<img src=x onerror="document.title=\'run\'">';
    await compareOwn(
      page,
      JSON.stringify({
        Statement: [{ Sid: mark, Effect: 'Allow', Action: `s3:${mark}`, Resource: mark }],
      }),
    );
    await expect(page.getByRole('region', { name: 'Only in your copy' })).toContainText(
      `s3:${mark}`,
    );
    await expect(page.getByRole('main').locator('img')).toHaveCount(0);
    expect(await page.title()).not.toBe('run');
  });
});
