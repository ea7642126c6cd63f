import { listSurveyAnswers as operation } from '../../shared/contracts/operations/surveys.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import { answerView } from './answer-view.ts';
import type { SurveysDeps } from './deps.ts';

const PLACE = /^(\d{11}#[A-Za-z0-9._:-]{1,128})$/;

/** A page of the answers to a survey, newest first. Refusals: CURSOR_INVALID. */
export function listSurveyAnswers({ answers }: Pick<SurveysDeps, 'answers'>) {
  return route(operation, async ({ path: { surveyId }, query: { limit, cursor }, now }) => {
    const after = cursor === undefined ? undefined : positionIn(cursor, PLACE)[0];
    const page = await answers.page(surveyId, limit, after);
    return answer(200, {
      answers: page.answers.map((one) => answerView(one, now)),
      nextCursor: page.next === null ? null : cursorOf(page.next),
    });
  });
}
