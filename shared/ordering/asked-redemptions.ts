import type { OrderRedemption } from '../contracts/orders.ts';
import { isCaptured, type RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { Program } from '../domain/program/program.ts';
import { DEFAULT_REDEMPTION, type Reward } from '../domain/program/reward.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import { rewardOf } from '../redeeming/reward-of.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** A redemption that an order asks for, as it stands before the order. */
export interface AskedRedemption {
  readonly state: RedemptionState;
  /** Of the version that the redemption names. */
  readonly reward: Reward;
  /** Whether it was named by the code of its coupon. */
  readonly byCode: boolean;
  /** How many points of it; all that are left where it is not given. */
  readonly points?: number;
  /** Where it stands in the request. */
  readonly pointer: string;
}

type Deps = Pick<OrderingDeps, 'ledger' | 'programs' | 'coupons'>;

/** A coupon that was issued is used; what was not captured yet is captured with the order, and needs no code any more. */
export const isCouponUse = ({ state }: Pick<AskedRedemption, 'state'>): boolean =>
  state.coupon !== null && isCaptured(state);

/**
 * Reads what an order asks for: two reads for each code, one for each id. Codes that do not exist are not counted as guesses:
 * an order comes with a secret key, or a signature, and was paid before.
 *
 * Refusals, in this order: TOO_MANY_REDEMPTIONS, REDEMPTION_NOT_FOUND and COUPON_NOT_FOUND.
 *
 * @throws ProblemError REQUEST_INVALID when two of them are the same redemption, by whatever name
 */
export async function findRedemptions(
  deps: Deps,
  asked: readonly OrderRedemption[],
  program: Program,
): Promise<readonly AskedRedemption[] | Refusal> {
  const { perOrder } = program.redemption ?? DEFAULT_REDEMPTION;
  if (asked.length > perOrder) {
    const detail = `An order may have ${perOrder} redemptions; ${asked.length} were sent.`;
    return refuse('TOO_MANY_REDEMPTIONS', detail, '/redemptions');
  }
  const found = await Promise.all(asked.map((each, index) => find(deps, each, `/redemptions/${index}`)));
  const redemptions: AskedRedemption[] = [];
  for (const each of found) {
    if (isRefusal(each)) return each;
    redemptions.push(each);
  }
  refuseRepeated(redemptions);
  return refuseSharedStock(redemptions) ?? redemptions;
}

async function find(
  { ledger, programs, coupons }: Deps,
  { redemptionId, code, points }: OrderRedemption,
  pointer: string,
): Promise<AskedRedemption | Refusal> {
  const id = redemptionId ?? (code === undefined ? null : (await coupons.find(code))?.redemptionId);
  // A code is a secret, and no refusal repeats it.
  if (id === null || id === undefined)
    return refuse('COUPON_NOT_FOUND', 'There is no coupon of this code.', `${pointer}/code`);
  const state = await ledger.readRedemption(id);
  if (state === null)
    return refuse('REDEMPTION_NOT_FOUND', `There is no redemption ${id}.`, `${pointer}/redemptionId`);
  const reward = rewardOf(await programs.version(state.programVersion), state.rewardId);
  const byCode = code !== undefined;
  return { state, reward, byCode, pointer, ...(points === undefined ? {} : { points }) };
}

function refuseRepeated(redemptions: readonly AskedRedemption[]): void {
  for (const [index, { state, pointer }] of redemptions.entries()) {
    const first = redemptions.findIndex((other) => other.state.redemptionId === state.redemptionId);
    if (first === index) continue;
    const detail = `is the same redemption as /redemptions/${first}`;
    throw new ProblemError('REQUEST_INVALID', `${pointer}: ${detail}`, [{ pointer, detail }]);
  }
}

/**
 * A transaction writes a counter of stock once, and captures may each have reserved in another or the same: so an order
 * captures one redemption of a reward that has a stock. Coupons took their units when they were issued, and may be many.
 */
function refuseSharedStock(redemptions: readonly AskedRedemption[]): Refusal | null {
  const counted = redemptions.filter(({ state }) => state.stockShard !== null);
  for (const { state, pointer } of counted) {
    const same = counted.filter((other) => other.state.rewardId === state.rewardId);
    if (same.length === 1 || same.every(isCouponUse)) continue;
    const detail = `Of the reward ${state.rewardId}, which has a stock, an order may capture one.`;
    return refuse('TOO_MANY_REDEMPTIONS', detail, pointer);
  }
  return null;
}
