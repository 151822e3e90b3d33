import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type CommandResult, runCommand } from './run-command';

/** A program that tests run against the site, its feeds or the test servers. */
interface DebianProgram {
  /** Debian's name for it. */
  package: string;
  /** Possible commands, the best first, with arguments for which they succeed. */
  commands: readonly (readonly [command: string, ...args: string[]])[];
  /** What is not tested without it. */
  untested: string;
}

// Debian's own commands come first: only Debian's Python finds its packages.
const programs = {
  newsboat: {
    package: 'newsboat',
    commands: [['newsboat', '--version']],
    untested: 'no newsboat read the feeds',
  },
  feedparser: {
    package: 'python3-feedparser',
    commands: [
      ['/usr/bin/python3', '-c', 'import feedparser'],
      ['python3', '-c', 'import feedparser'],
    ],
    untested: 'no feedparser read the feeds',
  },
  awscli: {
    package: 'awscli',
    commands: [
      ['/usr/bin/aws', '--version'],
      ['aws', '--version'],
    ],
    untested: "AWS's own command line did not read the IAM server that the tests import from",
  },
  nginx: {
    package: 'nginx',
    commands: [
      // On Debian, its folder is in root's PATH only.
      ['/usr/sbin/nginx', '-v'],
      ['nginx', '-v'],
    ],
    untested: 'no nginx served the site as deploy/nginx.conf says',
  },
  java: {
    package: 'default-jre-headless',
    commands: [['java', '-version']],
    untested: 'the Nu checker did not read the pages',
  },
} as const satisfies Record<string, DebianProgram>;

type ProgramName = keyof typeof programs;

const programNames = Object.keys(programs) as ProgramName[];

/** All effects of the search, for tests to replace. */
export interface ProgramProbes {
  /** Whether a command succeeds. */
  runs: (command: string, args: readonly string[]) => boolean;
  canUseApt: () => boolean;
  installWithApt: (name: string) => Promise<CommandResult>;
}

const systemProbes: ProgramProbes = {
  runs: (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0,
  canUseApt,
  installWithApt,
};

/**
 * The command of an installed program, for feedparser the Python that has it; undefined where it
 * is missing.
 */
export function findProgram(name: ProgramName, probes = systemProbes): string | undefined {
  const commands: DebianProgram['commands'] = programs[name].commands;
  return commands.find(([command, ...args]) => probes.runs(command, args))?.[0];
}

/** The reason of a skipped test: the programs that it needs, and how to install them. */
export function describeNeed(...names: ProgramName[]): string {
  const packages = names.map((name) => programs[name].package);
  return `Needs ${names.join(' and ')}. On Debian: apt-get install ${packages.join(' ')}`;
}

/**
 * Installs missing programs with apt where possible. Returns a message for each that is still
 * missing, with the reason and what is not tested without it.
 */
export async function ensurePrograms(probes = systemProbes): Promise<string[]> {
  const reasons: string[] = [];
  // One at a time, because apt installs none of several packages when one is not available.
  for (const name of programNames) {
    if (findProgram(name, probes) !== undefined) continue;
    const why = await installProgram(name, probes);
    if (why !== undefined) {
      reasons.push(`${why}, so ${programs[name].untested}. ${describeNeed(name)}`);
    }
  }
  return reasons;
}

async function installProgram(name: ProgramName, probes: ProgramProbes) {
  if (!probes.canUseApt()) return `${name} is missing, and only root can install with apt`;
  const { succeeded, ending } = await probes.installWithApt(programs[name].package);
  if (succeeded && findProgram(name, probes) !== undefined) return undefined;
  const how = succeeded ? 'done, and it does not start' : ending;
  return `${name} is missing, and apt-get install ${programs[name].package}: ${how}`;
}

/** Whether packages can be installed: by root, on Debian and its derivatives. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs a package of Debian. A failure is a result, not an error. */
export async function installWithApt(name: string): Promise<CommandResult> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 300_000 };
  // An update that fails is ignored: the old package lists can be sufficient.
  await runCommand('apt-get', ['update'], options);
  return runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], options);
}
