import { listOpenSurveys as operation } from '../../shared/contracts/operations/surveys.ts';
import type { OpenSurvey } from '../../shared/contracts/surveys.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import { SURVEY_SCALES, type Survey } from '../../shared/domain/program/survey.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { questionOf } from '../../shared/domain/surveys/question-of.ts';
import { askRemindedOf } from '../../shared/domain/surveys/reminder-id.ts';
import { isChangeable, type SurveyAnswer, scoreOf } from '../../shared/domain/surveys/survey-answer.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { openAnswer } from '../../shared/surveys/survey-asker.ts';
import type { SurveysDeps } from './deps.ts';

type Deps = Pick<SurveysDeps, 'answers' | 'ledger' | 'outbox' | 'programs'>;

/** More asks than anybody is sent in the days for which they are kept. */
const MOST_ITEMS = 100;
const OTHERWISE = 'en';

/**
 * What a member can answer now: asks whose message went out, and those that were decided and wait, or that the shop sends itself.
 * Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED.
 */
export function listOpenSurveys({ answers, ledger, outbox, programs }: Deps) {
  return route(operation, async ({ path: { memberId }, query: { locale = OTHERWISE }, now }) => {
    const [account, asked, items] = await Promise.all([
      ledger.readAccount(memberId),
      answers.list(memberId),
      outbox.list(memberId, MOST_ITEMS),
    ]);
    if (account === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    if (account.status === 'erased')
      return refuse('MEMBER_ERASED', `Member ${memberId} was erased.`, '/path/memberId');
    const known = new Set(asked.map(({ askId }) => askId));
    const decided = items.map(({ item }) => item).filter(({ askId }) => !known.has(askId));
    const waiting = await Promise.all(decided.map(unsent));
    const open = [...asked, ...waiting]
      .filter((each) => each !== null)
      .filter((each) => isChangeable(each, now))
      .toSorted((one, other) => other.askedAt - one.askedAt);
    const views = await Promise.all(open.map((each) => openSurvey(each, locale)));
    return answer(200, { surveys: views.filter((view) => view !== null) });
  });

  /** The empty answer to an ask that no message has brought yet; null for whatever asks no survey. */
  async function unsent(item: OutboxItem): Promise<SurveyAnswer | null> {
    if (item.action.kind !== 'ask_survey' || askRemindedOf(item.askId) !== null) return null;
    const survey = await surveyOf(item.action.survey, item.programVersion);
    return survey === undefined ? null : openAnswer(item, survey);
  }

  async function surveyOf(surveyId: string, version: number): Promise<Survey | undefined> {
    const { surveys = [] } = await programs.version(version);
    return surveys.find(({ id }) => id === surveyId);
  }

  /** With the question as it was asked, whatever the program says since. */
  async function openSurvey(asked: SurveyAnswer, locale: string): Promise<OpenSurvey | null> {
    const survey = await surveyOf(asked.surveyId, asked.programVersion);
    if (survey === undefined) return null;
    const question = questionOf(survey, locale);
    return {
      askId: asked.askId,
      surveyId: asked.surveyId,
      kind: asked.kind,
      scale: { ...SURVEY_SCALES[asked.kind] },
      question: question.score,
      openQuestion: question.open,
      locale: question.locale,
      score: scoreOf(asked),
      askedAt: isoTime(asked.askedAt),
      closesAt: isoTime(asked.closesAt),
    };
  }
}
