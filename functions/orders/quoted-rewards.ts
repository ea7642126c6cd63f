import type { AppliedInQuote, QuotedReward } from '../../shared/contracts/quotes.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { DEFAULT_REDEMPTION } from '../../shared/domain/program/reward.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { cartAfter } from '../../shared/domain/rewards/apply-reward.ts';
import { discountLines } from '../../shared/domain/rewards/discount-lines.ts';
import { factsForRewards } from '../../shared/redeeming/facts-for-rewards.ts';
import type { Guesser } from '../../shared/redeeming/find-coupon.ts';
import { tryCoupon } from './quoted-coupon.ts';
import { tryReward } from './quoted-reward.ts';
import type { Quoting, QuotingDeps, Tried } from './quoting.ts';

export interface Quoted {
  /** What the rewards leave of the cart: what is earned by it. */
  readonly cart: Order;
  readonly applied: AppliedInQuote[];
}

/**
 * Tries rewards on a cart, in the order in which they were asked for, each on what the ones before leave. One that cannot be had
 * says why and leaves the cart as it is. The profile and stocks are read only where a reward asks for them.
 *
 * @throws ProblemError TOO_MANY_GUESSES
 */
export async function quoteRewards(
  deps: QuotingDeps,
  asked: readonly QuotedReward[],
  start: { account: Account; cart: Order; program: Program; guesser: Guesser },
  now: EpochSeconds,
): Promise<Quoted> {
  let quoting = await prepare(deps, asked, start, now);
  const applied: AppliedInQuote[] = [];
  for (const [index, each] of asked.entries()) {
    const tried = await tryOne(deps, each, index, quoting, now);
    applied.push(view(each, tried, quoting.cart));
    quoting = after(quoting, tried);
  }
  return { cart: quoting.cart, applied };
}

async function prepare(
  { profiles, stocks }: QuotingDeps,
  asked: readonly QuotedReward[],
  { account, cart, program, guesser }: Pick<Quoting, 'account' | 'cart' | 'program' | 'guesser'>,
  now: EpochSeconds,
): Promise<Quoting> {
  const ids = new Set(asked.map(({ rewardId }) => rewardId));
  const rewards = program.rewards?.filter(({ id }) => ids.has(id)) ?? [];
  const counted = rewards.filter(({ stock }) => stock !== undefined);
  const [facts, stock] = await Promise.all([
    factsForRewards(profiles, account, program, rewards),
    counted.length === 0 ? null : stocks.read(counted.map(({ id }) => id)),
  ]);
  const unitsLeft = new Map(
    counted.map(({ id, stock: limit = 0 }) => [id, stock?.left(id, limit, now) ?? 0] as const),
  );
  const settled = settle(account, now).account;
  return { account: settled, cart, program, facts, unitsLeft, guesser, used: new Set() };
}

async function tryOne(
  deps: QuotingDeps,
  { rewardId, code, points }: QuotedReward,
  index: number,
  quoting: Quoting,
  now: EpochSeconds,
): Promise<Tried> {
  const { perOrder } = quoting.program.redemption ?? DEFAULT_REDEMPTION;
  if (index >= perOrder) {
    const outcome = refuse('TOO_MANY_REDEMPTIONS', `An order may have ${perOrder} redemptions.`, '/apply');
    return { rewardId: rewardId ?? null, outcome };
  }
  if (code !== undefined) return tryCoupon(deps, code, quoting, now);
  return tryReward(rewardId ?? '', points === undefined ? {} : { points }, quoting, now);
}

function after(quoting: Quoting, { outcome }: Tried): Quoting {
  if (isRefusal(outcome)) return quoting;
  const { applied, next } = outcome;
  return { ...quoting, ...next, cart: applied === null ? quoting.cart : cartAfter(quoting.cart, applied) };
}

/** @param cart that it was tried on */
function view(asked: QuotedReward, { rewardId, outcome }: Tried, cart: Order): AppliedInQuote {
  const code = asked.code ?? null;
  if (isRefusal(outcome)) {
    const { code: refusalCode, detail } = outcome;
    return { rewardId, code, points: 0, discounts: [], refusal: { code: refusalCode, detail } };
  }
  const { reward, points, applied } = outcome;
  const discounts = [...discountLines(reward.benefit, applied, cart.currency, cart)];
  return { rewardId, code, points, discounts, refusal: null };
}
