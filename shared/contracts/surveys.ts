import * as z from 'zod/mini';
import { SURVEY_SCALES, type SurveyKind } from '../domain/program/survey.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp } from './primitives.ts';

const KINDS = Object.keys(SURVEY_SCALES) as [SurveyKind, ...SurveyKind[]];
const kind = described('`nps`: 0 to 10. `csat`: 1 to 5. `ces`: 1 to 7.', z.enum(KINDS));
const momentOrNull = (description: string) => described(description, z.nullable(Timestamp));
const count = (description: string) => described(description, z.int().check(z.nonnegative()));

/** Longer than anybody writes. */
export const MAX_WORDS_LENGTH = 2_000;
/** With what is before them, and behind them after a change of mind, they are the id of an activity: 128 characters. */
const MAX_OWN_LENGTH = 90;

export const SurveyId = described(
  'A survey of the program.',
  z.string().check(
    // As programs name their parts.
    z.regex(/^[a-z0-9_-]{1,64}$/, { error: 'must be 1 to 64 small letters, digits, "_" or "-"' }),
  ),
);

/** The token of a survey's link. What is none of ours is answered with a page, and not with a problem. */
export const SurveyToken = z.string().check(z.minLength(1), z.maxLength(512));

const AskId = described(
  'The ask that is answered, as `ask.made` tells it.',
  z
    .string()
    .check(
      z.maxLength(160),
      z.regex(/^[A-Za-z0-9._:~-]+$/, { error: 'must be an ask id as the API returned it' }),
    ),
);

const Reference = described(
  "The shop's own name of this ask, such as an order id: the same answer with the same reference is taken once.",
  z.string().check(
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
      error: 'must be 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit',
    }),
  ),
);

const words = described(
  'The answer to the open question. It is kept beside the member, and erased with them.',
  z.string().check(
    z.minLength(1),
    z.maxLength(MAX_WORDS_LENGTH),
    z.regex(/^[^\p{Cc}\p{Cs}]*(?:\n[^\p{Cc}\p{Cs}]*)*$/u, {
      error: 'must not hold control characters except line breaks',
    }),
  ),
);

export const SurveyAnswerRequest = named(
  'SurveyAnswerRequest',
  "An answer that was given in the shop's own page or app.",
  z
    .strictObject({
      askId: z.optional(AskId),
      surveyId: z.optional(SurveyId),
      reference: z.optional(Reference),
      score: described('On the scale of the survey.', z.int().check(z.minimum(0), z.maximum(10))),
      words: z.optional(z.nullable(words)),
      isComplete: described(
        '`false`: a score for now, which may still be changed for a day; words are sent with the complete answer.',
        z._default(z.boolean(), true),
      ),
    })
    .check(
      z.refine(
        ({ askId, surveyId, reference }) =>
          askId === undefined
            ? surveyId !== undefined && reference !== undefined
            : surveyId === undefined && reference === undefined,
        { error: 'name the ask by askId, or by surveyId and reference' },
      ),
      z.refine(({ surveyId = '', reference = '' }) => surveyId.length + reference.length <= MAX_OWN_LENGTH, {
        error: `must have no more than ${MAX_OWN_LENGTH} characters together with surveyId`,
        path: ['reference'],
      }),
      z.refine(({ isComplete, words: said }) => isComplete || said === undefined || said === null, {
        error: 'are sent with the complete answer only',
        path: ['words'],
      }),
    ),
);
export type SurveyAnswerRequest = z.infer<typeof SurveyAnswerRequest>;

export const SurveyAnswerView = named(
  'SurveyAnswer',
  "One member's answer to one ask.",
  z.object({
    askId: z.string(),
    memberId: MemberId,
    surveyId: z.string(),
    kind,
    state: described(
      '`asked`: no score yet. `scored`: the score counts, and may be changed for a day. `submitted`: complete. `expired`: never answered.',
      z.enum(['asked', 'scored', 'submitted', 'expired']),
    ),
    score: described('The one that counts.', z.nullable(z.int())),
    group: described(
      'What the score counts as, such as `promoter`, `satisfied` or `easy`.',
      z.nullable(z.string()),
    ),
    words: described('The answer to the open question, as it was typed.', z.nullable(z.string())),
    isChangeable: described('Whether another score would be taken now.', z.boolean()),
    changes: count('Changes of mind.'),
    programVersion: described('The version whose question was asked.', z.int()),
    askedAt: Timestamp,
    closesAt: described('Nothing new is taken from then on.', Timestamp),
    answeredAt: momentOrNull('When the first score was given.'),
    lastScoreAt: momentOrNull('When the score that counts was given.'),
    submittedAt: momentOrNull('When it was completed.'),
    remindedAt: momentOrNull('When the one reminder went out.'),
    activityId: described(
      'The activity of the score that counts: its entry says what it earned. `null`: no score yet.',
      z.nullable(z.string()),
    ),
  }),
);
export type SurveyAnswerView = z.infer<typeof SurveyAnswerView>;

