import { html } from '../../../shared/pages/html.ts';
import type { CountedDay } from '../counted-day.ts';
import { figureSet } from '../figure-set.ts';
import { numberWords } from '../words/number-words.ts';
import { reportPage, sectionBody } from './report-page.ts';
import type { Section } from './section.ts';
import { ACQUISITION } from './sections/acquisition.ts';
import { CHURN } from './sections/churn.ts';
import { LIABILITY_SECTION } from './sections/liability.ts';
import { LIFETIME_VALUE } from './sections/lifetime-value.ts';
import { otherSection } from './sections/other.ts';
import { PROGRAM_RETURN } from './sections/program-return.ts';
import { REDEMPTION } from './sections/redemption.ts';
import { REFERRALS } from './sections/referrals.ts';
import { RETENTION } from './sections/retention.ts';
import { RETURNING_SECTION } from './sections/returning.ts';
import { REWARDS } from './sections/rewards.ts';
import { RFM_SECTION } from './sections/rfm.ts';
import { SURVEYS } from './sections/surveys.ts';
import { TIERS } from './sections/tiers.ts';
import { UPLIFT } from './sections/uplift.ts';
import { summary } from './summary.ts';

export const SECTIONS: readonly Section[] = [
  RETENTION,
  RETURNING_SECTION,
  CHURN,
  RFM_SECTION,
  LIFETIME_VALUE,
  ACQUISITION,
  SURVEYS,
  REFERRALS,
  REDEMPTION,
  REWARDS,
  LIABILITY_SECTION,
  TIERS,
  PROGRAM_RETURN,
  UPLIFT,
];

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
