import { answerView } from '../../../functions/surveys/answer-view.ts';
import { resultsOf } from '../../../functions/surveys/survey-results.ts';
import { isoTime, parseTime } from '../../../shared/contracts/time.ts';
import { localDay } from '../../../shared/domain/calendar.ts';
import type { Survey } from '../../../shared/domain/program/survey.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { giveScore, submitAnswer } from '../../../shared/domain/surveys/answer-survey.ts';
import { askSurvey } from '../../../shared/domain/surveys/ask-survey.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_PROGRAM } from './program.ts';

const SURVEY: Survey = {
  id: 'post-purchase',
  kind: 'nps',
  questions: { en: { score: 'Would you recommend us?', open: 'Why?' } },
  openDays: 14,
};

const askedAt = parseTime(MOMENTS.delivery) + 2 * 86_400;
const answeredAt = askedAt + 3_600;
const ask = { askId: `ask-how-it-was:${MEMBER_ID}:5.0`, memberId: MEMBER_ID, programVersion: 1 };

function taken<T extends object>(decision: T): Exclude<T, { refused: true }> {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}`);
  return decision as Exclude<T, { refused: true }>;
}

/** She taps a score in the message, and says why on the page. */
const ASKED = askSurvey(ask, SURVEY, askedAt);
const TAPPED = taken(giveScore(ASKED, { score: 9 }, answeredAt)).answer;
const SUBMITTED = taken(
  submitAnswer(
    TAPPED,
    { score: 9, words: 'The tea came in two days, and it was still warm from the sun.' },
    answeredAt + 60,
  ),
).answer;

/** In the shop's own page, about an order that she placed there. */
const OWN = askSurvey({ ...ask, askId: `by.shop:${MEMBER_ID}:post-purchase:order-1001` }, SURVEY, answeredAt);
const GIVEN = taken(submitAnswer(OWN, { score: 10, words: null }, answeredAt)).answer;

const now = answeredAt + 3_600;
const today = localDay(now, STORY_PROGRAM.timeZone);
const view = answerView(SUBMITTED, now);
const given = answerView(GIVEN, answeredAt);

const TOKEN = `s~ask-how-it-was:*:5.0~${MEMBER_ID}~post-purchase~tmbxk0~${'x'.repeat(22)}`;

export const SURVEY_EXAMPLES: Readonly<Record<string, OperationExample>> = {
  readSurveyPage: { path: { token: TOKEN }, query: { score: '9' }, headers: {}, answers: {} },
  answerBySurveyPage: { path: { token: TOKEN }, headers: {}, answers: {} },
  listMemberAnswers: { path: { memberId: MEMBER_ID }, answers: { 200: { answers: [view] } } },
  listOpenSurveys: {
    path: { memberId: MEMBER_ID },
    query: { locale: 'en' },
    answers: {
      200: {
        surveys: [
          {
            askId: ASKED.askId,
            surveyId: SURVEY.id,
            kind: SURVEY.kind,
            scale: { from: 0, to: 10 },
            question: 'Would you recommend us?',
            openQuestion: 'Why?',
            locale: 'en',
            score: null,
            askedAt: isoTime(ASKED.askedAt),
            closesAt: isoTime(ASKED.closesAt),
          },
        ],
      },
    },
  },
  giveSurveyAnswer: {
    path: { memberId: MEMBER_ID },
    body: { surveyId: 'post-purchase', reference: 'order-1001', score: 10 },
    answers: { 201: given, 200: given },
  },
  listSurveyAnswers: {
    path: { surveyId: SURVEY.id },
    query: { limit: '25' },
    answers: { 200: { answers: [view], nextCursor: null } },
  },
  readSurveyResults: {
    path: { surveyId: SURVEY.id },
    query: { from: '2026-10-01', to: '2026-10-31' },
    answers: {
      200: resultsOf({ surveyId: SURVEY.id, kind: 'nps', from: today - 6, to: today + 24 }, [
        { day: '2026-10-07', asked: 40, scores: { 10: 6, 9: 5, 8: 3, 6: 1, 2: 1 } },
        { day: '2026-10-08', asked: 12, scores: { 10: 1, 7: 2, 0: 1 } },
      ]),
    },
  },
};
