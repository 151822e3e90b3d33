import { mutateJson } from './mutate-json';
import type { Chance } from './random';
import { updateHash } from './update-hash';

/** The bytes of a record's files, by path inside its folder. */
export type Files = ReadonlyMap<string, Buffer>;

/** A change of a record: bytes by path, undefined for a removed file. */
export interface Mutation {
  name: string;
  changed: Map<string, Buffer | undefined>;
}

type MutateBytes = (bytes: Buffer, chance: Chance) => Buffer | string;

const place = (bytes: Buffer, chance: Chance) => Math.floor(chance.next() * bytes.length);

/** Changes a line, as a merge or an editor would. */
function changeLines(change: (lines: string[], at: number, chance: Chance) => void): MutateBytes {
  return (bytes, chance) => {
    const lines = bytes.toString().split('\n');
    change(lines, Math.floor(chance.next() * lines.length), chance);
    return lines.join('\n');
  };
}

const byteMutations: Record<string, MutateBytes> = {
  flip: (bytes, chance) => {
    const changed = Buffer.from(bytes);
    const at = place(bytes, chance);
    changed[at] = (changed[at] as number) ^ (1 << Math.floor(chance.next() * 8));
    return changed;
  },
  cut: (bytes, chance) => bytes.subarray(0, place(bytes, chance)),
  removeBytes: (bytes, chance) => {
    const [a, b] = [place(bytes, chance), place(bytes, chance)];
    return Buffer.concat([bytes.subarray(0, Math.min(a, b)), bytes.subarray(Math.max(a, b))]);
  },
  insertBytes: (bytes, chance) => {
    const at = place(bytes, chance);
    const character = chance.pick([
      '"',
      ',',
      '{',
      '}',
      '[',
      ']',
      ':',
      '\\',
      '0',
      ' ',
      '\n',
      '\uFEFF',
    ]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(character), bytes.subarray(at)]);
  },
  repeatLine: changeLines((lines, at) => lines.splice(at, 0, lines[at] as string)),
  dropLine: changeLines((lines, at) => lines.splice(at, 1)),
  exchangeLines: changeLines((lines, at, chance) => {
    const other = Math.floor(chance.next() * lines.length);
    [lines[at], lines[other]] = [lines[other] as string, lines[at] as string];
  }),
  markLine: changeLines((lines, at, chance) =>
    lines.splice(at, 0, chance.pick(['<<<<<<< ours', '=======', '>>>>>>> theirs'])),
  ),
  repeatKey: changeLines((lines, at) => {
    // Repeats the key, with the value of the next line.
    const key = /^\s*"[^"]*": /.exec(lines[at] ?? '')?.[0];
    const value = /^\s*"[^"]*": (.*)$/.exec(lines[at + 1] ?? '')?.[1];
    if (key && value) lines.splice(at, 0, `${key}${value.replace(/,?$/, ',')}`);
  }),
};

/** Changes a record at random: a value, some bytes, or the path of a file. */
export function mutateRecord(files: Files, chance: Chance): Mutation {
  const path = pickPath(files, chance);
  const bytes = files.get(path) as Buffer;
  const random = chance.next();
  if (random < 0.6) {
    const { name, value } = mutateJson(JSON.parse(bytes.toString()), chance);
    // Otherwise the hash alone would refuse every document, and no other check would be tested.
    const isHashed = chance.next() < 0.8;
    const text = `${JSON.stringify(isHashed ? updateHash(value) : value, null, 2)}\n`;
    return { name: `${name} of ${path}`, changed: new Map([[path, Buffer.from(text)]]) };
  }
  if (random < 0.85) {
    const name = chance.pick(Object.keys(byteMutations));
    const changed = byteMutations[name]?.(bytes, chance) ?? bytes;
    return { name: `${name} in ${path}`, changed: new Map([[path, Buffer.from(changed)]]) };
  }
  const other = pickPath(files, chance);
  const next = path.replace(/\d*\.json$/, () => `${chance.pick(['', '1', '6', '99', 'x'])}.json`);
  return chance.pick<Mutation>([
    { name: `remove ${path}`, changed: new Map([[path, undefined]]) },
    { name: `copy ${path} to ${other}`, changed: new Map([[other, bytes]]) },
    {
      name: `exchange ${path} and ${other}`,
      changed: new Map([
        [path, files.get(other)],
        [other, bytes],
      ]),
    },
    { name: `copy ${path} to ${next}`, changed: new Map([[next, bytes]]) },
    {
      name: `move ${path} to ${next}`,
      changed: new Map<string, Buffer | undefined>([[path, undefined]]).set(next, bytes),
    },
  ]);
}

/** Picks the kind of file first, because most files are versions. */
function pickPath(files: Files, chance: Chance): string {
  const kind = chance.pick(['site', 'announcements', 'policy', 'policy', 'v', 'v', 'v']);
  const paths = [...files.keys()].filter((path) =>
    kind === 'announcements'
      ? path.startsWith(kind)
      : (path.split('/').at(-1) as string).startsWith(kind),
  );
  return chance.pick(paths);
}
