import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { describeNeed, findProgram } from '../scripts/debian-programs';
import { projectFolder } from '../scripts/run-command';
import { runToEnd } from '../testing/run-to-end';
import { example, kinds } from './site';
import { openPage } from './tool';

// Every page goes through one process, since Java takes longer to start than to read a page.
test.describe.configure({ timeout: 480_000 });

const java = findProgram('java') ?? '';
test.skip(java === '', describeNeed('java'));

/** Messages of the checker that are ignored, as regular expressions. */
const setAside = [
  // React closes <br/>; the standard allows it, and no value of ours goes without quotes.
  'Trailing slash on void elements',
  // In the standard since 2024, and newer than the last release that downloads no Java by itself.
  'Attribute “autocorrect” not allowed on element “input”',
  // Every browser has these; the rest of the rules is checked.
  'CSS: Unrecognized at-rule “@(layer|property|container)”',
  'CSS: Unknown pseudo-element or pseudo-class “::details-content”',
  // CSS Fonts 5; every browser but Safari has it.
  'CSS: “size-adjust”',
];

/** Tools, whose answers are made by script. */
const answers = {
  ask: kinds.ask,
  'as-of': kinds['snapshot of any day'],
  compare: kinds['compared versions'],
  search: '/search/?q=passrole',
};

const flawed = '<!DOCTYPE html><html lang="en"><title>Flawed</title><p id="a"><p id="a">';

test('the Nu checker finds no error in any page, nor in the answers of the tools', async ({
  page,
}, testInfo) => {
  const folder = testInfo.outputPath('answers');
  mkdirSync(folder, { recursive: true });
  for (const [name, address] of Object.entries(answers)) {
    await openPage(page, address);
    writeFileSync(join(folder, `${name}.html`), await page.content());
  }
  // The errors in this file prove that the checker reads the folders and reports what it finds.
  writeFileSync(join(folder, 'flawed.html'), flawed);

  const folders = ['out', example.name]
    .map((name) => join(projectFolder, name))
    .filter((path) => existsSync(path));
  expect(checkPages([...folders, folder])).toEqual([
    'flawed.html: Duplicate ID “a”.',
    'flawed.html: The first occurrence of ID “a” was here.',
  ]);
});

interface Message {
  url: string;
  message: string;
  extract?: string;
}

/** Errors and warnings of all pages in folders, each as `path: what is wrong (where)`. */
function checkPages(folders: string[]): string[] {
  const jar = join(projectFolder, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const pattern = `.*(${setAside.join('|')}).*`;
  const { stdout, stderr } = runToEnd(
    java,
    // biome-ignore format: an option and its value a line
    [
      '-jar', jar,
      '--skip-non-html', '--stdout',
      '--format', 'json',
      '--filterpattern', pattern,
      ...folders,
    ],
  );
  expect(stderr).toBe('');
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages.map(({ url, message, extract }) => {
    const path = decodeURIComponent(new URL(url).pathname).replace(/^.*\/answers\//, '');
    const place = path === 'flawed.html' || extract === undefined ? '' : ` (${extract.trim()})`;
    return `${path.replace(projectFolder, '')}: ${message}${place}`;
  });
}
