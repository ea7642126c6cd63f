import { readSurveyResults as operation } from '../../shared/contracts/operations/surveys.ts';
import { type EpochSeconds, type LocalDay, localDay } from '../../shared/domain/calendar.ts';
import type { SurveyKind } from '../../shared/domain/program/survey.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import { isoDay } from '../../shared/storage/surveys-keys.ts';
import type { SurveysDeps } from './deps.ts';
import { resultsOf } from './survey-results.ts';

const USUAL_DAYS = 30;
/** More is a few requests more; the counters of a year are some hundred KB. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** What a survey found in a span of days. Refusals: REQUEST_INVALID, SURVEY_NOT_FOUND. */
export function readSurveyResults(deps: Pick<SurveysDeps, 'answers' | 'counts' | 'programs'>) {
  return route(operation, async ({ path: { surveyId }, query, now }) => {
    const { timeZone } = await deps.programs.inForce(now);
    const { from, to } = spanOf(query, localDay(now, timeZone));
    const kind = await kindOf(surveyId, now);
    if (kind === null)
      return refuse(
        'SURVEY_NOT_FOUND',
        `There is no survey ${surveyId}, and no answer to it.`,
        '/path/surveyId',
      );
    const days = await deps.counts.days(surveyId, kind, from, to);
    return answer(200, resultsOf({ surveyId, kind, from, to }, days));
  });

  /** As the program has it; of a survey that is gone, as it was answered last. */
  async function kindOf(surveyId: string, now: EpochSeconds): Promise<SurveyKind | null> {
    const { surveys = [] } = await deps.programs.inForce(now);
    const known = surveys.find(({ id }) => id === surveyId)?.kind;
    if (known !== undefined) return known;
    const { answers } = await deps.answers.page(surveyId, 1);
    return answers[0]?.kind ?? null;
  }
}

interface Span {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** @throws ProblemError REQUEST_INVALID where the days are none, or too many */
function spanOf(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: LocalDay,
): Span {
  const to = query.to === undefined ? today : dayOf(query.to);
  const from = query.from === undefined ? to - USUAL_DAYS + 1 : dayOf(query.from);
  const days = to - from + 1;
  if (days >= 1 && days <= MOST_DAYS) return { from, to };
  const detail =
    days < 1
      ? `must not be after ${isoDay(to)}, the last day`
      : `must be within ${MOST_DAYS} days of ${isoDay(to)}, the last day; ask for a longer span in parts`;
  throw new ProblemError('REQUEST_INVALID', 'The days are not a span that can be read.', [
    { pointer: '/query/from', detail },
  ]);
}

const dayOf = (date: string): LocalDay => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
