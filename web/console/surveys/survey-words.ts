import type { ProgramDocument, SurveyResults } from '../../../client/generated/types.ts';
import type { SurveyKind } from '../../../shared/domain/program/survey.ts';
import { SCORE_GROUPS } from '../../../shared/domain/surveys/score-group.ts';

type Survey = NonNullable<ProgramDocument['surveys']>[number];
type Figure = SurveyResults['figures'][number];

export const KINDS: Readonly<Record<SurveyKind, string>> = {
  nps: 'Net promoter score',
  csat: 'Satisfaction',
  ces: 'Effort',
};

export const FIGURES: Readonly<Record<Figure['figure'], string>> = {
  nps: 'Net promoter score',
  csat: 'Satisfied',
  ces_mean: 'Mean score',
  ces_easy: 'Found it easy',
};

const GROUPS: Readonly<Record<string, string>> = {
  detractor: 'Detractors',
  passive: 'Passives',
  promoter: 'Promoters',
  dissatisfied: 'Dissatisfied',
  satisfied: 'Satisfied',
  difficult: 'Difficult',
  easy: 'Easy',
  neutral: 'Neutral',
};

export const groupName = (group: string): string => GROUPS[group] ?? group;

/** Where a group stands on its scale: 0 the lowest, 2 the highest. */
export function rankOf(kind: SurveyKind, group: string | null): 0 | 1 | 2 {
  const [lowest, , highest] = SCORE_GROUPS[kind];
  if (group === lowest) return 0;
  return group === highest ? 2 : 1;
}

/** What is asked, in the language of the console where there is one, else in the first. */
export function questionOf({ questions }: Pick<Survey, 'questions'>): { score: string; open: string } | null {
  return questions['en'] ?? Object.values(questions)[0] ?? null;
}

/** A figure as it is written: NPS with its sign, shares in percent, means with one place. */
export function figureText(figure: Figure['figure'], value: number): string {
  const rounded = new Intl.NumberFormat(globalThis.navigator?.language, {
    maximumFractionDigits: figure === 'ces_mean' ? 1 : 0,
    ...(figure === 'nps' ? { signDisplay: 'exceptZero' as const } : {}),
  }).format(value);
  return figure === 'csat' || figure === 'ces_easy' ? `${rounded} %` : rounded;
}

/** The ends of what a figure can be. */
export const SPANS: Readonly<Record<Figure['figure'], readonly [number, number]>> = {
  nps: [-100, 100],
  csat: [0, 100],
  ces_mean: [1, 7],
  ces_easy: [0, 100],
};

/** How sure a figure is, in words. */
export function intervalText({ figure, interval, reason, denominator }: Figure): string {
  if (reason === 'NO_ANSWERS') return 'No answers yet.';
  if (interval === null) return `All of ${denominator} alike, so nothing can be said of others.`;
  return `Between ${figureText(figure, interval.from)} and ${figureText(figure, interval.to)}, as sure as 95 %.`;
}
