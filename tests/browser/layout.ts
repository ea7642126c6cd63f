import type { Page } from 'playwright-core';

/** For `before` of `open`: adds up how far what was painted already moved without anybody having done something. */
export const WATCH_LAYOUT = `
globalThis.layoutShifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) layoutShifts.push({
    value: entry.value,
    moved: entry.sources.map(({ node, previousRect, currentRect }) =>
      [node?.nodeName, node?.className, previousRect.y + '→' + currentRect.y, previousRect.height + '→' + currentRect.height].join(' ')),
  });
}).observe({ type: 'layout-shift', buffered: true });`;

export interface LayoutShift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** What moved so far in a page that was opened with `WATCH_LAYOUT`; the values add up to its cumulative layout shift. */
export function layoutShifts(page: Page): Promise<readonly LayoutShift[]> {
  return page.evaluate<LayoutShift[]>('globalThis.layoutShifts');
}

/** CSS pixels by which the page is wider than the window; 0 where nothing sticks out. */
export function excessWidth(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
