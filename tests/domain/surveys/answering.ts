import type { Survey } from '../../../shared/domain/program/survey.ts';
import { askSurvey } from '../../../shared/domain/surveys/ask-survey.ts';
import type { SurveyAnswer } from '../../../shared/domain/surveys/survey-answer.ts';
import { BEGIN } from '../builders.ts';

export const DAY = 86_400;

export const aSurvey = (changes: Partial<Survey> = {}): Survey => ({
  id: 'post-purchase',
  kind: 'nps',
  questions: { en: { score: 'How likely are you to recommend us?', open: 'Why?' } },
  openDays: 14,
  reminderDays: 5,
  ...changes,
});

export const anAsk = { askId: 'nps:mbr_test:7.0', memberId: 'mbr_test', programVersion: 3 };

export const asked = (changes: Partial<Survey> = {}): SurveyAnswer =>
  askSurvey(anAsk, aSurvey(changes), BEGIN);
