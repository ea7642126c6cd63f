import * as z from 'zod/mini';
import { Locale } from '../locale.ts';
import { described } from '../named.ts';
import { type Operation, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { MemberId } from '../primitives.ts';
import {
  LocalDate,
  MemberAnswers,
  OpenSurveys,
  SurveyAnswerRequest,
  SurveyAnswers,
  SurveyAnswerView,
  SurveyId,
  SurveyResults,
  SurveyToken,
} from '../surveys.ts';

const capability = 'surveys';
const memberPath = z.strictObject({ memberId: MemberId });
const surveyPath = z.strictObject({ surveyId: SurveyId });

export const listMemberAnswers = {
  id: 'listMemberAnswers',
  method: 'GET',
  path: '/v1/members/{memberId}/survey-answers',
  capability,
  summary: 'List what a member was asked and answered',
  description:
    'For people who help members: each ask of a survey with its score, words, state and moments, the last asked first. Reads only.',
  scope: 'surveys:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'The answers.', body: MemberAnswers } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listOpenSurveys = {
  id: 'listOpenSurveys',
  method: 'GET',
  path: '/v1/members/{memberId}/surveys',
  capability,
  summary: 'List the surveys that a member can answer now',
  description:
    'What triggers asked the member and is open still, the last asked first, for the shop to ask it in its own page. Questions come in the `locale` that is asked for, else in its language, else in English. Answered by POST /v1/members/{memberId}/survey-answers with the `askId`.',
  scope: 'surveys:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: z.strictObject({ locale: z.optional(Locale) }) },
  responses: { 200: { description: 'The surveys; mostly none.', body: OpenSurveys } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const giveSurveyAnswer = {
  id: 'giveSurveyAnswer',
  method: 'POST',
  path: '/v1/members/{memberId}/survey-answers',
  capability,
  summary: "Take an answer that was given in the shop's own page or app",
  description: [
    'Either to an ask of a trigger, by the `askId` that `ask.made` tells; or to a survey that the shop asks by itself, by the id of the survey and a reference of its own. One answer per ask, wherever it is given: by the link of the message or here. A member token answers asks of triggers alone: the shop decides what else it asks.',
    'The score counts at once. Idempotent: the same answer to the same ask is taken once, and again gives the answer as it stands, with `Idempotency-Replayed: true`. Another score is a change of mind, which is taken until the answer is complete, for a day, nine times; after that it is refused (SURVEY_ANSWERED).',
    'It may earn, by rules on the event `survey_answered` with the attributes `survey`, `kind` and `score`. Emits activity.recorded, and activity.reversed before it where a score is changed.',
  ].join('\n\n'),
  scope: 'surveys:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, body: SurveyAnswerRequest },
  responses: {
    201: { description: 'Taken, durably.', body: SurveyAnswerView },
    200: { description: 'It was so before; the answer as it stands.', body: SurveyAnswerView },
  },
  refusals: [
    'MEMBER_TOKEN_NOT_ALLOWED',
    'MEMBER_NOT_FOUND',
    'MEMBER_ERASED',
    'SURVEY_NOT_FOUND',
    'SURVEY_ASK_NOT_FOUND',
    'SURVEY_SCORE_OUT_OF_SCALE',
    'SURVEY_CLOSED',
    'SURVEY_ANSWERED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listSurveyAnswers = {
  id: 'listSurveyAnswers',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/answers',
  capability,
  summary: 'List the answers to a survey',
  description:
    'With their words, for people who read them: the newest first by their first score. An answer of a moment ago may not be in it yet. Answers of members who were erased are gone; a survey that nobody answered has none.',
  scope: 'surveys:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: surveyPath, query: PageQuery },
  responses: { 200: { description: 'A page of answers.', body: SurveyAnswers } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readSurveyResults = {
  id: 'readSurveyResults',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
  capability,
  summary: 'Read what a survey found',
  description:
    'How many gave each score, and the figure of its kind with numerator, denominator and interval. An answer counts on the day of its first score, in the time zone of the program, with the score that it has now. Read from daily counters that change with each answer, however many there are; answers of members who were erased stay counted.',
  scope: 'surveys:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: {
    path: surveyPath,
    query: z.strictObject({
      from: described('The first day; 29 days before `to` where it is not given.', z.optional(LocalDate)),
      to: described('The last day, which belongs to it; today where it is not given.', z.optional(LocalDate)),
    }),
  },
  responses: { 200: { description: 'What it found.', body: SurveyResults } },
  refusals: ['REQUEST_INVALID', 'SURVEY_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

const linkPath = z.strictObject({ token: SurveyToken });
const page = z.string();
const headers = z.object({
  'accept-language': described(
    'Of the page, where the link tells no member.',
    z.optional(z.string().check(z.maxLength(1_000))),
  ),
});
const html = { body: page, mediaType: 'text/html' } as const;
const broken = { description: 'A page that says that the link does not work.', ...html };
const ended = { description: 'A page that says that nothing more is asked, or known.', ...html };
const later = { description: 'A page that says to try again.', ...html };

export const readSurveyPage = {
  id: 'readSurveyPage',
  method: 'GET',
  path: '/s/{token}',
  capability,
  summary: 'The page behind the link of a survey',
  description:
    'HTML, in the language of the member. It shows the questions, with the tapped score chosen, or the answer as it stands; it records nothing: mail programs and scanners open links too.',
  scope: 'public',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: {
    path: linkPath,
    query: z.object({
      score: described('The score that was tapped in the message.', z.optional(z.string())),
    }),
    headers,
  },
  responses: {
    200: { description: 'The page.', ...html },
    404: broken,
    410: ended,
    503: later,
  },
  refusals: [],
} as const satisfies Operation;

export const answerBySurveyPage = {
  id: 'answerBySurveyPage',
  method: 'POST',
  path: '/s/{token}',
  capability,
  summary: 'Answer by the page of a survey',
  description:
    'A form: `score`; `words`; `step`, which is `score` for the tap alone and else `submit`; and `after`, how many scores the page knew of. Forwards to the page, which shows the answer as it stands, also where nothing more was taken. Idempotent.',
  scope: 'public',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: linkPath, headers },
  responses: {
    303: { description: 'To the page, without the score.', body: null },
    404: broken,
    410: ended,
    422: { description: 'The page once more: a score is missing.', ...html },
    503: later,
  },
  refusals: [],
} as const satisfies Operation;
