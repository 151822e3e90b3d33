import { describe, expect, it } from 'vitest';
import { describeNeed, ensurePrograms, findProgram, type ProgramProbes } from './debian-programs';

interface Computer {
  canUseApt?: boolean;
  /** The commands that packages add; other packages cannot be installed. */
  adds?: Record<string, string>;
}

/** Probes of a simulated computer with these commands, and a log of the installed packages. */
function simulate(running: readonly string[], { canUseApt = false, adds = {} }: Computer = {}) {
  const commands = new Set(running);
  const log: string[] = [];
  const probes: ProgramProbes = {
    runs: (command) => commands.has(command),
    canUseApt: () => canUseApt,
    installWithApt: async (name) => {
      log.push(name);
      const added = adds[name];
      if (added === undefined) return { succeeded: false, ending: 'exit code 100' };
      commands.add(added);
      return { succeeded: true, ending: 'exit code 0' };
    },
  };
  return { probes, log };
}

const debian = {
  newsboat: 'newsboat',
  'python3-feedparser': '/usr/bin/python3',
  awscli: '/usr/bin/aws',
  nginx: '/usr/sbin/nginx',
  'default-jre-headless': 'java',
};
const all = Object.values(debian);
const withoutNewsboat = all.slice(1);

it.each([
  ['feedparser', [...all, 'python3'], '/usr/bin/python3'],
  ['feedparser', ['python3'], 'python3'],
  ['awscli', [...all, 'aws'], '/usr/bin/aws'],
  ['awscli', ['aws'], 'aws'],
  ['newsboat', all, 'newsboat'],
  ['newsboat', withoutNewsboat, undefined],
] as const)('findProgram finds %s of %j as %s', (name, running, command) => {
  expect(findProgram(name, simulate(running).probes)).toBe(command);
});

it('describeNeed names the packages of a skipped test', () => {
  expect(describeNeed('newsboat', 'feedparser')).toBe(
    'Needs newsboat and feedparser. On Debian: apt-get install newsboat python3-feedparser',
  );
});

describe('ensurePrograms', () => {
  it.each([
    ['nothing where they exist', all, []],
    [
      'each missing one',
      ['newsboat'],
      ['python3-feedparser', 'awscli', 'nginx', 'default-jre-headless'],
    ],
  ])('installs %s', async (_, running, installed) => {
    const { probes, log } = simulate(running, { canUseApt: true, adds: debian });
    expect(await ensurePrograms(probes)).toEqual([]);
    expect(log).toEqual(installed);
  });

  it.each<[Computer, string]>([
    [{}, 'newsboat is missing, and only root can install with apt'],
    [{ canUseApt: true }, 'newsboat is missing, and apt-get install newsboat: exit code 100'],
    [
      { canUseApt: true, adds: { newsboat: 'other' } },
      'newsboat is missing, and apt-get install newsboat: done, and it does not start',
    ],
  ])('reports a failure with %j', async (computer, why) => {
    const { probes } = simulate(withoutNewsboat, computer);
    const need = 'Needs newsboat. On Debian: apt-get install newsboat';
    expect(await ensurePrograms(probes)).toEqual([
      `${why}, so no newsboat read the feeds. ${need}`,
    ]);
  });

  it('installs the others where apt does not have one', async () => {
    const { newsboat: _, ...rest } = debian;
    const { probes } = simulate([], { canUseApt: true, adds: rest });
    expect(await ensurePrograms(probes)).toHaveLength(1);
    expect(findProgram('awscli', probes)).toBe('/usr/bin/aws');
  });
});
