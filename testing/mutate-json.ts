import type { Chance } from './random';

/** A place in a JSON value: what holds it, and under which key. */
interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

/** What a slip of the hand, or a program of no care, may put in the place of a value. */
const strays: readonly unknown[] = [
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

/** Keys that mean something to the language rather than to the record. */
const strayKeys = ['__proto__', 'constructor', 'toString', '', 'a/b', 'a~b', '0', 'Sid', 'id'];

type Mutation = (place: Place, places: readonly Place[], chance: Chance) => void;

const mutations: Record<string, Mutation> = {
  drop: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(key as number, 1);
    else delete holder[key];
  },
  replace: (place, _, chance) => write(place, structuredClone(chance.pick(strays))),
  exchange: (place, places, chance) => {
    const other = chance.pick(places);
    const value = structuredClone(read(place));
    write(place, structuredClone(read(other)));
    write(other, value);
  },
  repeat: (place, places, chance) => write(place, structuredClone(read(chance.pick(places)))),
  rename: ({ holder, key }, _, chance) => {
    if (Array.isArray(holder)) return;
    const name = chance.pick([...strayKeys, String(key).toLowerCase(), `${key}s`, `Not${key}`]);
    const value = holder[key];
    delete holder[key];
    // An assignment would set the prototype where the name is __proto__.
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
  },
  wrap: (place) => write(place, [read(place)]),
  unwrap: (place) => {
    const value = read(place);
    if (Array.isArray(value)) write(place, value[0] ?? null);
  },
  toText: (place) => write(place, JSON.stringify(read(place))),
  move: ({ holder, key }, _, chance) => {
    if (!Array.isArray(holder)) return;
    const [item] = holder.splice(key as number, 1);
    holder.splice(Math.floor(chance.next() * (holder.length + 1)), 0, item);
  },
  double: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[key as number]));
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
  /** Every digit of a date or a number in a text may be another one. */
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

/** Changes a JSON value in one place; returns what was done and gives another value. */
export function mutateJson(value: unknown, chance: Chance): { name: string; value: unknown } {
  const root = { value: structuredClone(value) };
  const places = listPlaces(root);
  // Long documents would take nearly every change; a field near the root is as likely.
  const near = places.filter(({ holder }) => holder === root.value);
  const place = chance.pick(chance.happens(0.4) && near.length > 0 ? near : places);
  const name = chance.pick(Object.keys(mutations));
  mutations[name]?.(place, places, chance);
  // Without a value there is no text to write.
  return { name: `${name} at ${String(place.key)}`, value: root.value ?? null };
}

function listPlaces(holder: Place['holder']): Place[] {
  const keys = Array.isArray(holder) ? holder.map((_, index) => index) : Object.keys(holder);
  return keys.flatMap((key) => {
    const value = read({ holder, key });
    const inside = typeof value === 'object' && value !== null ? listPlaces(value as never) : [];
    return [{ holder, key }, ...inside];
  });
}

function read({ holder, key }: Place): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

function write({ holder, key }: Place, value: unknown) {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
