import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { call, enroll, type Reply, unique } from './target.ts';

export const HOLD_MINUTES = 1;
export const STOCK = 100;
export const ONE_OF_A_KIND = 2;
export const TIMES = 3;

/** A day that no run of the suite sees. */
const LATER = '2199-01-01T00:00:00Z';

/** Names end alike in one run of a file, so that stocks and pools of an earlier run on the same stage are not met. */
export function rewardsNamed(suffix: string): Readonly<Record<string, Reward>> {
  const name = (id: string): string => `${id}-${suffix}`;
  const reward = (
    id: string,
    changes: Omit<Reward, 'id' | 'name' | 'returns'>,
  ): readonly [string, Reward] => [
    id,
    { id: name(id), name: `The ${id}`, returns: 'in_proportion', ...changes },
  ];
  const generated = { kind: 'generated', prefix: 'CAFE-', length: 12, groupsOf: 4 } as const;
  return Object.fromEntries([
    reward('tenth', { benefit: { kind: 'percent_off', percent: 10 }, price: { points: 100 } }),
    reward('pay', { benefit: { kind: 'pay_with_points', minimum: 100, step: 50, atMostPercent: 50 } }),
    reward('coffee', {
      benefit: { kind: 'free_product', sku: 'coffee', quantity: 1 },
      price: { points: 200 },
      coupon: { codes: generated, validDays: 30 },
    }),
    reward('gift', {
      benefit: { kind: 'amount_off', amount: { USD: 500 } },
      price: { points: 300 },
      minimumOrder: { USD: 2_000 },
      coupon: { codes: generated, giftable: true },
    }),
    reward('pooled', {
      benefit: { kind: 'gift_card', amount: { USD: 1_000 } },
      price: { points: 50 },
      coupon: { codes: { kind: 'pool', pool: name('cards') } },
    }),
    reward('tasting', {
      benefit: { kind: 'by_hand', instructions: 'Put two seats aside.' },
      price: { points: 80 },
    }),
    reward('rare', {
      benefit: { kind: 'by_hand', instructions: 'Wrap it.' },
      price: { points: 10 },
      stock: ONE_OF_A_KIND,
    }),
    reward('rush', {
      benefit: { kind: 'store_credit', amount: { USD: 100 } },
      price: { points: 10 },
      stock: STOCK,
    }),
    reward('thrice', {
      benefit: { kind: 'donation', amount: { USD: 100 }, to: 'The shelter' },
      price: { points: 10 },
      limits: [{ per: 'ever', times: TIMES }],
    }),
    reward('foreign', {
      benefit: { kind: 'by_hand', instructions: 'Send it.' },
      price: { points: 10 },
      for: { countries: ['AT'], channels: ['till'] },
    }),
    reward('later', {
      benefit: { kind: 'by_hand', instructions: 'Wait.' },
      price: { points: 10 },
      from: LATER,
      texts: { de: { name: 'Das Spätere', description: 'Noch nicht' } },
    }),
  ]);
}

export const programWith = (rewards: Readonly<Record<string, Reward>>): ProgramDocument => ({
  name: 'Redeeming',
  pointsName: 'beans',
  pointValue: { points: 100, amount: { USD: 100 } },
  timeZone: 'Etc/UTC',
  currencies: [{ code: 'USD', minorDigits: 2 }],
  rounding: 'floor',
  pending: { kind: 'none' },
  expiry: { kind: 'rolling', months: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 30 },
  caps: {},
  segments: [],
  groups: [],
  earningRules: [
    {
      id: 'base',
      description: '1 bean a dollar',
      on: 'order',
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
    },
  ],
  redemption: { holdMinutes: HOLD_MINUTES, perOrder: 3 },
  rewards: Object.values(rewards),
});

/** A new member who has so many points. */
export async function memberWith(points: number): Promise<string> {
  const { memberId } = await enroll();
  await grant(memberId, points);
  return memberId;
}

export async function grant(memberId: string, points: number): Promise<void> {
  const key = unique('grant');
  await insist(() =>
    call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points, reason: 'for a test', actor: 'test' },
      headers: { 'idempotency-key': key },
    }),
  );
}

export const tokenOf = async (memberId: string): Promise<string> =>
  (await call('POST', `/v1/members/${memberId}/tokens`, { body: {} })).body.token;

export const redeem = (
  memberId: string,
  body: object,
  options: { readonly key?: string; readonly bearer?: string } = {},
): Promise<Reply> =>
  call('POST', `/v1/members/${memberId}/redemptions`, {
    body,
    headers: { 'idempotency-key': options.key ?? unique('redeem') },
    ...(options.bearer === undefined ? {} : { bearer: options.bearer }),
  });

/** `capture`, `release`, `cancel` or `fulfillment` of a redemption. */
export const change = (
  redemptionId: string,
  move: string,
  body: object = {},
  key = unique(move),
): Promise<Reply> =>
  call('POST', `/v1/redemptions/${redemptionId}/${move}`, { body, headers: { 'idempotency-key': key } });

export const coupon = (move: string, body: object, key = unique(move)): Promise<Reply> =>
  call('POST', `/v1/coupons/${move}`, { body, headers: { 'idempotency-key': key } });

/** A cart of goods worth so many currency units. */
export const cartOf = (units: number) => ({
  currency: 'USD',
  lines: [{ lineId: 'a', sku: 'mug', quantity: 2, unitPrice: units * 50 }],
});

export const codeAndStatus = ({ status, body }: Reply) => [status, body.code];

/** So long a client waits at most before it sends again. */
const LONGEST_PAUSE_MS = 500;

/** Sends what may be sent again until it is answered for good, as clients do: a busy machine answers without a code. */
export async function insist(send: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await send();
    if (reply.status < 500 && (reply.status !== 429 || reply.body.code !== undefined)) return reply;
    await sleep(Math.random() * LONGEST_PAUSE_MS);
  }
}

/** The same request so many times at the same moment, each under a key of its own. */
export const together = (times: number, send: (key: string) => Promise<Reply>): Promise<readonly Reply[]> =>
  Promise.all(
    Array.from({ length: times }, () => {
      const key = unique('together');
      return insist(() => send(key));
    }),
  );
