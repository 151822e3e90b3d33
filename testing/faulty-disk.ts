import type * as fs from 'node:fs';

type FileSystem = typeof fs;

/** The calls of an import that change files. */
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

/** The simulated disk, which has no errors by default. */
export const disk = {
  /** Changing calls since `reset`. */
  calls: 0,
  /** Returns the error code of a call; undefined for success. `call` counts from 1. */
  findError: (_call: number, _name: ChangingCall, _path: string): string | undefined => undefined,
  reset() {
    disk.calls = 0;
    disk.findError = () => undefined;
  },
};

/**
 * node:fs with simulated errors. A failing call can have a partial effect, as on a full disk: half
 * a text is written, or one file of a folder removed. Use:
 * `vi.mock('node:fs', async (load) => (await import(…)).makeFaulty(await load()))`.
 */
export function makeFaulty(real: FileSystem): FileSystem {
  const wrapped = Object.fromEntries(
    changing.map((name) => [
      name,
      (...args: unknown[]) => {
        disk.calls += 1;
        const code = disk.findError(disk.calls, name, String(args[0]));
        if (code === undefined) return (real[name] as (...all: unknown[]) => unknown)(...args);
        if (code !== 'EACCES') applyPartly(real, name, args);
        throw Object.assign(new Error(`${code}: simulated failure, ${name} '${args[0]}'`), {
          code,
        });
      },
    ]),
  );
  return { ...real, ...wrapped, default: { ...real, ...wrapped } } as FileSystem;
}

function applyPartly(real: FileSystem, name: ChangingCall, [path, content]: unknown[]) {
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
