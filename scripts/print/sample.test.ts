import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { checkSample } from './sample';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

test('what is the same by the byte passes', () => {
  const file = folder.write('index.html', '<p>a</p>');
  checkSample(file, Buffer.from('<p>a</p>'), 'app/page.tsx');
});

test.each([
  ['another letter', '<p>b</p>', 'character 3'],
  ['less', '<p>', 'character 3'],
  ['more', '<p>a</p> ', 'character 8'],
])('%s stops the build with the place and the remedy', (_, printed, place) => {
  const file = folder.write('index.html', '<p>a</p>');
  expect(() => checkSample(file, Buffer.from(printed), 'app/page.tsx')).toThrow(
    new RegExp(`index\\.html, ${place}: expected what Next made of app/page\\.tsx.*teach scripts`),
  );
});
