import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../shared/platforms/intent.ts';
import { connectPlatforms, digits, outcomes, standing, tell } from './platform-deliveries.ts';
import { enforced } from './publishing.ts';
import { coupon, memberWith, programWith, redeem, rewardsNamed } from './rewards-program.ts';
import { account, call, proof, target, unique } from './target.ts';

const SUFFIX = unique('p').replaceAll(/[^a-z0-9-]/g, '');
const PRICE = 300;

/** A program for the recorded orders, which are in pounds and dollars, and one in euros. */
function documentFor(currencies: readonly string[]) {
  const inEach = (amount: number) => Object.fromEntries(currencies.map((code) => [code, amount]));
  const off = {
    id: `off-${SUFFIX}`,
    name: 'Something off',
    benefit: { kind: 'percent_off' as const, percent: 10 },
    price: { points: PRICE },
    coupon: { codes: { kind: 'generated' as const, length: 12, groupsOf: 4 } },
    returns: 'in_proportion' as const,
  };
  const base = programWith({ ...rewardsNamed(SUFFIX), off });
  return {
    ...base,
    pointValue: { points: 100, amount: inEach(100) },
    currencies: currencies.map((code) => ({ code, minorDigits: 2 })),
    earningRules: base.earningRules.map((rule) => ({
      ...rule,
      effect: { kind: 'points_per_amount', points: 1, perAmount: inEach(100) },
    })),
  };
}

/** A code that somebody paid points for; whoever types it in the shop may use it. */
async function boughtCode() {
  const memberId = await memberWith(PRICE);
  const { body } = await redeem(memberId, { rewardId: `off-${SUFFIX}`, capture: true });
  expect(body).toMatchObject({ status: 'captured', spent: PRICE });
  return { memberId, redemptionId: body.redemptionId as string, code: body.coupon.code as string };
}

interface Recording {
  readonly platform: Platform;
  /** Of the payloads: what the order's id is written as, and where the code goes. */
  readonly orderId: string;
  readonly withCode: (code: string) => Readonly<Record<string, string>>;
}

const WOOCOMMERCE: Recording = {
  platform: 'woocommerce',
  orderId: '"id": 727,',
  // WooCommerce keeps codes in small letters.
  withCode: (code) => ({ 'pnr4-wkth-7mqx': code.toLowerCase() }),
};
const WOOCOMMERCE_VASE: Recording = {
  platform: 'woocommerce',
  orderId: '"id": 731,',
  withCode: (code) => ({
    '"coupon_lines": []': `"coupon_lines": [{"id": 1, "code": "${code.toLowerCase()}", "discount": "2.50"}]`,
  }),
};
const SHOPIFY: Recording = {
  platform: 'shopify',
  orderId: '820982911946154508',
  withCode: (code) => ({ 'PNR4-WKTH-7MQX': code }),
};
const SHOPIFY_VASE: Recording = {
  platform: 'shopify',
  orderId: '5678901250002',
  withCode: (code) => ({
    '"discount_codes": []': `"discount_codes": [{"code": "${code}", "amount": "2.50", "type": "fixed_amount"}]`,
  }),
};

/** A recorded order that is nobody else's, paid with a code. */
function orderOf({ platform, orderId, withCode }: Recording, code: string) {
  const id = digits();
  const changes = { [orderId]: orderId.replace(/\d+/, id), ...withCode(code) };
  return {
    id,
    send: async (name: string) => outcomes(await tell(platform, name, changes)),
  };
}

const redemption = async (redemptionId: string) =>
  (await call('GET', `/v1/redemptions/${redemptionId}`)).body;

