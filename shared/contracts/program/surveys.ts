import * as z from 'zod/mini';
import { SURVEY_SCALES, type SurveyKind } from '../../domain/program/survey.ts';
import { described, named } from '../named.ts';
import { text } from '../primitives.ts';
import { MAX_YEAR_DAYS } from './limits.ts';
import { byLocale } from './locales.ts';
import { programId, whole } from './values.ts';

const KINDS = Object.keys(SURVEY_SCALES) as [SurveyKind, ...SurveyKind[]];

const SurveyQuestions = named(
  'SurveyQuestions',
  'The two questions of a survey, in one language.',
  z.strictObject({
    score: text('The one that is answered by a score.', 200),
    open: text('The one that is answered in words.', 200),
  }),
);

export const Survey = named(
  'Survey',
  'One question that is answered by a score, and one in words.',
  z.strictObject({
    id: programId('Name of the survey; answers keep it.'),
    kind: described(
      '`nps`: would you recommend us, 0 to 10. `csat`: how satisfied were you, 1 to 5. `ces`: it was easy, 1 to 7.',
      z.enum(KINDS),
    ),
    questions: described(
      'The questions, by BCP 47 locale.',
      byLocale(SurveyQuestions, '{"en": {"score": "…", "open": "…"}}'),
    ),
    openDays: whole('Days for which its links are good.', 1, MAX_YEAR_DAYS),
    reminderDays: z.exactOptional(
      whole(
        'Who has given no score after so many days is reminded, once; never where it is not given.',
        1,
        MAX_YEAR_DAYS,
      ),
    ),
  }),
);
