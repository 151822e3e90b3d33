import { expect, test } from 'vitest';
import {
  decodeText,
  encodeText,
  formatPattern,
  identifyTemplate,
  listVariables,
  parseTemplate,
  resolveTemplate,
} from './policy-variables';

const options = { wildcards: true, variables: true };
const star = '\u{e001}';
const mark = '\u{e002}';

test('characters that are not wildcards are encoded', () => {
  expect(encodeText('a*b?c')).toBe(`a${star}b${mark}c`);
  expect(decodeText(encodeText('a*b?c'))).toBe('a*b?c');
  expect(formatPattern(`${star}*${mark}?`)).toBe('${*}*${?}?');
});

test.each<[text: string, parsed: unknown]>([
  ['', ''],
  ['a*b', 'a*b'],
  ['a${*}b${?}c${$}d', `a${star}b${mark}c$d`],
  ['a${$}{b}', 'a${b}'],
  // These have the form of no variable.
  ['${', '${'],
  ['${}', '${}'],
  ['${a', '${a'],
  ["${a 'b'}", "${a 'b'}"],
  ['${a, b*}', `\${a, b${star}}`],
  ['$a', '$a'],
])('"%s" has no variable', (text, parsed) => {
  expect(parseTemplate(text, options)).toEqual(parsed);
});

test.each<[text: string, parsed: unknown]>([
  ['${aws:UserName}', [{ key: 'aws:username', written: '${aws:UserName}' }]],
  [
    'a*${ aws:a }b${*}${aws:b}',
    [
      'a*',
      { key: 'aws:a', written: '${ aws:a }' },
      `b${star}`,
      { key: 'aws:b', written: '${aws:b}' },
    ],
  ],
  [
    "${aws:PrincipalTag/my team , 'a*' }",
    [
      {
        key: 'aws:principaltag/my team',
        written: "${aws:PrincipalTag/my team , 'a*' }",
        defaultValue: `a${star}`,
      },
    ],
  ],
  ["${aws:a,''}", [{ key: 'aws:a', written: "${aws:a,''}", defaultValue: '' }]],
])('"%s" has variables', (text, parsed) => {
  expect(parseTemplate(text, options)).toEqual(parsed);
});

test.each([
  ['a*${b}', { wildcards: false, variables: false }, `a${star}\${b}`],
  ['a*${b}', { wildcards: true, variables: false }, 'a*${b}'],
  ['a*${*}', { wildcards: false, variables: true }, `a${star}${star}`],
])('"%s" with %j', (text, how, parsed) => {
  expect(parseTemplate(text, how)).toBe(parsed);
});

test.each<[text: string, values: Record<string, string>, resolved: string | undefined]>([
  ['a*', {}, 'a*'],
  ['a/${k}/*', { k: 'x' }, 'a/x/*'],
  ['${k}${l}', { k: 'x', l: '' }, 'x'],
  ['${k}${l}', { k: 'x' }, undefined],
  ["${k, 'y'}", {}, 'y'],
  ["${k, 'y'}", { k: 'x' }, 'x'],
])('"%s" with the values %j is %s', (text, values, resolved) => {
  expect(resolveTemplate(parseTemplate(text, options), (key) => values[key])).toBe(resolved);
});

test.each([
  ['${AWS:a}/${aws:A}', '${aws:a}/${ aws:a }', true],
  ['${aws:a}', '${aws:b}', false],
  ["${aws:a, 'x'}", "${aws:a,'x'}", true],
  ["${aws:a, 'x'}", "${aws:a, 'y'}", false],
  ["${aws:a, ''}", '${aws:a}', false],
  ['a', 'a', true],
  ['${$}{aws:a}', '${aws:a}', false],
])('"%s" and "%s" have the same id: %s', (a, b, expected) => {
  const identify = (text: string) => identifyTemplate(parseTemplate(text, options));
  expect(identify(a) === identify(b)).toBe(expected);
});

test.each([
  ['a', []],
  ["a${b}c${d, 'e'}", ['b', 'd']],
])('the variables of "%s" are %j', (text, keys) => {
  expect(listVariables(parseTemplate(text, options)).map(({ key }) => key)).toEqual(keys);
});
