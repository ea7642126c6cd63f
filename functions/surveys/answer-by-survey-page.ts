import type { Logger } from '@aws-lambda-powertools/logger';
import { answerBySurveyPage as operation } from '../../shared/contracts/operations/surveys.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { type Answered, giveScore, submitAnswer } from '../../shared/domain/surveys/answer-survey.ts';
import { isOnScale } from '../../shared/domain/surveys/score-group.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { goneMemberPage } from '../../shared/pages/notice-pages.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { type AnswerForm, readAnswerForm } from '../../shared/pages/survey/answer-form.ts';
import { surveyPage } from '../../shared/pages/survey/survey-page.ts';
import type { SurveysDeps } from './deps.ts';
import { pageOfFault } from './page-of-fault.ts';
import { type LinkDeps, openSurveyLink, viewOf } from './survey-link.ts';

type Deps = LinkDeps & Pick<SurveysDeps, 'record'> & { readonly logger: Pick<Logger, 'warn'> };

/** The survey takes no more, or not this: the page says what stands. */
const SHOWN_BY_PAGE: ReadonlySet<Refusal['code']> = new Set(['SURVEY_CLOSED', 'SURVEY_ANSWERED']);
const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

/**
 * Takes what the page of a survey sends, and leads back to it, so that reloading it sends nothing twice. Idempotent by the ask.
 * No refusals: each of them is a page. Emits activity.recorded, and activity.reversed before it for a change of mind.
 */
export function answerBySurveyPage(deps: Deps) {
  return route(operation, ({ path: { token }, headers, rawBody, now }) =>
    take(token, readAnswerForm(rawBody().toString()), headers['accept-language'], now).catch(
      (error: unknown) => pageOfFault(deps.logger, headers['accept-language'], error),
    ),
  );

  async function take(token: string, form: AnswerForm, language: string | undefined, now: EpochSeconds) {
    const opened = await openSurveyLink(deps, token, language, now);
    if ('status' in opened) return opened;
    const { score } = form;
    if (score === null || !isOnScale(opened.answer.kind, score)) {
      const view = { ...viewOf(opened, token, now), lacking: { words: form.words } };
      return answer(422, surveyPage(view), PAGE_HEADERS);
    }
    const recorded = await deps.record(opened.name, (asked) => takeForm(asked, form, score, now), now);
    if (isRefusal(recorded) && !SHOWN_BY_PAGE.has(recorded.code))
      return answer(410, goneMemberPage(opened.reader), PAGE_HEADERS);
    return answer(303, null, { ...HEADERS, location: `./${token}` });
  }
}

function takeForm(
  asked: SurveyAnswer,
  { step, words, after }: AnswerForm,
  score: number,
  now: EpochSeconds,
): Answered | Refusal {
  if (step === 'submit') return submitAnswer(asked, { score, words }, now);
  return giveScore(asked, after === undefined ? { score } : { score, after }, now);
}
