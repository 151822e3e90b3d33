import { expect, test } from 'vitest';
import { mapFew } from './map-few';

/** Work whose ends come in the order that the test says. */
function holdWork() {
  const held = new Map<string, End>();
  const begun: string[] = [];
  const work = (item: string) => {
    begun.push(item);
    return new Promise<string>((resolve, reject) => held.set(item, { resolve, reject }));
  };
  const settle = async (item: string, error?: Error) => {
    const end = held.get(item);
    if (error) end?.reject(error);
    else end?.resolve(`${item}!`);
    await new Promise(setImmediate);
  };
  return { work, begun, settle };
}

interface End {
  resolve: (value: string) => void;
  reject: (error: Error) => void;
}

test('results stand in the order of the items, whichever comes first', async () => {
  const { work, begun, settle } = holdWork();
  const all = mapFew(['a', 'b', 'c', 'd'], 2, work);
  expect(begun).toEqual(['a', 'b']);
  await settle('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const item of ['c', 'a', 'd']) await settle(item);
  expect(await all).toEqual(['a!', 'b!', 'c!', 'd!']);
});

test('the first item that failed is told, and no more are begun', async () => {
  const { work, begun, settle } = holdWork();
  const all = mapFew(['a', 'b', 'c', 'd', 'e'], 3, work);
  const failed = expect(all).rejects.toThrow('of a');
  await settle('c', new Error('of c'));
  await settle('b');
  await settle('a', new Error('of a'));
  await failed;
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('nothing to do is done', async () => {
  expect(await mapFew([], 4, async () => 1)).toEqual([]);
});
