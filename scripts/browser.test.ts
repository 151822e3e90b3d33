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
  adds?: Partial<Record<'chromium-headless-shell' | 'chromium' | 'download', string>>;
}

/** Probes of a simulated computer, and a log of the calls that change something. */
function simulate({ chromePath, files = [], starts = [], canUseApt = false, adds = {} }: Computer) {
  const log: string[] = [];
  const install = async (name: string, list: string[]) => {
    log.push(name);
    const added = adds[name as keyof typeof adds];
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
    installWithApt: (name) => install(name, files),
    installWithPlaywright: () => install('download', starts),
  };
  return { probes, log };
}

const shell = '/usr/bin/chromium-headless-shell';
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
      'one without windows before others',
      { files: [chromium, shell], starts: [chromium, shell] },
      'installed (/usr/bin/chromium-headless-shell)',
      [shell],
    ],
    [
      'one from apt before Playwright’s',
      { canUseApt: true, starts: [shell, 'own'], adds: { 'chromium-headless-shell': shell } },
      'installed with apt-get (/usr/bin/chromium-headless-shell)',
      ['chromium-headless-shell', shell],
    ],
    [
      'the other package where apt does not have the first',
      { canUseApt: true, starts: [chromium], adds: { chromium } },
      'installed with apt-get (/usr/bin/chromium)',
      ['chromium-headless-shell', 'chromium', chromium],
    ],
    [
      'Playwright’s where apt fails',
      { canUseApt: true, starts: ['own'] },
      "Playwright's own",
      ['chromium-headless-shell', 'chromium', 'own'],
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
    const { probes, log } = simulate({ canUseApt: true, adds: { chromium, download: 'own' } });
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
        '  - apt-get install chromium-headless-shell: chromium-headless-shell failed',
        '  - apt-get install chromium: chromium failed',
        "  - Playwright's own: own does not start",
        '  - playwright install chromium: download failed',
        'Install Chromium or Chrome (Debian: apt-get install chromium), or name one: ' +
          'CHROME_PATH=/path/to/chrome npm test',
      ].join('\n'),
    );
  });
});
