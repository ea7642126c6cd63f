import type { RedemptionRequest } from '../contracts/redemptions.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, balanceOf } from '../domain/ledger/account.ts';
import type { AppliedReward } from '../domain/ledger/redemption.ts';
import { settle } from '../domain/ledger/settle.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { applyReward } from '../domain/rewards/apply-reward.ts';
import { judgeReward, type KnownOfReward } from '../domain/rewards/judge-reward.ts';
import { refusalOf } from '../domain/rewards/missing.ts';
import { mostPayable, refusePayment } from '../domain/rewards/payment.ts';

/** What a redemption would cost, and take off the cart. */
export interface RedemptionTerms {
  readonly points: number;
  readonly applied?: AppliedReward;
}

type Wanted = Pick<RedemptionRequest, 'points' | 'currency'>;

/**
 * Judges whether the member may have the reward, and on what terms. Refusals, in this order: those of what is missing,
 * PAYMENT_POINTS_INVALID.
 *
 * @param stored need not be settled
 */
export function redemptionTerms(
  stored: Account,
  reward: Reward,
  wanted: Wanted,
  known: KnownOfReward,
  program: Program,
  now: EpochSeconds,
): RedemptionTerms | Refusal {
  const { account } = settle(stored, now);
  const { price, missing } = judgeReward(reward, program, account, known, now);
  const refusal = refusalOf(missing);
  if (refusal) return refusal;
  return price === null
    ? paymentTerms(account, reward, wanted.points, known.cart, program)
    : pricedTerms(price, reward, wanted, known.cart, program);
}

function pricedTerms(
  price: number,
  reward: Reward,
  wanted: Wanted,
  cart: Order | undefined,
  program: Program,
): RedemptionTerms | Refusal {
  if (wanted.points !== undefined && wanted.points !== price)
    return refuse(
      'PAYMENT_POINTS_INVALID',
      `The reward ${reward.id} costs the member ${price} points: leave points out.`,
      '/points',
    );
  // A code is for a cart to come: of this one nothing is taken off.
  if (cart !== undefined && reward.coupon === undefined)
    return { points: price, applied: applyReward(reward.benefit, cart, program) };
  const currency = cart?.currency ?? wanted.currency;
  return currency === undefined
    ? { points: price }
    : { points: price, applied: { currency, lines: {}, shipping: 0 } };
}

/** As many points as were asked for; else as many as the cart and the account allow. */
function paymentTerms(
  account: Account,
  { id, benefit }: Reward,
  asked: number | undefined,
  cart: Order | undefined,
  program: Program,
): RedemptionTerms | Refusal {
  if (benefit.kind !== 'pay_with_points') throw new Error(`the reward ${id} has no price`);
  if (cart === undefined) throw new Error(`paying with ${id} was found possible without a cart`);
  const points = asked ?? mostPayable(benefit, cart, program, balanceOf(account).active);
  return (
    refusePayment(benefit, points, cart, program) ?? {
      points,
      applied: applyReward(benefit, cart, program, points),
    }
  );
}
