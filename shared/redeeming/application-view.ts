import type { Application, Platform } from '../contracts/rewards.ts';
import type { RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { Order } from '../domain/order.ts';
import type { Amounts } from '../domain/program/goods.ts';
import type { Program } from '../domain/program/program.ts';
import type { Benefit, Reward } from '../domain/program/reward.ts';
import { discountLines } from '../domain/rewards/discount-lines.ts';
import type { GrantedReward } from '../domain/rewards/granted-reward.ts';
import { shopifyTerms } from '../platforms/shopify/discount-terms.ts';
import { wooCommerceCoupon } from '../platforms/woocommerce/discount-terms.ts';
import { benefitView } from './benefit-view.ts';

/** What an application is told from. */
export interface Applying {
  readonly reward: Reward;
  /** The version that the redemption names. */
  readonly program: Program;
  readonly state: Pick<RedemptionState, 'applied' | 'authorizedAt' | 'lapsesAt' | 'coupon'>;
  /** That it was judged with; an answer given later has none. */
  readonly cart?: Order | undefined;
  readonly platform?: Platform | undefined;
}

/** What the shop has to apply: in words of no platform, and in those of the platform that was named. */
export function applicationView(applying: Applying): Application {
  const { reward, program, cart, platform } = applying;
  const { applied } = applying.state;
  const currency = applied?.currency ?? cart?.currency ?? usualCurrency(reward.benefit, program);
  const terms = platform === undefined ? null : { ...TERMS[platform](granted(applying, currency)) };
  return {
    benefit: benefitView(reward.benefit),
    currency,
    discounts: [...discountLines(reward.benefit, applied, currency, cart)],
    terms,
  };
}

const TERMS: Readonly<Record<Platform, (granted: GrantedReward) => object>> = {
  shopify: shopifyTerms,
  woocommerce: wooCommerceCoupon,
};

function granted({ reward, program, state, cart }: Applying, code: string): GrantedReward {
  const currency = program.currencies.find((known) => known.code === code);
  if (currency === undefined) throw new Error(`version ${program.version} has no currency ${code}`);
  const { applied, coupon, authorizedAt, lapsesAt } = state;
  return {
    reward,
    currency,
    ...(cart === undefined || applied === null ? {} : { onCart: { cart, applied } }),
    ...(coupon === null ? {} : { code: coupon.code }),
    startsAt: authorizedAt,
    expiresAt: coupon === null ? lapsesAt : coupon.expiresAt,
  };
}

/** Where no currency was named, the first of the program that the benefit has an amount in. */
function usualCurrency(benefit: Benefit, { currencies, version }: Program): string {
  const amounts: Amounts | undefined = 'amount' in benefit ? benefit.amount : undefined;
  const usual = currencies.find(({ code }) => amounts === undefined || Object.hasOwn(amounts, code));
  if (usual === undefined) throw new Error(`version ${version} has no currency for a benefit`);
  return usual.code;
}
