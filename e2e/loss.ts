import type { Page } from '@playwright/test';

/** What cannot be read: text past the edge of the screen or of its box, or under other text. */
export function findLoss(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px to the side`);
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const cuts = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
    const isForEars = (element: Element) =>
      getComputedStyle(element).clipPath !== 'none' || element.getBoundingClientRect().width <= 1;
    const boxes: { rect: DOMRect; text: string; parent: Element }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (parent === null || text === '' || parent.closest('svg, select, datalist')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const around: Element[] = [];
      for (let up: Element | null = parent; up !== null; up = up.parentElement) around.push(up);
      if (around.some(isForEars)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        boxes.push({ rect, text: text.slice(0, 40), parent });
        const cut = around.find((box) => scrolls(box) || cuts(box) || box === document.body);
        if (cut === undefined || scrolls(cut)) continue;
        const edge = cut === document.body ? clientWidth : cut.getBoundingClientRect().right;
        if (rect.right > edge + 1 || rect.left < -1) faults.push(`cut: ${text.slice(0, 40)}`);
      }
    }
    boxes.sort((a, b) => a.rect.top - b.rect.top);
    for (const [index, { rect, text }] of boxes.entries()) {
      for (let next = index + 1; next < boxes.length; next += 1) {
        const other = boxes[next];
        if (other === undefined || other.rect.top > rect.bottom) break;
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        // Boxes of letters are higher than lines of text that stand close.
        if (wide > 2 && high > rect.height * 0.4) faults.push(`${text} | ${other.text}`);
      }
    }
    return [...new Set(faults)].slice(0, 8);
  });
}
