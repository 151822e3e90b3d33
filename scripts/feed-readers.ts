import { spawnSync } from 'node:child_process';
import { canUseApt, installWithApt } from './apt';
import type { CommandResult } from './run-command';

/** Debian's packages of the feed readers that the tests read our feeds with. */
export const feedReaderPackages = ['newsboat', 'python3-feedparser'] as const;

/** The commands of the readers: newsboat, and a Python that has feedparser. */
export interface FeedReaders {
  newsboat: string;
  python: string;
}

/** Everything that the search does to the computer, so that tests can stand in for it. */
export interface FeedReaderProbes {
  /** Whether a command runs and ends well. */
  runs: (command: string, args: readonly string[]) => boolean;
  canUseApt: () => boolean;
  installWithApt: (...packages: string[]) => Promise<CommandResult>;
}

// Debian's own Python comes first: it alone sees Debian's packages.
const pythons = ['/usr/bin/python3', 'python3'];

const systemProbes: FeedReaderProbes = {
  runs: (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0,
  canUseApt,
  installWithApt,
};

/** The readers that this computer has; undefined where it lacks one. Nothing is added to it. */
export function findFeedReaders(probes = systemProbes): FeedReaders | undefined {
  const python = pythons.find((command) => probes.runs(command, ['-c', 'import feedparser']));
  const hasNewsboat = probes.runs('newsboat', ['--version']);
  return python !== undefined && hasNewsboat ? { newsboat: 'newsboat', python } : undefined;
}

/**
 * Sees to it that the readers are there, through apt where it can be used. Says why they are
 * not, or nothing where they are.
 */
export async function ensureFeedReaders(probes = systemProbes): Promise<string | undefined> {
  if (findFeedReaders(probes)) return undefined;
  const names = feedReaderPackages.join(' ');
  const remedy = `On Debian: apt-get install ${names}`;
  if (!probes.canUseApt()) {
    return `The feeds were read by no reader of Debian: newsboat or feedparser is missing, and only root can install with apt. ${remedy}`;
  }
  const { succeeded, ending } = await probes.installWithApt(...feedReaderPackages);
  if (succeeded && findFeedReaders(probes)) return undefined;
  return `The feeds were read by no reader of Debian: apt-get install ${names}: ${succeeded ? 'done, and they do not start' : ending}. ${remedy}`;
}
