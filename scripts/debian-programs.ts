import { spawnSync } from 'node:child_process';
import { canUseApt, installWithApt } from './apt';
import type { CommandResult } from './run-command';

/** A program that others wrote and that tests hold our work against. */
interface DebianProgram {
  /** Debian's name for it. */
  package: string;
  /** Commands that may be it, best first, each with arguments under which it ends well. */
  commands: readonly (readonly [command: string, ...args: string[]])[];
  /** What no test has shown where it is missing. */
  unproven: string;
}

// What Debian installs comes first: its Python alone sees Debian's packages.
const programs = {
  newsboat: {
    package: 'newsboat',
    commands: [['newsboat', '--version']],
    unproven: 'no newsboat read the feeds',
  },
  feedparser: {
    package: 'python3-feedparser',
    commands: [
      ['/usr/bin/python3', '-c', 'import feedparser'],
      ['python3', '-c', 'import feedparser'],
    ],
    unproven: 'no feedparser read the feeds',
  },
  awscli: {
    package: 'awscli',
    commands: [
      ['/usr/bin/aws', '--version'],
      ['aws', '--version'],
    ],
    unproven: "AWS's own command line did not read the IAM server that the tests import from",
  },
  nginx: {
    package: 'nginx',
    commands: [
      // Debian keeps it where only root's PATH leads.
      ['/usr/sbin/nginx', '-v'],
      ['nginx', '-v'],
    ],
    unproven: 'no nginx served the site as deploy/nginx.conf says',
  },
  java: {
    package: 'default-jre-headless',
    commands: [['java', '-version']],
    unproven: 'the Nu checker did not read the pages',
  },
} as const satisfies Record<string, DebianProgram>;

export type ProgramName = keyof typeof programs;

export const programNames = Object.keys(programs) as ProgramName[];

/** Everything that the search does to the computer, so that tests can stand in for it. */
export interface ProgramProbes {
  /** Whether a command runs and ends well. */
  runs: (command: string, args: readonly string[]) => boolean;
  canUseApt: () => boolean;
  installWithApt: (...packages: string[]) => Promise<CommandResult>;
}

const systemProbes: ProgramProbes = {
  runs: (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0,
  canUseApt,
  installWithApt,
};

/**
 * The command of a program on this computer, or undefined where it is missing; for feedparser
 * the Python that has it. Nothing is added to the computer.
 */
export function findProgram(name: ProgramName, probes = systemProbes): string | undefined {
  const commands: DebianProgram['commands'] = programs[name].commands;
  return commands.find(([command, ...args]) => probes.runs(command, args))?.[0];
}

/** For a test that is skipped: what it needs, and how to come by it. */
export function describeNeed(...names: ProgramName[]): string {
  const packages = names.map((name) => programs[name].package);
  return `Needs ${names.join(' and ')}. On Debian: apt-get install ${packages.join(' ')}`;
}

/**
 * Sees to it that all programs are there, through apt where it can be used. Says of each that
 * is missing why, and what was not shown without it.
 */
export async function ensurePrograms(probes = systemProbes): Promise<string[]> {
  const reasons: string[] = [];
  // One at a time: apt adds none of several when it cannot have one.
  for (const name of programNames) {
    if (findProgram(name, probes) !== undefined) continue;
    const why = await installProgram(name, probes);
    if (why !== undefined) {
      reasons.push(`${why}, so ${programs[name].unproven}. ${describeNeed(name)}`);
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
