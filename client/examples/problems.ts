import { type Client, isProblem } from '../index.ts';

/** What went wrong, by codes that stay; those of a call are known, so that a wrong one does not compile. */
export async function giftPoints(perennial: Client, memberId: string, ticket: string) {
  const body = { points: 50, reason: 'Sorry for the wait', actor: 'sam' };
  try {
    return (await perennial.adjustPoints({ memberId, idempotencyKey: ticket, body })).balance.active;
  } catch (error) {
    if (perennial.adjustPoints.isProblem(error, 'MEMBER_CLOSED', 'MEMBER_NOT_FOUND')) return 0;
    if (isProblem(error))
      console.error(error.code, error.problem.detail, error.problem.fix, error.retryAfterMs);
    throw error;
  }
}
