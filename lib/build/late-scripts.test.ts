import { expect, test } from 'vitest';
import { delayScripts } from './late-scripts';

const page = (island: string) =>
  '<head><link rel="preload" as="script" fetchPriority="low" href="/x/_next/static/b.js"/>' +
  `<script src="/x/_next/static/a.js" async=""></script></head><div data-island="${island}">` +
  '</div><script src="/x/reading.js" defer=""></script><script>self.__next_f=[]</script>' +
  '<script src="/x/_next/static/b.js" id="_R_" async=""></script>';

test('names the scripts of a late island, in their order, and leaves ours and the payload', () => {
  const html = delayScripts(page('late'));
  expect(html.match(/<template.*?<\/template>/g)).toEqual([
    '<template data-late="/x/_next/static/a.js"></template>',
    '<template data-late="/x/_next/static/b.js"></template>',
  ]);
  expect(html).not.toContain('preload');
  expect(html.match(/<script[^>]*>/g)).toEqual([
    '<script src="/x/reading.js" defer="">',
    '<script>',
  ]);
});

test('leaves other tool pages as they are', () => {
  expect(delayScripts(page(''))).toBe(page(''));
});
