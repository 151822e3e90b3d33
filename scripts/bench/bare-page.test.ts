import { expect, test } from 'vitest';
import { writeBarePage, writeStyledPage } from './bare-page';

const page =
  '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="description" content="d"/>' +
  '<style>.y{color:red}a[data-on]{color:blue}</style><title>A</title>' +
  '<link rel="canonical" href="/a/"/><link rel="icon" href="/i.svg"/></head>' +
  '<body class="x"><script src="/reading.js" defer=""></script><div class="y"><h1 id="b">A<wbr/>b</h1></div>' +
  '<a href="/c/" class="z" data-on="" data-by="d">c</a><button class="scripted z" data-copy="/e">copy</button>' +
  '<template data-late="/f.js"></template><script type="application/ld+json">{}</script></body></html>';

test('keeps what is read of a page, and nothing of how it is dressed', () => {
  const bare = writeBarePage(page);
  expect(bare).toContain('<title>A</title>');
  expect(bare).toMatch(/<body><h1 id="b">Ab<\/h1><a href="\/c\/">c<\/a>/);
  expect(bare).not.toMatch(/script|template|description|canonical|icon|color/);
});

test('keeps how a page looks, and nothing that is there for others than readers', () => {
  expect(writeStyledPage(page)).toBe(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
      '<meta name="viewport" content="width=device-width,initial-scale=1"><title>A</title>' +
      '<style>.y{color:red}a[data-on]{color:blue}</style><link rel="icon" href="/i.svg"/></head>' +
      '<body><div class="y"><h1 id="b">A<wbr/>b</h1></div>' +
      '<a href="/c/" class="z" data-on="">c</a></body></html>',
  );
});
