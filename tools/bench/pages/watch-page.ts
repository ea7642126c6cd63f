/** What a page is told to note of itself, before any script of its own. All times are since its navigation began. */
export const WATCH_PAGE = `(() => {
  const watched = globalThis.watched = { lcpMs: 0, shift: 0, longTasks: [], answeredMs: 0 };
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { watched.lcpMs = entry.startTime; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) watched.shift += entry.value; });
  observe('longtask', (entry) => { watched.longTasks.push([entry.startTime, entry.duration]); });
  // The frame after the click is what answers it: what runs behind its callbacks runs when it was painted.
  addEventListener('click', () => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { watched.answeredMs = performance.now(); };
      port2.postMessage(null);
    });
  }, { capture: true, once: true });
})();`;

/** Asked for once the click was answered; null before. */
export const READ_PAGE = `(() => {
  const { lcpMs, shift, longTasks, answeredMs } = globalThis.watched;
  if (answeredMs === 0) return null;
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const from = paint?.startTime ?? 0;
  const blockedMs = longTasks
    .filter(([start]) => start >= from && start < answeredMs)
    .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  return { firstPaintMs: from, largestPaintMs: lcpMs, shift, blockedMs, answeredMs };
})();`;

/** What `READ_PAGE` gives. */
export interface WatchedPage {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** What tasks took over 50 ms each, between the first paint and the answer. */
  readonly blockedMs: number;
  /** Until a click on the first button was answered by a paint. */
  readonly answeredMs: number;
}
