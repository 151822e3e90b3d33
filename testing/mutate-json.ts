import type { Chance } from './random';

/** A place in a JSON value: its parent and its key. */
interface Place {
  parent: Record<string, unknown> | unknown[];
  key: string | number;
}

/** Values that mistakes of people or programs can cause. */
const wrongValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, '', ' ', 'x', '*', '?', [], {}, [[]], [null], { a: 1 }],
  ...['2021-02-30', '2021-07-01', '2021-07-01T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01'],
  ...['v1', 'v2', 'v0', 'v99', 'V1', 'v1 ', 'Allow', 'Deny', 'allow', 's3:GetObject', 's3', 's3:'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u0000', '\u202e', '<b>', '😀'],
  ...[
    'arn:aws:iam::aws:policy/X',
    'arn:aws:iam::123456789012:policy/a b/X',
    'served',
    'attachable',
  ],
];

/** Keys with a meaning in JavaScript or in other places of the record. */
const wrongKeys = ['__proto__', 'constructor', 'toString', '', 'a/b', 'a~b', '0', 'Sid', 'id'];

type Mutation = (place: Place, places: readonly Place[], chance: Chance) => void;

const mutations: Record<string, Mutation> = {
  drop: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(key as number, 1);
    else delete parent[key];
  },
  replace: (place, _, chance) => write(place, structuredClone(chance.pick(wrongValues))),
  exchange: (place, places, chance) => {
    const other = chance.pick(places);
    const value = structuredClone(read(place));
    write(place, structuredClone(read(other)));
    write(other, value);
  },
  repeat: (place, places, chance) => write(place, structuredClone(read(chance.pick(places)))),
  rename: ({ parent, key }, _, chance) => {
    if (Array.isArray(parent)) return;
    const name = chance.pick([...wrongKeys, String(key).toLowerCase(), `${key}s`, `Not${key}`]);
    const value = parent[key];
    delete parent[key];
    // An assignment would set the prototype where the name is __proto__.
    Object.defineProperty(parent, name, { value, enumerable: true, configurable: true });
  },
  wrap: (place) => write(place, [read(place)]),
  unwrap: (place) => {
    const value = read(place);
    if (Array.isArray(value)) write(place, value[0] ?? null);
  },
  toText: (place) => write(place, JSON.stringify(read(place))),
  move: ({ parent, key }, _, chance) => {
    if (!Array.isArray(parent)) return;
    const [item] = parent.splice(key as number, 1);
    parent.splice(Math.floor(chance.next() * (parent.length + 1)), 0, item);
  },
  double: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.push(structuredClone(parent[key as number]));
  },
  empty: (place) => {
    const value = read(place);
    write(place, Array.isArray(value) ? [] : typeof value === 'string' ? '' : {});
  },
  misspell: (place, _, chance) => {
    const value = read(place);
    if (typeof value !== 'string' || value === '') return;
    const at = Math.floor(chance.next() * value.length);
    const letter = chance.pick(['', 'x', 'X', '0', '9', '-', ':', '*', ' ', '~', '/', '\n', 'é']);
    write(place, value.slice(0, at) + letter + value.slice(at + 1));
  },
  /** Changes digits of dates and numbers in a text. */
  redate: (place, _, chance) => {
    const value = read(place);
    if (typeof value !== 'string') return;
    write(
      place,
      value.replace(/\d/g, (digit) =>
        chance.happens(0.2) ? String(Math.floor(chance.next() * 10)) : digit,
      ),
    );
  },
};

/** Changes a JSON value at random, and returns the name of the change and the new value. */
export function mutateJson(value: unknown, chance: Chance): { name: string; value: unknown } {
  const root = { value: structuredClone(value) };
  const places = listPlaces(root);
  // Fields near the root get 40 %, because otherwise long documents would get most changes.
  const top = places.filter(({ parent }) => parent === root.value);
  const place = chance.pick(chance.happens(0.4) && top.length > 0 ? top : places);
  const name = chance.pick(Object.keys(mutations));
  mutations[name]?.(place, places, chance);
  // undefined has no JSON text.
  return { name: `${name} at ${String(place.key)}`, value: root.value ?? null };
}

function listPlaces(parent: Place['parent']): Place[] {
  const keys = Array.isArray(parent) ? parent.map((_, index) => index) : Object.keys(parent);
  return keys.flatMap((key) => {
    const value = read({ parent, key });
    const inside = typeof value === 'object' && value !== null ? listPlaces(value as never) : [];
    return [{ parent, key }, ...inside];
  });
}

function read({ parent, key }: Place): unknown {
  return (parent as Record<string | number, unknown>)[key];
}

function write({ parent, key }: Place, value: unknown) {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
