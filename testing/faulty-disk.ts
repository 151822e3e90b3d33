import type * as fs from 'node:fs';

type FileSystem = typeof fs;

/** The calls that change something on the disk, as far as an import makes them. */
const changing = [
  'writeFileSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'mkdirSync',
  'rmSync',
  'cpSync',
] as const;
export type ChangingCall = (typeof changing)[number];

/** What the disk does; all well until a test says otherwise. */
export const disk = {
  /** Changing calls since `reset`. */
  calls: 0,
  /** The code of the error that this call gives, if any; `call` counts from 1. */
  judge: (_call: number, _name: ChangingCall, _path: string): string | undefined => undefined,
  reset() {
    disk.calls = 0;
    disk.judge = () => undefined;
  },
};

/**
 * node:fs with a disk that fails as it is told to. A call that fails may have had a part of its
 * effect, as on a disk that is full: half a text is written, one file of a folder removed. Use:
 * `vi.mock('node:fs', async (load) => (await import(…)).makeFaulty(await load()))`.
 */
export function makeFaulty(real: FileSystem): FileSystem {
  const wrapped = Object.fromEntries(
    changing.map((name) => [
      name,
      (...args: unknown[]) => {
        disk.calls += 1;
        const code = disk.judge(disk.calls, name, String(args[0]));
        if (code === undefined) return (real[name] as (...all: unknown[]) => unknown)(...args);
        if (code !== 'EACCES') leavePart(real, name, args);
        throw Object.assign(new Error(`${code}: told to fail, ${name} '${args[0]}'`), { code });
      },
    ]),
  );
  return { ...real, ...wrapped, default: { ...real, ...wrapped } } as FileSystem;
}

function leavePart(real: FileSystem, name: ChangingCall, [path, content]: unknown[]) {
  if (name === 'writeFileSync' && typeof content === 'string') {
    real.writeFileSync(path as string, content.slice(0, content.length / 2));
  } else if (
    name === 'rmSync' &&
    real.statSync(path as string, { throwIfNoEntry: false })?.isDirectory()
  ) {
    const [first] = real.readdirSync(path as string);
    if (first !== undefined) real.rmSync(`${path}/${first}`, { recursive: true });
  }
}