function orders<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((first, index) => orders(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

describe.skipIf(target.local === null)('codes of coupons in orders of shop platforms', () => {
  beforeAll(async () => {
    await connectPlatforms();
    await enforced(documentFor(['USD', 'GBP']));
  });
  test("become redemptions of WooCommerce's order, whose refunds give the points back in proportion", async () => {
    const { memberId, redemptionId, code } = await boughtCode();
    const { id, send } = orderOf(WOOCOMMERCE, code);
    expect(await send('order-updated-paid')).toEqual([200, 'done']);
    expect(await standing(id)).toMatchObject({ redemptions: [{ redemptionId, spent: PRICE, returned: 0 }] });
    expect((await coupon('validate', { code })).body.refusal).toMatchObject({ code: 'COUPON_USED' });
    // A tenth of the money went back, and so a tenth of the points.
    expect(await send('order-updated-partly-refunded')).toEqual([200, 'known', 'done']);
    expect(await redemption(redemptionId)).toMatchObject({ status: 'captured', spent: 270 });
    expect((await account(memberId)).balance.active).toBe(30);
    expect(await send('order-updated-refunded')).toEqual([200, 'known', 'done', 'known', 'done']);
    expect(await redemption(redemptionId)).toMatchObject({ status: 'canceled', spent: 0 });
    expect((await account(memberId)).balance.active).toBe(PRICE);
    expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });

  test.each([
    {
      what: 'refunds of WooCommerce',
      recording: WOOCOMMERCE,
      told: ['order-updated-paid', 'order-updated-partly-refunded', 'order-updated-refunded'],
      spent: 0,
    },
    {
      what: 'refunds of Shopify',
      recording: SHOPIFY,
      told: ['orders-paid-tax-included', 'refunds-create-by-line', 'refunds-create-amount'],
      // ⌊300 × (£20 of £40 of mugs + the bowl of £50) ÷ £90 × (£60.91½ of goods left − £8) ÷ £60.91½⌋
      spent: 202,
    },
    {
      what: 'a cancellation in WooCommerce',
      recording: WOOCOMMERCE_VASE,
      told: ['order-updated-paid-vase', 'order-updated-cancelled-paid'],
      spent: 0,
    },
    {
      what: 'a cancellation in Shopify',
      recording: SHOPIFY_VASE,
      told: ['orders-paid-to-be-cancelled', 'refunds-create-of-cancellation', 'orders-cancelled-refunded'],
      spent: 0,
    },
  ])('come to the same in any order of the deliveries, each of them twice: $what', async (story) => {
    for (const names of orders(story.told)) {
      const { memberId, redemptionId, code } = await boughtCode();
      const { id, send } = orderOf(story.recording, code);
      for (const name of [...names, ...names]) expect((await send(name))[0]).toBe(200);
      const found = await redemption(redemptionId);
      expect([names, found.orderId, found.spent]).toEqual([names, id, story.spent]);
      expect((await account(memberId)).balance.active).toBe(PRICE - story.spent);
      expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
    }
  });

  test.each([
    [WOOCOMMERCE, 'order-updated-paid'],
    [SHOPIFY, 'orders-paid-tax-included'],
  ] as const)(
    'that were used elsewhere do not keep an order from being recorded',
    async (recording, name) => {
      const { redemptionId, code } = await boughtCode();
      const [first, second] = [orderOf(recording, code), orderOf(recording, code)];
      expect(await first.send(name)).toEqual([200, 'done']);
      expect(await second.send(name)).toEqual([200, 'done']);
      expect(await second.send(name)).toEqual([200, 'known']);
      expect(await first.send(name)).toEqual([200, 'known']);
      expect((await redemption(redemptionId)).orderId).toBe(first.id);
      const { kept } = await standing(first.id);
      expect(await standing(second.id)).toMatchObject({ kept, redemptions: [] });
      const log = platformsLog();
      const about = log.filter((line) => line.includes(second.id));
      expect(about.join()).toContain('COUPON_USED');
      expect(log.some((line) => line.includes('"PlatformRedemptionsRefused":1'))).toBe(true);
      // A code is a secret.
      expect(log.join('').toUpperCase()).not.toContain(code);
    },
  );

  test('an order in a currency that the program lacks is set aside, and recorded once it has it', async () => {
    const [id, customerId] = [digits(), digits()];
    const ids = { '5678901240001': id, '6115310627314': customerId };
    const send = async () => outcomes(await tell('shopify', 'orders-paid-multi-currency', ids));
    expect(await send()).toEqual([200, 'set_aside']);
    expect(await send()).toEqual([200, 'set_aside']);
    const unwanted = digits();
    await tell('shopify', 'orders-paid-multi-currency', { ...ids, '5678901240001': unwanted });
    expect(await platforms('forget', unwanted)).toMatchObject({
      stdout: `The order ${unwanted} is forgotten.\n`,
    });
    expect((await call('GET', `/v1/audit?subject=order:${unwanted}`)).body.lines).toMatchObject([
      { action: 'order_forgotten', callerId: 'command-line' },
    ]);
    expect(await platforms('retry')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        `order ${id}: set_aside, CURRENCY_NOT_IN_PROGRAM.*\n.*: set aside still: 1\\.`,
      ),
    });
    expect((await call('GET', '/v1/set-aside-orders')).body.orders).toEqual([
      {
        orderId: id,
        code: 'CURRENCY_NOT_IN_PROGRAM',
        detail: expect.stringContaining('accepts'),
        setAsideAt: expect.any(String),
      },
    ]);
    await enforced(documentFor(['USD', 'GBP', 'EUR']));
    const retry = () =>
      call('POST', '/v1/set-aside-orders/retries', { body: { orderIds: [id, 'no-such'], actor: 'Grace' } });
    expect((await retry()).body).toEqual({
      deeds: [{ kind: 'order', orderId: id, refundId: null, outcome: 'done', detail: null }],
      missing: ['no-such'],
      isDone: true,
    });
    expect((await retry()).body).toEqual({ deeds: [], missing: [id, 'no-such'], isDone: true });
    expect(await platforms('retry')).toMatchObject({
      stdout: expect.stringMatching(/no order is set aside any more/),
    });
    expect(await standing(id)).toMatchObject({ currency: 'EUR', status: 'recorded' });
    expect(await send()).toEqual([200, 'known']);
    await expect(platforms('forget', id)).resolves.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(id),
    });
  });
});

/** What the function wrote, metrics included. */
function platformsLog(): readonly string[] {
  const folder = join(dataFolder(), 'logs');
  return readdirSync(folder)
    .filter((file) => file.includes('Platforms'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
}

const dataFolder = (): string => dirname(target.local?.eventsFolder ?? '');

/** `perennial platforms …`, as people call it. */
async function platforms(...args: readonly string[]) {
  const command = ['tools/cli/perennial.ts', '--data', dataFolder(), 'platforms', ...args];
  return promisify(execFile)(process.execPath, command, { encoding: 'utf8' }).catch((failed) => failed);
}
