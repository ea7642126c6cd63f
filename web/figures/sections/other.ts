import { figureList } from '../figure-list.ts';
import type { Section } from '../section.ts';
import { metricTitle } from '../words/metric-words.ts';

/** Metrics that no other section shows, so that nothing that was counted is kept from whoever reads. */
export const otherSection = (metrics: readonly string[]): Section => ({
  id: 'other',
  title: 'Other figures',
  metrics,
  content: (figures, words) => ({
    readings: [],
    charts: [],
    tables: metrics.map((metric) => {
      const own = figures.of(metric);
      return { figures: own, table: figureList(own, words, metricTitle(metric)) };
    }),
  }),
});
