import { html } from '../../../shared/pages/html.ts';
import { SECTIONS } from '../../../web/figures/all-sections.ts';
import type { CountedDay } from '../../../web/figures/counted-day.ts';
import { figureSet } from '../../../web/figures/figure-set.ts';
import { otherSection } from '../../../web/figures/sections/other.ts';
import { summary } from '../../../web/figures/summary.ts';
import { numberWords } from '../../../web/figures/words/number-words.ts';
import { reportPage, sectionBody } from './report-page.ts';

/**
 * All figures of a day as one HTML page, complete in itself. The same figures give the same text.
 * @param locale in which numbers, money and days are written, BCP 47; the words are English
 */
export function metricsReport(day: CountedDay, locale = 'en'): string {
  const words = numberWords(locale);
  const figures = figureSet(day.figures);
  const claimed = SECTIONS.flatMap(({ metrics }) => metrics);
  const others = figures.metrics.filter((metric) => !claimed.includes(metric));
  const sections = [...SECTIONS, otherSection(others)].flatMap((section) => {
    const body = sectionBody(section, figures, words, day.metrics);
    return body === null ? [] : [{ id: section.id, title: section.title, body }];
  });
  return reportPage({
    title: `Retention report up to ${words.lastDay(day.asOf)}`,
    about: html`<p class="about">As of the beginning of ${words.day(day.asOf)}, in days of ${day.timeZone}: ${words.count(day.figures.length)} figures of ${words.count(figures.metrics.length)} metrics.</p>
`,
    sections: [{ id: 'key-figures', title: 'Key figures', body: summary(figures, words) }, ...sections],
    footer: html`<p>A figure without a value is never a zero: it says what it waits for. Amounts of different currencies are never added up.</p>`,
  });
}
