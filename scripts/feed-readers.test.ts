import { describe, expect, it } from 'vitest';
import { ensureFeedReaders, type FeedReaderProbes, findFeedReaders } from './feed-readers';

/** A pretended computer, by the commands that run on it, and the log of what was installed. */
function pretend(
  running: string[],
  { isRootWithApt = false, ending = 'exit code 0', adds = [] as string[] } = {},
) {
  const commands = new Set(running);
  const log: string[] = [];
  const probes: FeedReaderProbes = {
    runs: (command) => commands.has(command),
    canUseApt: () => isRootWithApt,
    installWithApt: async (...packages) => {
      log.push(packages.join(' '));
      for (const command of adds) commands.add(command);
      return { succeeded: ending === 'exit code 0', ending };
    },
  };
  return { probes, log };
}

const debian = ['newsboat', '/usr/bin/python3'];

describe('findFeedReaders', () => {
  it.each([
    [['newsboat', '/usr/bin/python3', 'python3'], '/usr/bin/python3'],
    [['newsboat', 'python3'], 'python3'],
  ])('of %j takes %s', (running, python) => {
    expect(findFeedReaders(pretend(running).probes)).toEqual({ newsboat: 'newsboat', python });
  });

  it.each([[[]], [['newsboat']], [['python3']]])('of %j finds none', (running) => {
    expect(findFeedReaders(pretend(running).probes)).toBeUndefined();
  });
});

describe('ensureFeedReaders', () => {
  it('installs nothing where they are', async () => {
    const { probes, log } = pretend(debian, { isRootWithApt: true });
    expect(await ensureFeedReaders(probes)).toBeUndefined();
    expect(log).toEqual([]);
  });

  it('installs both with apt where one is missing', async () => {
    const { probes, log } = pretend(['newsboat'], { isRootWithApt: true, adds: debian });
    expect(await ensureFeedReaders(probes)).toBeUndefined();
    expect(log).toEqual(['newsboat python3-feedparser']);
  });

  const remedy = 'On Debian: apt-get install newsboat python3-feedparser';

  it.each([
    [
      'apt cannot be used',
      pretend(['newsboat']),
      `newsboat or feedparser is missing, and only root can install with apt. ${remedy}`,
    ],
    [
      'apt fails',
      pretend([], { isRootWithApt: true, ending: 'exit code 100' }),
      `apt-get install newsboat python3-feedparser: exit code 100. ${remedy}`,
    ],
    [
      'what apt installs does not start',
      pretend([], { isRootWithApt: true, adds: ['newsboat'] }),
      `apt-get install newsboat python3-feedparser: done, and they do not start. ${remedy}`,
    ],
  ])('says why not, where %s', async (_, { probes }, why) => {
    expect(await ensureFeedReaders(probes)).toBe(
      `The feeds were read by no reader of Debian: ${why}`,
    );
  });
});
