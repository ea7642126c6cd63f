import type { Client } from '../index.ts';

/** An answer that was given in the shop itself; a second one changes the first. */
export async function answerSurvey(perennial: Client, memberId: string, orderId: string) {
  const { group } = await perennial.giveSurveyAnswer({
    memberId,
    body: { surveyId: 'after-purchase', reference: orderId, score: 9, words: 'The mug is lovely' },
  });
  return group;
}
