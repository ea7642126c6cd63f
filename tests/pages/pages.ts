import type { SurveyKind } from '../../shared/domain/program/survey.ts';
import { giveScore, submitAnswer } from '../../shared/domain/surveys/answer-survey.ts';
import type { SurveyAnswer } from '../../shared/domain/surveys/survey-answer.ts';
import { brokenLinkPage, endedPage } from '../../shared/pages/notice-pages.ts';
import { stopPage, stoppedPage } from '../../shared/pages/stop/stop-page.ts';
import { type SurveyView, surveyPage } from '../../shared/pages/survey/survey-page.ts';
import { BEGIN, decided } from '../domain/builders.ts';
import { asked, DAY } from '../domain/surveys/answering.ts';

export const aView = (changes: Partial<SurveyView> = {}): SurveyView => ({
  locale: 'en',
  shopName: 'Northwind',
  question: { score: 'How likely are you to recommend us?', open: 'Why?', locale: 'en' },
  answer: asked(),
  now: BEGIN,
  action: '/s/s~token',
  tapped: null,
  ...changes,
});

export const scoredAnswer = (score: number, kind: SurveyKind = 'nps'): SurveyAnswer =>
  decided(giveScore(asked({ kind }), { score }, BEGIN)).answer;

export const submittedAnswer = (words: string | null): SurveyAnswer =>
  decided(submitAnswer(asked(), { score: 9, words }, BEGIN)).answer;

/** Every page that a customer may see, for what all of them must hold. */
export function everyPage(changes: Pick<SurveyView, 'locale' | 'shopName'> & Partial<SurveyView>) {
  const { locale, shopName } = changes;
  const survey = (rest: Partial<SurveyView>) => surveyPage(aView({ ...changes, ...rest }));
  return {
    nps: survey({}),
    csat: survey({ answer: asked({ kind: 'csat' }) }),
    ces: survey({ answer: asked({ kind: 'ces' }) }),
    tapped: survey({ tapped: 9 }),
    lacking: survey({ lacking: { words: changes.lacking?.words ?? 'Quick.' } }),
    scored: survey({ answer: scoredAnswer(9) }),
    'scored otherwise': survey({ answer: scoredAnswer(2), tapped: 9 }),
    'scored for good': survey({ answer: scoredAnswer(9), now: BEGIN + 2 * DAY }),
    submitted: survey({ answer: submittedAnswer('Quick.') }),
    closed: survey({ now: BEGIN + 99 * DAY }),
    ended: endedPage({ locale, shopName }),
    broken: brokenLinkPage({ locale, shopName }),
    stop: stopPage({ locale, shopName, channel: 'email', action: changes.action ?? '/v1/stop/u~token' }),
    stopped: stoppedPage({ locale, shopName, channel: 'sms' }),
  };
}
