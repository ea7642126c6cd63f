import { listMemberAnswers as operation } from '../../shared/contracts/operations/surveys.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { answerView } from './answer-view.ts';
import type { SurveysDeps } from './deps.ts';

/** What a member was asked and answered, the last asked first. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. */
export function listMemberAnswers({ answers, ledger }: Pick<SurveysDeps, 'answers' | 'ledger'>) {
  return route(operation, async ({ path: { memberId }, now }) => {
    const [account, found] = await Promise.all([ledger.readAccount(memberId), answers.list(memberId)]);
    if (account === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    // What was theirs may be there for a moment more, and is nobody's to read.
    if (account.status === 'erased')
      return refuse('MEMBER_ERASED', `Member ${memberId} was erased.`, '/path/memberId');
    return answer(200, { answers: found.map((one) => answerView(one, now)) });
  });
}
