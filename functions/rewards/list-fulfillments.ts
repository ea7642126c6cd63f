import { listFulfillments as operation } from '../../shared/contracts/operations/redemptions.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import { rewardOf } from '../../shared/redeeming/reward-of.ts';
import type { AwaitedFulfillment } from '../../shared/storage/fulfillment-list.ts';
import type { RewardsDeps } from './deps.ts';

const POSITION = /^([0-9]{1,11}) (rdm_[A-Za-z0-9_-]{22})$/;

/** What people have to hand over, longest waiting first. Refusals: CURSOR_INVALID. */
export function listFulfillments(deps: Pick<RewardsDeps, 'ledger' | 'programs' | 'fulfillments'>) {
  const { ledger, programs, fulfillments } = deps;
  return route(operation, async ({ query: { limit, cursor } }) => {
    const { awaited, hasMore } = await fulfillments.list(
      limit,
      cursor === undefined ? undefined : after(cursor),
    );
    const last = awaited.at(-1);
    return answer(200, {
      fulfillments: await Promise.all(awaited.map(work)),
      nextCursor: hasMore && last ? cursorOf(`${last.capturedAt} ${last.redemptionId}`) : null,
    });
  });

  /** In the words of the version that the redemption names: what was promised then is handed over. */
  async function work({ redemptionId, rewardId, memberId, capturedAt }: AwaitedFulfillment) {
    const state = await ledger.readRedemption(redemptionId);
    if (state === null)
      throw new Error(`redemption ${redemptionId} waits to be fulfilled and does not exist`);
    const { name, benefit } = rewardOf(await programs.version(state.programVersion), rewardId);
    const instructions = benefit.kind === 'by_hand' ? benefit.instructions : '';
    return { redemptionId, rewardId, memberId, name, instructions, waitingSince: isoTime(capturedAt) };
  }
}

function after(cursor: string) {
  const [capturedAt = '', redemptionId = ''] = positionIn(cursor, POSITION);
  return { capturedAt: Number(capturedAt), redemptionId };
}
