import { SECTIONS } from '../../figures/all-sections.ts';
import type { Section } from '../../figures/section.ts';
import { otherSection } from '../../figures/sections/other.ts';

export interface FigureGroup {
  readonly title: string;
  readonly subjects: readonly FigureSubject[];
}

/** A section of figures as a page. */
export interface FigureSubject {
  /** The section's, and the page's path. */
  readonly id: string;
  /** As short as navigation needs it. */
  readonly name: string;
}

export const FIGURE_GROUPS: readonly FigureGroup[] = [
  {
    title: 'Customers',
    subjects: [
      { id: 'retention', name: 'Retention' },
      { id: 'returning', name: 'Repeat' },
      { id: 'churn', name: 'Churn' },
      { id: 'rfm', name: 'RFM groups' },
      { id: 'clv', name: 'Lifetime value' },
      { id: 'acquisition', name: 'Acquisition' },
    ],
  },
  {
    title: 'Advocacy',
    subjects: [
      { id: 'surveys', name: 'Surveys' },
      { id: 'referrals', name: 'Referrals' },
    ],
  },
  {
    title: 'Points',
    subjects: [
      { id: 'liability', name: 'Liability' },
      { id: 'redemption', name: 'Redemption' },
      { id: 'rewards', name: 'Rewards' },
      { id: 'tiers', name: 'Tiers' },
    ],
  },
  {
    title: 'Effect',
    subjects: [
      { id: 'uplift', name: 'Uplift' },
      { id: 'program-return', name: 'Members' },
    ],
  },
];

/** @param counted names of all metrics of the day, of which no other section knows some */
export function sectionOf(id: string, counted: readonly string[]): Section | null {
  if (id !== 'other') return SECTIONS.find((section) => section.id === id) ?? null;
  return otherSection(unclaimed(counted));
}

export const unclaimed = (counted: readonly string[]): readonly string[] => {
  const claimed = new Set(SECTIONS.flatMap(({ metrics }) => metrics));
  return counted.filter((metric) => !claimed.has(metric));
};

export const subjectOfMetric = (metric: string): string =>
  SECTIONS.find(({ metrics }) => metrics.includes(metric))?.id ?? 'other';
