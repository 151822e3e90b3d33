import { describe, expect, it } from 'vitest';
import { describeNeed, ensurePrograms, findProgram, type ProgramProbes } from './debian-programs';

/** A pretended computer, by the commands that run on it, and the log of what was installed. */
function pretend(
  running: string[],
  { isRootWithApt = false, adds = {} as Record<string, string> } = {},
) {
  const commands = new Set(running);
  const log: string[] = [];
  const probes: ProgramProbes = {
    runs: (command) => commands.has(command),
    canUseApt: () => isRootWithApt,
    installWithApt: async (...packages) => {
      log.push(packages.join(' '));
      const added = packages.map((name) => adds[name]).filter((command) => command !== undefined);
      for (const command of added) commands.add(command);
      const succeeded = added.length > 0;
      return { succeeded, ending: succeeded ? 'exit code 0' : 'exit code 100' };
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
const without = (command: string) => all.filter((each) => each !== command);

describe('findProgram', () => {
  it.each([
    ['feedparser', [...all, 'python3'], '/usr/bin/python3'],
    ['feedparser', ['python3'], 'python3'],
    ['awscli', [...all, 'aws'], '/usr/bin/aws'],
    ['awscli', ['aws'], 'aws'],
    ['newsboat', all, 'newsboat'],
    ['newsboat', without('newsboat'), undefined],
  ] as const)('finds %s of %j as %s', (name, running, command) => {
    expect(findProgram(name, pretend([...running]).probes)).toBe(command);
  });
});

it('says what a skipped test needs', () => {
  expect(describeNeed('newsboat', 'feedparser')).toBe(
    'Needs newsboat and feedparser. On Debian: apt-get install newsboat python3-feedparser',
  );
});

describe('ensurePrograms', () => {
  it('installs nothing where they are', async () => {
    const { probes, log } = pretend(all, { isRootWithApt: true });
    expect(await ensurePrograms(probes)).toEqual([]);
    expect(log).toEqual([]);
  });

  it('installs each that is missing with apt', async () => {
    const { probes, log } = pretend(['newsboat'], { isRootWithApt: true, adds: debian });
    expect(await ensurePrograms(probes)).toEqual([]);
    expect(log).toEqual(['python3-feedparser', 'awscli', 'nginx', 'default-jre-headless']);
  });

  const need = 'Needs newsboat. On Debian: apt-get install newsboat';

  it.each([
    [
      'apt cannot be used',
      pretend(without('newsboat')),
      `newsboat is missing, and only root can install with apt, so no newsboat read the feeds. ${need}`,
    ],
    [
      'apt fails',
      pretend(without('newsboat'), { isRootWithApt: true }),
      `newsboat is missing, and apt-get install newsboat: exit code 100, so no newsboat read the feeds. ${need}`,
    ],
    [
      'what apt installs does not start',
      pretend(without('newsboat'), { isRootWithApt: true, adds: { newsboat: 'other' } }),
      `newsboat is missing, and apt-get install newsboat: done, and it does not start, so no newsboat read the feeds. ${need}`,
    ],
  ])('says why not, where %s', async (_, { probes }, why) => {
    expect(await ensurePrograms(probes)).toEqual([why]);
  });

  it('does not let one that apt lacks cost the others', async () => {
    const { newsboat: _, ...rest } = debian;
    const { probes } = pretend([], { isRootWithApt: true, adds: rest });
    expect(await ensurePrograms(probes)).toHaveLength(1);
    expect(findProgram('awscli', probes)).toBe('/usr/bin/aws');
  });
});
