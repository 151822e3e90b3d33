import { expect, test } from 'vitest';
import type { RequestContext } from '../iam/evaluate/evaluate';
import { type ContextValue, listContext } from './describe-context';

test.each<[string, RequestContext, ContextValue[]]>([
  ['nothing', {}, []],
  ['a value', { 'aws:k': 'a' }, [{ key: 'aws:k', values: ['a'] }]],
  ['several values', { k: ['a', 'b'] }, [{ key: 'k', values: ['a', 'b'] }]],
  ['an empty value', { k: '' }, [{ key: 'k', values: ['""'] }]],
  ['an absent key', { k: null }, [{ key: 'k', values: [] }]],
  ['a key without values', { k: [] }, [{ key: 'k', values: [] }]],
  [
    'keys in their order',
    { b: 'x', a: null },
    [
      { key: 'b', values: ['x'] },
      { key: 'a', values: [] },
    ],
  ],
])('lists %s', (_, context, values) => {
  expect(listContext(context)).toEqual(values);
});
