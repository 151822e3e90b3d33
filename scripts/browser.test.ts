import { describe, expect, it } from 'vitest';
import { type BrowserProbes, findBrowser } from './browser';

interface Computer {
  chromePath?: string;
  /** Paths that exist. */
  files?: string[];
  /** Browsers that start; 'own' is Playwright's. */
  starts?: string[];
  canUseApt?: boolean;
  /** What each way to install adds to `files` or `starts`; without it, the installation fails. */
  adds?: { apt?: string; download?: string };
}

/** Probes of a simulated computer, and a log of the calls that change something. */
function simulate({ chromePath, files = [], starts = [], canUseApt = false, adds = {} }: Computer) {
  const log: string[] = [];
  const install = (name: 'apt' | 'download', list: string[]) => async () => {
    log.push(name);
    const added = adds[name];
    if (added === undefined) return { succeeded: false, ending: `${name} failed` };
    list.push(added);
    return { succeeded: true, ending: 'exit code 0' };
  };
  const probes: BrowserProbes = {
    chromePath,
    exists: (path) => files.includes(path),
    launch: async (path = 'own') => {
      log.push(path);
      if (!starts.includes(path)) throw new Error(`\n${path} does not start\nlong log`);
    },
    canUseApt: () => canUseApt,
    installWithApt: install('apt', files),
    installWithPlaywright: install('download', starts),
  };
  return { probes, log };
}

const [chromium, chrome, named] = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/chrome'];

describe('findBrowser', () => {
  it.each<[string, Computer, how: string, log: string[]]>([
    [
      'CHROME_PATH first',
      { chromePath: named, files: [chromium], starts: [named, chromium] },
      'CHROME_PATH (/opt/chrome)',
      [named],
    ],
    [
      'the first installed browser that starts',
      { chromePath: named, files: [chromium, chrome], starts: [chrome, 'own'] },
      'installed (/usr/bin/google-chrome)',
      [named, chromium, chrome],
    ],
    [
      'one from apt before Playwright’s',
      { canUseApt: true, starts: [chromium, 'own'], adds: { apt: chromium } },
      'installed with apt-get (/usr/bin/chromium)',
      ['apt', chromium],
    ],
    [
      'Playwright’s where apt fails',
      { canUseApt: true, starts: ['own'] },
      "Playwright's own",
      ['apt', 'own'],
    ],
    [
      'Playwright’s download last',
      { adds: { download: 'own' } },
      "Playwright's own, downloaded",
      ['own', 'download', 'own'],
    ],
  ])('chooses %s', async (_, computer, how, expected) => {
    const { probes, log } = simulate(computer);
    const found = await findBrowser({ install: true }, probes);
    expect(found).toEqual({ executablePath: /\((.+)\)/.exec(how)?.[1], how });
    expect(log).toEqual(expected);
  });

  it('installs nothing without the option', async () => {
    const { probes, log } = simulate({ canUseApt: true, adds: { apt: chromium, download: 'own' } });
    await expect(findBrowser({ install: false }, probes)).rejects.toThrow('found none that starts');
    expect(log).toEqual(['own']);
  });

  it('reports what it tried, and a remedy', async () => {
    const { probes } = simulate({ chromePath: named, canUseApt: true });
    await expect(findBrowser({ install: true }, probes)).rejects.toThrow(
      [
        'Expected a Chromium for the tests in the browser, found none that starts. Tried:',
        '  - CHROME_PATH (/opt/chrome): /opt/chrome does not start',
        '  - installed: no Chromium or Chrome found',
        '  - apt-get install chromium: apt failed',
        "  - Playwright's own: own does not start",
        '  - playwright install chromium: download failed',
        'Install Chromium or Chrome (Debian: apt-get install chromium), or name one: ' +
          'CHROME_PATH=/path/to/chrome npm test',
      ].join('\n'),
    );
  });
});
