import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Caller } from './caller.ts';
import { friendsIn } from './friend-counts.ts';
import { REFERRALS, thanksReward } from './referral-program.ts';

/** Points a member begins with, so that there is something to redeem before the first order's become active. */
export const STARTING_POINTS = 1_500;
export const HOLD_SECONDS = 60;
/** How often one member may have the reward `once`. */
export const LIMIT_OF_ONCE = 2;
/** Members who want the reward `rush` at the same moment. */
export const MOST_IN_RUSH = 100;

export interface CampaignSize {
  readonly orders: number;
  readonly members: number;
}

/** Units of rewards that have a stock: a tenth of what is wanted in time, a quarter of what is wanted at once, and enough. */
export const stocksOf = ({ orders, members }: CampaignSize) => ({
  scarce: Math.max(2, Math.ceil(orders / 40)),
  rush: Math.max(1, Math.floor(Math.min(members, MOST_IN_RUSH) / 4)),
  plenty: 100,
  // Enough for all: a promise that cannot be kept would wait for the next hour.
  thanks: friendsIn(orders),
});

export type RewardId = 'pay' | 'scarce' | 'rush' | 'plenty' | 'once' | 'voucher' | 'gift';

/** What it costs; points that pay are chosen by each story. */
export const PRICES: Readonly<Record<Exclude<RewardId, 'pay'>, number>> = {
  scarce: 40,
  rush: 10,
  plenty: 5,
  once: 35,
  voucher: 25,
  gift: 30,
};
/** Minor units that `scarce` takes off. */
export const SCARCE_OFF = 400;

/** Longer than any function of this stage goes without looking for a new version. */
const HEARD_AFTER_MS = 3_000;

/** What refunds do to the points that were spent on an order. */
export const RETURNS: Readonly<Record<RewardId, 'in_proportion' | 'whole' | 'never'>> = {
  pay: 'in_proportion',
  scarce: 'whole',
  rush: 'never',
  plenty: 'never',
  once: 'whole',
  voucher: 'in_proportion',
  gift: 'never',
};

function rewards(size: CampaignSize): readonly object[] {
  const stocks = stocksOf(size);
  const codes = { kind: 'generated', length: 12, groupsOf: 4 };
  return [
    {
      id: 'pay',
      name: 'Pay with points',
      benefit: { kind: 'pay_with_points', minimum: 10, step: 10, atMostPercent: 50 },
      returns: RETURNS.pay,
    },
    {
      id: 'scarce',
      name: '4 off, while they last',
      benefit: { kind: 'amount_off', amount: { USD: SCARCE_OFF } },
      price: { points: PRICES.scarce },
      stock: stocks.scarce,
      returns: RETURNS.scarce,
    },
    {
      id: 'rush',
      name: 'Store credit of 1, on one day alone',
      benefit: { kind: 'store_credit', amount: { USD: 100 } },
      price: { points: PRICES.rush },
      stock: stocks.rush,
      returns: RETURNS.rush,
    },
    {
      id: 'plenty',
      name: 'A tree',
      benefit: { kind: 'donation', amount: { USD: 50 }, to: 'The town forest' },
      price: { points: PRICES.plenty },
      stock: stocks.plenty,
      returns: RETURNS.plenty,
    },
    {
      id: 'once',
      name: 'A tour of the workshop',
      benefit: { kind: 'by_hand', instructions: 'Show the member around.' },
      price: { points: PRICES.once },
      limits: [{ per: 'ever', times: LIMIT_OF_ONCE }],
      returns: RETURNS.once,
    },
    {
      id: 'voucher',
      name: '3 off by code',
      benefit: { kind: 'amount_off', amount: { USD: 300 } },
      price: { points: PRICES.voucher },
      coupon: { codes, validDays: 30 },
      returns: RETURNS.voucher,
    },
    {
      id: 'gift',
      name: 'A gift card of 3',
      benefit: { kind: 'gift_card', amount: { USD: 300 } },
      price: { points: PRICES.gift },
      coupon: { codes: { ...codes, prefix: 'GIFT' }, giftable: true },
      returns: RETURNS.gift,
    },
    thanksReward(stocks.thanks),
  ];
}

/**
 * Adds rewards and referrals to the program that is in force, as a marketer does: reads it, drafts, publishes, and waits until it is in
 * force. What orders earn stays as it was.
 *
 * @returns the program's time zone
 * @throws Error when any step is refused
 */
export async function publishRewards(caller: Caller, size: CampaignSize): Promise<string> {
  const first = await step(() => caller.send('GET', '/v1/program/versions/1'));
  const document = {
    ...first.document,
    redemption: { holdMinutes: HOLD_SECONDS / 60, perOrder: 3 },
    rewards: rewards(size),
    referrals: REFERRALS,
  };
  const drafting = { name: 'With rewards', document, actor: 'chaos' };
  const draft = await step(() =>
    caller.send('POST', '/v1/program/drafts', drafting, { 'idempotency-key': 'chaos-draft' }),
  );
  const publishing = { reason: 'rewards for the campaign', actor: 'chaos' };
  const published = await step(() =>
    caller.send('POST', `/v1/program/drafts/${draft.draftId}/publish`, publishing, {
      'idempotency-key': 'chaos-publication',
      'if-match': draft.etag,
    }),
  );
  const inForceMs = Math.max(Date.parse(published.effectiveFrom), Date.now() + HEARD_AFTER_MS);
  while (Date.now() < inForceMs) await sleep(inForceMs - Date.now());
  return document.timeZone;
}

const MOST_TRIES = 20;

/**
 * A publication is tried once, and a conflict that is thrown into it looks as if somebody else had published: the answer
 * says that it may be sent again, and under its key that is safe.
 */
async function step(send: () => Promise<Answer>): Promise<Answer['body']> {
  for (let tries = 1; ; tries += 1) {
    const { status, body } = await send();
    if (status < 400) return body;
    if (body.retryable !== true || tries === MOST_TRIES)
      throw new Error(`the program could not be published: ${status} ${JSON.stringify(body)}`);
  }
}
