import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

// Some pages have hundreds of stops, and a machine under load takes its time for each.
test.describe.configure({ timeout: 300_000 });

/** Pages with every kind of control that the site has. */
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
  'as of a day',
  'a comparison asked for',
  'own document',
  'embed',
] as const;

/** One stop of the keyboard, as the page shows it. */
interface Stop {
  /** Its place among all that can be reached; -1 is none of them. */
  index: number;
  name: string;
  /** Why who looks at the page would lose it; empty where nothing is amiss. */
  faults: string[];
}

for (const kind of pages) {
  test(`the keyboard reaches every control of ${kind} once, in order, and shows where it is`, async ({
    page,
  }) => {
    await openPage(page, kinds[kind]);
    const count = await startStops(page);
    expect(count).toBeGreaterThan(kind === 'embed' ? 1 : 10);
    const seen: Stop[] = [];
    // Further than there are stops: whoever is trapped comes to no end.
    for (let presses = 0; presses < 3 * count && seen.at(-1)?.index !== count - 1; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => window.readStop());
      // On its way out of a frame.
      if (stop === undefined) continue;
      // A field of a day has a stop for each of its parts.
      if (stop.index !== seen.at(-1)?.index) seen.push(stop);
    }
    expect(seen.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual(
      [],
    );
    expect(seen.filter(({ index }) => index < 0)).toEqual([]);
    expect(seen.map(({ index }) => index)).toEqual([...Array(count).keys()]);
  });
}

test('backwards, no stop hides below the axis that stays in view', async ({ page }) => {
  await page.goto('/actions/profile/');
  await startStops(page);
  await page.getByRole('contentinfo').getByRole('link').first().focus();
  const hidden: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const stop = await page.evaluate(() => window.readStop());
    if (stop?.faults.includes('hidden')) hidden.push(stop.name);
  }
  expect(hidden).toEqual([]);
});

declare global {
  interface Window {
    readStop: () => Stop | undefined;
  }
}

/** Puts the keyboard before the first stop, and says how many there are. */
function startStops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const reachable = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
    const stops = [...document.querySelectorAll<HTMLElement>(reachable)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        // Of a group one is a stop, and arrows lead to the others.
        !(element.matches('[type="radio"]') && !element.matches(':checked')) &&
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
    );
    const colour = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** Relative luminance as WCAG defines it, and how opaque the colour is. */
    const read = (text: string) => {
      if (colour === null) throw new Error('The browser has no canvas.');
      colour.clearRect(0, 0, 1, 1);
      colour.fillStyle = text;
      colour.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = colour.getImageData(0, 0, 1, 1).data;
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
        part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return { light: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha };
    };
    /** Of what an element stands on: the outline is drawn outside of it. */
    const findGround = (element: Element | null): number => {
      if (element === null) return 1;
      const { light, alpha } = read(getComputedStyle(element).backgroundColor);
      return alpha === 255 ? light : findGround(element.parentElement);
    };
    const findFaults = (element: HTMLElement): string[] => {
      const faults: string[] = [];
      // The stop is one of its own page's, which is a kind of its own here.
      if (element.matches('iframe')) return faults;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) faults.push('no outline');
      const [a, b] = [read(outlineColor).light, findGround(element.parentElement)];
      if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3) faults.push('a faint outline');
      const isSeen = [...element.getClientRects()].some(({ left, right, top, bottom }) => {
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      });
      if (!isSeen) faults.push('hidden');
      return faults;
    };
    window.readStop = () => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      const name = element.textContent?.trim().slice(0, 60) || element.outerHTML.slice(0, 80);
      return { index: stops.indexOf(element), name, faults: findFaults(element) };
    };
    // Where the page has put it, it would start from there.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    return stops.length;
  });
}
