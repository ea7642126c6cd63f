import type { Survey } from '../program/survey.ts';

export interface SurveyQuestion {
  readonly score: string;
  readonly open: string;
  /** The locale that they are in, which may not be the one that was asked for. */
  readonly locale: string;
}

const lower = (locale: string): string => locale.toLowerCase();
const languageOf = (locale: string): string => lower(locale).split('-')[0] ?? '';

/**
 * The questions in the member's locale; else in the nearest one: that without its last parts, as RFC 4647 looks up, then
 * another of the same language, then English, then the first that there is.
 *
 * @param locale BCP 47
 * @throws Error for a survey without questions, which validation does not let pass
 */
export function questionOf({ id, questions }: Survey, locale: string): SurveyQuestion {
  const known = Object.keys(questions);
  const parts = lower(locale).split('-');
  const shorter = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const found =
    shorter.flatMap((wanted) => known.filter((each) => lower(each) === wanted))[0] ??
    known.find((each) => languageOf(each) === languageOf(locale)) ??
    known.find((each) => languageOf(each) === 'en') ??
    known[0];
  const question = found === undefined ? undefined : questions[found];
  if (found === undefined || question === undefined) throw new Error(`survey ${id} has no questions`);
  return { ...question, locale: found };
}
