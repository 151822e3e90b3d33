import { describe, expect, it } from 'vitest';
import { type BrowserProbes, findBrowser } from './browser';

const done = { succeeded: true, ending: 'exit code 0' };
const failed = { succeeded: false, ending: 'exit code 100' };

interface Computer {
  chromePath?: string;
  /** Paths that exist. */
  files?: string[];
  /** What starts; 'own' is Playwright's. */
  starts?: string[];
  isRootWithApt?: boolean;
  apt?: () => typeof done;
  download?: () => typeof done;
}

/** Probes of a pretended computer, and the log of what was done to it. */
function pretend(computer: Computer): { probes: BrowserProbes; log: string[] } {
  const log: string[] = [];
  const probes: BrowserProbes = {
    chromePath: computer.chromePath,
    exists: (path) => computer.files?.includes(path) ?? false,
    launch: async (path) => {
      log.push(`launch ${path ?? 'own'}`);
      if (computer.starts?.includes(path ?? 'own')) return;
      throw new Error(`\n${path ?? 'own'} does not start\nlong log`);
    },
    canUseApt: () => computer.isRootWithApt ?? false,
    installWithApt: async () => {
      log.push('apt');
      return computer.apt?.() ?? failed;
    },
    installWithPlaywright: async () => {
      log.push('download');
      return computer.download?.() ?? failed;
    },
  };
  return { probes, log };
}

describe('findBrowser', () => {
  it('takes CHROME_PATH before all others', async () => {
    const { probes, log } = pretend({
      chromePath: '/opt/chrome',
      files: ['/usr/bin/chromium'],
      starts: ['/opt/chrome', '/usr/bin/chromium'],
    });
    expect(await findBrowser({ install: true }, probes)).toEqual({
      executablePath: '/opt/chrome',
      how: 'CHROME_PATH (/opt/chrome)',
    });
    expect(log).toEqual(['launch /opt/chrome']);
  });

  it('takes the first installed browser that starts', async () => {
    const { probes, log } = pretend({
      chromePath: '/opt/broken',
      files: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
      starts: ['/usr/bin/google-chrome', 'own'],
    });
    const found = await findBrowser({ install: true }, probes);
    expect(found.how).toBe('installed (/usr/bin/google-chrome)');
    expect(log).toEqual([
      'launch /opt/broken',
      'launch /usr/bin/chromium',
      'launch /usr/bin/google-chrome',
    ]);
  });

  it('installs with apt before it tries the browser of Playwright', async () => {
    const files: string[] = [];
    const { probes, log } = pretend({
      files,
      starts: ['/usr/bin/chromium', 'own'],
      isRootWithApt: true,
      apt: () => {
        files.push('/usr/bin/chromium');
        return done;
      },
    });
    expect(await findBrowser({ install: true }, probes)).toEqual({
      executablePath: '/usr/bin/chromium',
      how: 'installed with apt-get (/usr/bin/chromium)',
    });
    expect(log).toEqual(['apt', 'launch /usr/bin/chromium']);
  });

  it('takes the browser that Playwright has when apt fails', async () => {
    const { probes, log } = pretend({ starts: ['own'], isRootWithApt: true });
    expect(await findBrowser({ install: true }, probes)).toEqual({
      executablePath: undefined,
      how: "Playwright's own",
    });
    expect(log).toEqual(['apt', 'launch own']);
  });

  it('downloads the browser of Playwright last', async () => {
    const starts: string[] = [];
    const { probes, log } = pretend({
      starts,
      download: () => {
        starts.push('own');
        return done;
      },
    });
    const found = await findBrowser({ install: true }, probes);
    expect(found).toEqual({ executablePath: undefined, how: "Playwright's own, downloaded" });
    expect(log).toEqual(['launch own', 'download', 'launch own']);
  });

  it('installs nothing when it is not asked to', async () => {
    const { probes, log } = pretend({ isRootWithApt: true, apt: () => done, download: () => done });
    await expect(findBrowser({ install: false }, probes)).rejects.toThrow('found none that starts');
    expect(log).toEqual(['launch own']);
  });

  it('says what it tried and what to do when nothing works', async () => {
    const { probes } = pretend({
      chromePath: '/opt/chrome',
      isRootWithApt: true,
      download: () => ({ succeeded: false, ending: 'not done after 180 s' }),
    });
    await expect(findBrowser({ install: true }, probes)).rejects.toThrow(
      [
        'Expected a Chromium for the tests in the browser, found none that starts. Tried:',
        '  - CHROME_PATH (/opt/chrome): /opt/chrome does not start',
        '  - installed: no Chromium or Chrome found',
        '  - apt-get install chromium: exit code 100',
        "  - Playwright's own: own does not start",
        '  - playwright install chromium: not done after 180 s',
        'Install Chromium or Chrome (Debian: apt-get install chromium), or name one: ' +
          'CHROME_PATH=/path/to/chrome npm test',
      ].join('\n'),
    );
  });
});
