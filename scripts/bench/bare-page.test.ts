import { expect, test } from 'vitest';
import { writeBarePage } from './bare-page';

test('keeps what is read of a page, and nothing of how it is dressed', () => {
  const page =
    '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>A</title><link rel="stylesheet" href="/a.css"/></head>' +
    '<body class="x"><script src="/reading.js" defer=""></script><div class="y"><h1 id="b">A<wbr/>b</h1></div>' +
    '<a href="/c/" class="z">c</a><script type="application/ld+json">{}</script></body></html>';
  const bare = writeBarePage(page);
  expect(bare).toContain('<title>A</title>');
  expect(bare).toMatch(/<body><h1 id="b">Ab<\/h1><a href="\/c\/">c<\/a><\/body>/);
  expect(bare).not.toContain('script');
});
