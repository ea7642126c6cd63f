import type { Application, Platform } from '../contracts/rewards.ts';
import type { AppliedReward } from '../domain/ledger/redemption.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';
import { discountLines } from '../domain/rewards/discount-lines.ts';
import { currenciesOf } from '../domain/rewards/reward-money.ts';

/** What an application is told from. */
export interface Applying {
  readonly reward: Reward;
  /** The version that the redemption names. */
  readonly program: Program;
  readonly applied: AppliedReward | null;
  /** That it was judged with; an answer given later has none. */
  readonly cart?: Order | undefined;
  readonly platform?: Platform | undefined;
}

/** What the shop has to apply: in words of no platform, and in those of the platform that was named. */
export function applicationView({ reward, program, applied, cart }: Applying): Application {
  const currency = applied?.currency ?? cart?.currency ?? usualCurrency(reward, program);
  const discounts = [...discountLines(reward.benefit, applied, currency, cart)];
  return { currency, discounts, terms: null };
}

/** Without a cart, the first of the program's currencies that the reward can be had in. */
function usualCurrency(reward: Reward, program: Program): string {
  const [first = program.currencies[0]?.code] = currenciesOf(reward, program);
  if (first === undefined) throw new Error(`version ${program.version} has no currency`);
  return first;
}
