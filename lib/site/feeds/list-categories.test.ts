import { expect, test } from 'vitest';
import { listCategories } from './feed';

test.each<[string, string[], string[], string[]]>([
  ['services by name behind our words', ['z', 'b'], ['y', 'a'], ['z', 'b', 'a', 'y']],
  ['each once', ['a', 'b', 'a'], ['c', 'b', 'c'], ['a', 'b', 'c']],
  ['none that is empty', ['', ' ', 'a'], ['', '\u0000'], ['a']],
  ['as feeds can carry them', ['a\u0001', ' a '], ['<b>&'], ['a', '<b>&']],
])('lists %s', (_, words, services, categories) => {
  expect(listCategories(words, services)).toEqual(categories);
});
