import type { Cut } from '../../../shared/metrics/figure.ts';
import type { NumberWords } from './number-words.ts';

export const CUT_TITLES: Readonly<Record<keyof Cut, string>> = {
  month: 'Month',
  cohort: 'First ordered in',
  vintage: 'Issued in',
  step: 'Step',
  tier: 'Tier',
  segment: 'Segment',
  channel: 'Channel',
  country: 'Country',
  currency: 'Currency',
  survey: 'Survey',
  trigger: 'Trigger',
  variant: 'Variant',
  part: 'Part',
};

/** One part of a cut as people read it. Names that the shop gave stay as they are; names of ours become words. */
export function cutWords(words: NumberWords, name: keyof Cut, value: string | number): string {
  if (name === 'month' || name === 'cohort' || name === 'vintage') return words.month(`${value}`);
  if (name === 'part' || name === 'segment') return plainWords(`${value}`);
  return `${value}`;
}

/** `at_risk` as `At risk`. */
export function plainWords(name: string): string {
  const spaced = name.replaceAll('_', ' ');
  return `${spaced.charAt(0).toLocaleUpperCase('en')}${spaced.slice(1)}`;
}
