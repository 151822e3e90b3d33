import { describe, expect, test } from 'vitest';
import { createPageStyles } from './used-styles';

const pick = (sheet: string, html: string) => createPageStyles(sheet).pick(html);

describe('of a style sheet a page is given', () => {
  test.each([
    ['rules of its classes', '.a{top:0}.b{top:1px}', '<p class="x a">', '.a{top:0}'],
    ['rules of its elements', 'p{top:0}b{top:1px}', '<p>', 'p{top:0}'],
    ['of a list what it has', 'p,b,.c i{top:0}', '<b>', 'b{top:0}'],
    ['all that a selector asks for', '.a b{top:0}.a i{top:0}', '<p class="a"><i>', '.a i{top:0}'],
    [
      'rules of states, attributes and ids',
      ':focus-visible{top:0}[hidden]{top:0}#a{top:0}a:hover{top:0}b:hover{top:0}',
      '<a>',
      ':focus-visible{top:0}[hidden]{top:0}#a{top:0}a:hover{top:0}',
    ],
    [
      'rules with lists of which one will do, or none may',
      ':is(b,i){top:0}a:not(.x):where(.y,.z){top:0}p:not(:has(del)){top:0}',
      '<a><p>',
      ':is(b,i){top:0}a:not(.x):where(.y,.z){top:0}p:not(:has(del)){top:0}',
    ],
    [
      'rules with one choice, where that is there',
      ':where(.y>:not(:last-child)){top:0}:is(.x)>p{top:0}a:where(.y){left:0}',
      '<a><p class="x">',
      ':is(.x)>p{top:0}',
    ],
    [
      'rules for what has something in it, where that is there',
      'p:has(>del:first-child){top:0}p:has(.i){left:0}p:has(:is(del,ins)){right:0}',
      '<p class="i">',
      'p:has(.i){left:0}p:has(:is(del,ins)){right:0}',
    ],
    [
      'classes with characters of their own',
      '.gap-1\\.5{top:0}.\\[\\&_ul\\]\\:x ul{top:0}.w-\\[1px\\]{top:0}.after\\:b:after{top:0}.z\\.5{top:0}',
      '<ul class="gap-1.5 [&amp;_ul]:x w-[1px] after:b">',
      '.gap-1\\.5{top:0}.\\[\\&_ul\\]\\:x ul{top:0}.w-\\[1px\\]{top:0}.after\\:b:after{top:0}',
    ],
    [
      'media and layers that are not empty',
      '@layer x{@media print{.a{top:0}}@media screen{.b{top:0}}}@layer y{.b{top:0}}',
      '<p class="a">',
      '@layer x{@media print{.a{top:0}}}',
    ],
    [
      'the parts of a field where it has one',
      '::placeholder{top:0}::-webkit-search-decoration{top:0}::marker{top:0}',
      '<p>',
      '::marker{top:0}',
    ],
    [
      'statements, and no comments',
      '/*! a */@layer x,y;p{top:0/*b*/}',
      '<p>',
      '@layer x,y;p{top:0}',
    ],
    [
      'steps of an animation',
      '@keyframes k{0%{top:0}to{top:1px}}',
      '<p>',
      '@keyframes k{0%{top:0}to{top:1px}}',
    ],
  ])('%s', (_, sheet, html, expected) => {
    expect(pick(sheet, html)).toBe(expected);
  });

  test('properties that a rule of it refers to, through others too, by short names', () => {
    const sheet =
      ':root{--a-b:var(--b-c);--b-c:1px;--c:2px}@property --d-e{syntax:"*";inherits:false}.a{top:var(--a-b)}.c{--d-e:1px;top:var(--c);left:var(--d-e)}';
    expect(pick(sheet, '<p class="a">')).toBe(':root{--a:var(--b);--b:1px}.a{top:var(--a)}');
    expect(pick(sheet, '<p class="c">')).toBe(
      ':root{--c:2px}@property --d{syntax:"*";inherits:false}.c{--d:1px;top:var(--c);left:var(--d)}',
    );
  });

  test('what a property is to begin with, where no rule of the page changes it', () => {
    const sheet =
      '@layer properties{*{--s:solid;--l:initial}}.x{border-style:var(--s);line-height:var(--l,1.4)}.dash{--s:dashed}.tight{--l:1}@property --s{syntax:"*";inherits:false;initial-value:solid}@property --l{syntax:"*";inherits:false}';
    expect(pick(sheet, '<p class="x">')).toBe('.x{border-style:solid;line-height:1.4}');
    expect(pick(sheet, '<p class="x dash">')).toBe(
      '@layer properties{*{--a:solid}}.x{border-style:var(--a);line-height:1.4}.dash{--a:dashed}@property --a{syntax:"*";inherits:false;initial-value:solid}',
    );
  });

  test('no value for a property that every page has, but one for a property that may be none', () => {
    const sheet =
      ':root{--a:1px;--on:initial}@media print{:root{--p:1px}}p{top:var(--a,2px);left:var(--on,3px);right:var(--p,4px);width:var(--q,5px)}';
    expect(pick(sheet, '<p>')).toBe(
      ':root{--a:1px;--b:initial}@media print{:root{--c:1px}}p{top:var(--a);left:var(--b,3px);right:var(--c,4px);width:var(--d,5px)}',
    );
  });

  test('what stands twice once', () => {
    expect(pick('p{top:0;top:0;left:0}', '<p>')).toBe('p{top:0;left:0}');
  });
});

test('pages of the same elements are given the same text, in any order', () => {
  const { pick: picker } = createPageStyles('.a{top:0}.b{top:0}p{top:0}i{top:0}');
  const first = picker('<p class="a b">');
  expect(first).toBe('.a{top:0}.b{top:0}p{top:0}');
  expect(picker('<i class="a">')).toBe('.a{top:0}i{top:0}');
  expect(picker('<b class="b"><p class="a">')).toBe(first);
});

test('text of a page is no class, and a tag in a text is no element', () => {
  expect(pick('.a{top:0}i{top:0}', '<p>class=&quot;a&quot; &lt;i&gt;</p>')).toBe('');
});

test('classes of utilities are called shortly, in pages and rules alike; others keep their names', () => {
  const { shorten, pick } = createPageStyles(
    '@layer components{.doc .n{top:0}}@layer utilities{.n{top:0}.w-\\[1px\\]{top:0}:where(.space>a){top:0}@media print{.print\\:x{top:0}}}',
  );
  const html =
    '<table title="a&gt; class=b" class="doc w-[1px] print:x other"><td class="n">x<a class="space">';
  const short = shorten(html);
  expect(short).toBe(
    '<table title="a&gt; class=b" class="doc _a _c other"><td class="n">x<a class="_b">',
  );
  expect(pick(short)).toBe(
    '@layer components{.doc .n{top:0}}@layer utilities{.n{top:0}._a{top:0}:where(._b>a){top:0}@media print{._c{top:0}}}',
  );
});

test('names are letters alone, also where there are many', () => {
  const sheet = Array.from({ length: 30 }, (_, at) => `p{top:var(--x${at}x)}`).join('');
  const names = [...pick(sheet, '<p>').matchAll(/--(\w+)/g)].map(([, name]) => name);
  expect([names[0], names[25], names[26], names[29]]).toEqual(['a', 'z', 'aa', 'ad']);
});

test('what a document says of classes stays as it is', () => {
  const { shorten } = createPageStyles('@layer utilities{.flex{top:0}}');
  const html = '<td>"a class="flex" b<td class="flex">';
  expect(shorten(html)).toBe('<td>"a class="flex" b<td class="_a">');
});
