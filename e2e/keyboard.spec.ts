import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

// Some pages have hundreds of Tab stops, and a slow machine needs time for each.
test.describe.configure({ mode: 'parallel', timeout: 300_000 });

/** Pages that together have every kind of control of the site. */
const pages = [
  'home',
  'policy',
  'largest change',
  'two dates',
  'announcements',
  'actions',
  'linking',
  'search',
  'ask',
  'snapshot of any day',
  'compared versions',
  'own document',
  'embed',
] as const;

/** One Tab stop, as the page showed it while it had the focus. */
interface Stop {
  name: string;
  /** What is wrong with how the focus is shown. */
  faults: string[];
}

declare global {
  interface Window {
    /** Set by `startWalk`: the stops so far, and whether the end of the page is reached. */
    walk: { visited: (Stop & { element: Element })[]; isAtEnd: boolean };
  }
}

for (const kind of pages) {
  test(`Tab reaches every control of ${kind} once, in order, and shows the focus`, async ({
    page,
  }) => {
    await openPage(page, kinds[kind]);
    await startWalk(page);
    await pressTab(page, 1000);
    const { visited, expected } = await page.evaluate(readWalk);
    expect(expected.length).toBeGreaterThan(kind === 'embed' ? 1 : 10);
    expect(visited.map(({ name }) => name)).toEqual(expected);
    expect(listFaults(visited)).toEqual([]);
  });
}

test('backwards, no stop is hidden below the axis that stays in view', async ({ page }) => {
  await page.goto('/actions/profile/');
  await startWalk(page);
  await page.getByRole('contentinfo').getByRole('link').first().focus();
  await page.keyboard.down('Shift');
  await pressTab(page, 60);
  await page.keyboard.up('Shift');
  const { visited } = await page.evaluate(readWalk);
  expect(visited.length).toBeGreaterThan(50);
  expect(listFaults(visited)).toEqual([]);
});

function listFaults(stops: readonly Stop[]): string[] {
  return stops.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
}

/**
 * Presses Tab until the end of the page has the focus, at most so often: a page that traps the
 * keyboard has no end. Several presses are sent at once, which saves waiting for each. A page with
 * frames gets a drawn frame after each: the browser scrolls to what follows an embedded page only then.
 */
async function pressTab(page: Page, limit: number) {
  const atOnce = (await page.locator('iframe').count()) > 0 ? 1 : 20;
  for (let presses = 0; presses < limit; presses += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => page.keyboard.press('Tab')));
    if (atOnce === 1) await waitForDrawing(page);
    if (await page.evaluate(() => window.walk.isAtEnd)) return;
  }
}

function waitForDrawing(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Puts the focus before the first stop. From there on the page records what Tab leaves. */
function startWalk(page: Page): Promise<void> {
  return page.evaluate(() => {
    const color = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** Relative luminance as WCAG defines it, and the opacity of a color. */
    const readColor = (text: string) => {
      if (color === null) throw new Error('The browser has no canvas.');
      color.clearRect(0, 0, 1, 1);
      color.fillStyle = text;
      color.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = color.getImageData(0, 0, 1, 1).data;
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
        part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
    };
    /** The luminance around an element, where its outline is drawn. */
    const readGround = (element: Element | null): number => {
      if (element === null) return 1;
      const { luminance, alpha } = readColor(getComputedStyle(element).backgroundColor);
      return alpha === 255 ? luminance : readGround(element.parentElement);
    };
    const findFaults = (element: Element): string[] => {
      const faults: string[] = [];
      // The focus is inside of the frame: embedded pages are tested by themselves.
      if (element.matches('iframe')) return faults;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) faults.push('no outline');
      const [a, b] = [readColor(outlineColor).luminance, readGround(element.parentElement)];
      if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3) faults.push('a faint outline');
      const isVisible = [...element.getClientRects()].some(({ left, right, top, bottom }) => {
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      });
      if (!isVisible) faults.push('hidden');
      return faults;
    };
    const addMark = (side: 'prepend' | 'append', tabIndex: number) => {
      const mark = Object.assign(document.createElement('span'), { tabIndex });
      document.body[side](mark);
      return mark;
    };
    const end = addMark('append', 0);
    end.id = 'end-of-walk';
    const walk: Window['walk'] = { visited: [], isAtEnd: false };
    window.walk = walk;
    const record = () => {
      const element = document.activeElement;
      if (element === null || element === document.body || element === start) return;
      // A date field has a stop for each of its parts.
      if (walk.visited.at(-1)?.element === element) return;
      const name = element.textContent?.trim().slice(0, 60) || element.outerHTML.slice(0, 80);
      walk.visited.push({ element, name, faults: findFaults(element) });
    };
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Tab') return;
        walk.isAtEnd = document.activeElement === end;
        if (walk.isAtEnd) event.preventDefault();
        else record();
      },
      true,
    );
    // Presses inside of a frame send no event to this page.
    addEventListener('blur', () => {
      if (document.activeElement?.matches('iframe')) record();
    });
    // Where the page set the focus itself, Tab would start from there.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const start = addMark('prepend', -1);
    start.focus();
    start.remove();
  });
}

/** The stops that Tab reached, and the names of all that it must reach. Runs in the page. */
function readWalk(): { visited: Stop[]; expected: string[] } {
  const candidates = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
  const expected = [...document.querySelectorAll<HTMLElement>(candidates)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      element.id !== 'end-of-walk' &&
      !element.matches(':disabled') &&
      // One radio button of a group is a stop, and arrows lead to the others.
      !(element.matches('[type="radio"]') && !element.matches(':checked')) &&
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
  );
  const readName = (element: Element) => {
    const name = element.textContent?.trim().slice(0, 60) || element.outerHTML.slice(0, 80);
    return `${expected.indexOf(element as HTMLElement)} ${name}`;
  };
  return {
    visited: window.walk.visited.map(({ element, faults }) => ({
      name: readName(element),
      faults,
    })),
    expected: expected.map(readName),
  };
}