export const OpenSurvey = named(
  'OpenSurvey',
  'A survey that a member was asked, and can answer now.',
  z.object({
    askId: z.string(),
    surveyId: z.string(),
    kind,
    scale: described('The lowest and the highest score.', z.object({ from: z.int(), to: z.int() })),
    question: described('Which score?', z.string()),
    openQuestion: described('In words, if they like.', z.string()),
    locale: described('Of the questions; BCP 47.', z.string()),
    score: described('The one that was given so far.', z.nullable(z.int())),
    askedAt: Timestamp,
    closesAt: described('Nothing new is taken from then on.', Timestamp),
  }),
);
export type OpenSurvey = z.infer<typeof OpenSurvey>;

export const OpenSurveys = named(
  'OpenSurveys',
  'What a member was asked and has not answered to the end, the last asked first.',
  z.object({ surveys: z.array(OpenSurvey) }),
);

export const MemberAnswers = named(
  'MemberAnswers',
  'What a member was asked and answered, the last asked first.',
  z.object({ answers: z.array(SurveyAnswerView) }),
);

export const SurveyAnswers = named(
  'SurveyAnswers',
  'Answers with a score, the newest first by their first score.',
  z.object({ answers: z.array(SurveyAnswerView), nextCursor: z.nullable(z.string()) }),
);

export const LocalDate = described(
  "A day of the program's calendar, `YYYY-MM-DD`.",
  z.iso.date({ error: 'must be a date that exists, as YYYY-MM-DD' }),
);

const ScoreCount = z.object({ score: z.int(), count: count('How many gave it.') });

const Interval = z.object({ from: z.number(), to: z.number() });

export const SurveyResults = named(
  'SurveyResults',
  'What a survey found in a span of days.',
  z.object({
    surveyId: z.string(),
    kind,
    from: LocalDate,
    to: LocalDate,
    asked: count('How often it was asked on these days.'),
    answered: count('Answers with a score whose first score was given on these days.'),
    scores: described('Every score of the scale, the lowest first.', z.array(ScoreCount)),
    groups: described(
      'Every group of the scale, the lowest first.',
      z.array(z.object({ group: z.string(), count: count('How many are in it.') })),
    ),
    figures: described(
      'NPS is one figure, `nps`; CSAT is `csat`; CES is two, `ces_mean` and `ces_easy`.',
      z.array(
        z.object({
          figure: z.enum(['nps', 'csat', 'ces_mean', 'ces_easy']),
          value: described(
            'In percent; of `ces_mean` on the scale. `null` where there is none.',
            z.nullable(z.number()),
          ),
          numerator: described(
            'Promoters less detractors, satisfied, the sum of the scores, those for whom it was easy.',
            z.int(),
          ),
          denominator: count('Answers.'),
          interval: described(
            '95 %, in the unit of the value. `null` where nothing can be said.',
            z.nullable(Interval),
          ),
          reason: described(
            '`NO_ANSWERS`: there is no value. `NO_SPREAD`: all answers are alike, or there is one, so no interval can be told.',
            z.nullable(z.enum(['NO_ANSWERS', 'NO_SPREAD'])),
          ),
        }),
      ),
    ),
    days: described(
      'Days on which somebody was asked or answered.',
      z.array(
        z.object({
          day: LocalDate,
          asked: count('How often it was asked.'),
          answered: count('How many answered.'),
          scores: described('Scores that somebody gave.', z.array(ScoreCount)),
        }),
      ),
    ),
  }),
);
export type SurveyResults = z.infer<typeof SurveyResults>;
