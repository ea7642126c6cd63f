import type { Figure } from '../../shared/metrics/figure.ts';
import type { Html } from '../../shared/pages/html.ts';
import type { Chart } from './chart.ts';
import type { FigureSet } from './figure-set.ts';
import type { NumberWords } from './words/number-words.ts';

/** A table of some of a section's figures. */
export interface SectionTable {
  readonly figures: readonly Figure[];
  readonly table: Html;
}

/** What a section shows; what its tables leave out of its metrics' figures stands in one more table. */
export interface SectionContent {
  /** One sentence each, the most important first. */
  readonly readings: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly SectionTable[];
}

export interface Section {
  /** In the page, distinct. */
  readonly id: string;
  readonly title: string;
  /** Whose figures it shows, all of them. */
  readonly metrics: readonly string[];
  content(figures: FigureSet, words: NumberWords): SectionContent;
}
