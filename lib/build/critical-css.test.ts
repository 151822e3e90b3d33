import { describe, expect, test } from 'vitest';
import { addSelectableNames, findStyleSheet, inlineRules, selectRules } from './critical-css';

const select = (sheet: string, html: string) => {
  const names = new Set<string>();
  addSelectableNames(html, names);
  return selectRules(sheet, names);
};

describe('a page gets', () => {
  test.each([
    ['rules of its classes', '.a{top:0}.b{top:1px}', '<p class="x a">', '.a{top:0}'],
    ['rules of its elements', 'p{top:0}b{top:1px}', '<p>', 'p{top:0}'],
    ['of a selector list what applies', 'p,b,.c i{top:0}', '<b>', 'b{top:0}'],
    [
      'rules of states and attributes, which script may set',
      '[hidden]{top:0}[data-x=on]{top:0}a:hover{top:0}b:hover{top:0}',
      '<a>',
      '[hidden]{top:0}[data-x=on]{top:0}a:hover{top:0}',
    ],
    [
      'rules of states that any element can have',
      ':focus-visible{top:0}@layer x{:target{top:0}}',
      '<p>',
      ':focus-visible{top:0}@layer x{:target{top:0}}',
    ],
    [
      'rules of the values of attributes, quoted or escaped',
      '[href=\\#top]{top:0}[type="a"]{top:0}[class^=lg]{top:0}',
      '<a>',
      '[href=\\#top]{top:0}[type="a"]{top:0}[class^=lg]{top:0}',
    ],
    [
      'classes that a selector escapes',
      '.gap-1\\.5{top:0}.w-\\[1px\\]{top:0}.\\[\\&_ul\\]\\:x ul{top:0}.z\\.5{top:0}',
      '<ul class="gap-1.5 [&amp;_ul]:x w-[1px]">',
      '.gap-1\\.5{top:0}.w-\\[1px\\]{top:0}.\\[\\&_ul\\]\\:x ul{top:0}',
    ],
    [
      'media and layers that are not empty',
      '@layer x{@media print{.a{top:0}}@media screen{.b{top:0}}}@layer y{.b{top:0}}',
      '<p class="a">',
      '@layer x{@media print{.a{top:0}}}',
    ],
    [
      'no parts of fields for dates, numbers and files, which only tools have',
      '::placeholder{top:0}::-webkit-datetime-edit{top:0}::file-selector-button{top:0}::marker{top:0}',
      '<p>',
      '::placeholder{top:0}::marker{top:0}',
    ],
    [
      'custom properties that its rules use, without fallbacks',
      ':root{--a:1px;--b:2px}p{top:var(--a,3px)}@property --a{syntax:"*";inherits:false}@property --b{syntax:"*";inherits:false}',
      '<p>',
      ':root{--a:1px}p{top:var(--a)}@property --a{syntax:"*";inherits:false}',
    ],
    [
      'a fallback where a value depends on the medium',
      '@media print{:root{--p:1px}}p{top:var(--p,4px)}',
      '<p>',
      '@media print{:root{--p:1px}}p{top:var(--p,4px)}',
    ],
    ['no comment and no repetition', '/*! a */p{top:0;top:0;left:0}', '<p>', 'p{top:0;left:0}'],
  ])('%s', async (_, sheet, html, expected) => {
    expect(await select(sheet, html)).toBe(expected);
  });
});

test('text of a page is no class, and a tag in a text is no element', async () => {
  const html = '<p>class=&quot;a&quot; &lt;i&gt;</p>';
  expect(await select('.a{top:0}i{top:0}', html)).toBe('');
});

test('rules take the place of the link to the sheet', () => {
  const html = '<link rel="stylesheet" href="/a.css" data-precedence="next"/><p>';
  expect(findStyleSheet(html)).toBe('/a.css');
  expect(inlineRules(html, 'p{content:"$&"}')).toBe('<style>p{content:"$&"}</style><p>');
  expect(findStyleSheet('<p>')).toBeUndefined();
});
