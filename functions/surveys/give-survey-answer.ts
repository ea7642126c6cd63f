import type { Caller } from '../../shared/contracts/access.ts';
import { giveSurveyAnswer as operation } from '../../shared/contracts/operations/surveys.ts';
import type { SurveyAnswerRequest } from '../../shared/contracts/surveys.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type Answered, giveScore, submitAnswer } from '../../shared/domain/surveys/answer-survey.ts';
import { askSurvey } from '../../shared/domain/surveys/ask-survey.ts';
import { askRemindedOf } from '../../shared/domain/surveys/reminder-id.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { Open } from '../../shared/surveys/answer-recorder.ts';
import { openAnswer } from '../../shared/surveys/survey-asker.ts';
import { answerView } from './answer-view.ts';
import type { SurveysDeps } from './deps.ts';

type Deps = Pick<SurveysDeps, 'programs' | 'outbox' | 'record'>;

/**
 * Takes an answer that the shop got itself. Idempotent by the ask, which is a trigger's or made of the survey and the shop's
 * reference. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED, SURVEY_NOT_FOUND, SURVEY_ASK_NOT_FOUND, then those of the answer. Emits
 * activity.recorded, and activity.reversed before it for a change of mind.
 */
export function giveSurveyAnswer(deps: Deps) {
  return route(operation, async ({ path: { memberId }, body, caller, now }) => {
    if (body.askId === undefined) refuseAskOfMember(caller);
    const name = { memberId, askId: answeredAsk(memberId, body) };
    const open = body.askId === undefined ? ownAsk(name, body, now) : askOfTrigger(name);
    const recorded = await deps.record(name, (asked) => take(asked, body, now), now, open);
    if (isRefusal(recorded)) return recorded;
    const view = answerView(recorded.answer, now);
    return recorded.isNew ? answer(201, view) : replayed(view);
  });

  function ownAsk(
    { memberId, askId }: { readonly memberId: string; readonly askId: string },
    { surveyId }: SurveyAnswerRequest,
    now: EpochSeconds,
  ): Open {
    return async () => {
      const { surveys = [], version } = await deps.programs.inForce(now);
      const survey = surveys.find(({ id }) => id === surveyId);
      if (survey === undefined)
        return refuse('SURVEY_NOT_FOUND', `The program has no survey ${surveyId}.`, '/surveyId');
      return askSurvey({ askId, memberId, programVersion: version }, survey, now);
    };
  }

  /** One whose message was not sent, as the shop sends it itself, has no answer yet; the outbox knows that it was decided. */
  function askOfTrigger({ memberId, askId }: { readonly memberId: string; readonly askId: string }): Open {
    return async () => {
      const items = await deps.outbox.listAsk(memberId, askId);
      const found = items.find(({ action }) => action.kind === 'ask_survey');
      if (found?.action.kind !== 'ask_survey') return notAsked(askId);
      const { survey: wanted } = found.action;
      const { surveys = [] } = await deps.programs.version(found.programVersion);
      const survey = surveys.find(({ id }) => id === wanted);
      return survey === undefined ? notAsked(askId) : openAnswer(found, survey);
    };
  }
}

/** Each reference is another ask, and each answer may earn: so it is for the shop to make them. */
function refuseAskOfMember(caller: Caller | null): void {
  if (caller?.kind !== 'member_token') return;
  const detail = 'must be given with a member token: only the shop may ask by itself';
  throw new ProblemError('MEMBER_TOKEN_NOT_ALLOWED', `/askId: ${detail}`, [{ pointer: '/askId', detail }]);
}

const notAsked = (askId: string): Refusal =>
  refuse('SURVEY_ASK_NOT_FOUND', `The member was not asked a survey by ${askId}.`, '/askId');

/** Whoever is reminded answers the ask that they are reminded of. */
const answeredAsk = (memberId: string, body: SurveyAnswerRequest): string =>
  body.askId === undefined ? ownAskId(memberId, body) : (askRemindedOf(body.askId) ?? body.askId);

/** No trigger has a dot in its name, so that the shop's asks are never taken for those of triggers. */
const ownAskId = (memberId: string, { surveyId, reference }: SurveyAnswerRequest): string =>
  `by.shop:${memberId}:${surveyId}:${reference}`;

const take = (
  asked: SurveyAnswer,
  { score, words = null, isComplete }: SurveyAnswerRequest,
  now: EpochSeconds,
): Answered | Refusal =>
  isComplete ? submitAnswer(asked, { score, words }, now) : giveScore(asked, { score }, now);
