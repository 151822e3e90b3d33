import type { Page } from '@playwright/test';

/** Text that cannot be read: past the edge of the screen or of its box, or under other text. */
export function findLoss(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px to the side`);

    interface Box {
      /** Whether the element or one around it is for screen readers alone. */
      isHidden: boolean;
      /** Where text is cut off; no such edge where the box scrolls. */
      right: number;
    }
    // Most texts have the same elements around them, and computed styles take long to get.
    const known = new Map<Element, Box>();
    const readBox = (element: Element): Box => {
      const found = known.get(element) ?? computeBox(element);
      known.set(element, found);
      return found;
    };
    const computeBox = (element: Element): Box => {
      const around = element.parentElement ? readBox(element.parentElement) : undefined;
      const { clipPath, overflowX } = getComputedStyle(element);
      const { width, right } = element.getBoundingClientRect();
      const isHidden = around?.isHidden === true || clipPath !== 'none' || width <= 1;
      if (element === document.body) return { isHidden, right: clientWidth };
      if (/auto|scroll/.test(overflowX)) return { isHidden, right: Number.POSITIVE_INFINITY };
      if (/hidden|clip/.test(overflowX)) return { isHidden, right };
      return { isHidden, right: around?.right ?? clientWidth };
    };

    const texts: { rect: DOMRect; text: string }[] = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim().slice(0, 40) ?? '';
      if (parent === null || text === '' || parent.closest('svg, select, datalist')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const box = readBox(parent);
      if (box.isHidden) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        texts.push({ rect, text });
        const isCut = rect.right > box.right + 1 || rect.left < -1;
        if (isCut && box.right !== Number.POSITIVE_INFINITY) faults.push(`cut: ${text}`);
      }
    }
    texts.sort((a, b) => a.rect.top - b.rect.top);
    for (const [index, { rect, text }] of texts.entries()) {
      for (let next = index + 1; next < texts.length; next += 1) {
        const other = texts[next];
        if (other === undefined || other.rect.top > rect.bottom) break;
        const width = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const height = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        // The boxes of letters are higher than lines of text that are close to each other.
        if (width > 2 && height > rect.height * 0.4) faults.push(`${text} | ${other.text}`);
      }
    }
    return [...new Set(faults)].slice(0, 8);
  });
}
