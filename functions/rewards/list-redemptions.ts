import { listRedemptions as operation } from '../../shared/contracts/operations/redemptions.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import type { RedemptionRecord } from '../../shared/storage/redemption-record.ts';
import type { RewardsDeps } from './deps.ts';
import { standingView } from './read-redemption.ts';

const SEQUENCE = /^([1-9][0-9]{0,9})$/;

/**
 * A member's redemptions and claimed gifts, newest first: found in the index, read as they stand. Refusals:
 * CURSOR_INVALID, MEMBER_NOT_FOUND.
 */
export function listRedemptions({
  ledger,
  programs,
  index,
}: Pick<RewardsDeps, 'ledger' | 'programs' | 'index'>) {
  return route(operation, async ({ path: { memberId }, query: { limit, cursor }, caller, now }) => {
    const before = cursor === undefined ? undefined : Number(positionIn(cursor, SEQUENCE)[0]);
    const page = await index.page(memberId, limit, before);
    if (
      page.redemptionIds.length === 0 &&
      before === undefined &&
      (await ledger.readAccount(memberId)) === null
    )
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const found = await Promise.all(page.redemptionIds.map((id) => ledger.readRedemption(id)));
    const states = found.filter((state): state is RedemptionRecord => state !== null);
    return answer(200, {
      redemptions: await Promise.all(states.map((state) => standingView(programs, state, caller, now))),
      nextCursor: page.readTo === null ? null : cursorOf(`${page.readTo}`),
    });
  });
}
