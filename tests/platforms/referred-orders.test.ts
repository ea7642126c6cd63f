import { describe, expect, test } from 'vitest';
import type { Intent, Platform, RecordIntent } from '../../shared/platforms/intent.ts';
import { aCapability } from './capability.ts';
import { NOW } from './orders-in-memory.ts';
import { translated } from './recorded.ts';

const RECORDED: Readonly<Record<Platform, string>> = {
  shopify: 'orders-paid-referred',
  woocommerce: 'order-updated-referred',
};
const PLATFORMS = Object.entries(RECORDED) as [Platform, string][];

const OFFER = { code: 'amber-otter-42', visitId: 'v6923f0a1Zk3w9QpT7sXc1LmN0vRbYg' };
const PERSON = {
  email: 'shopper@example.com',
  phone: '+1 555 010 4477',
  name: 'Test Shopper',
  address: { lines: ['1 Sample Street'], postcode: '00000' },
  network: { address: '203.0.113.24', userAgent: 'Mozilla/5.0 (sample)' },
};

function orderOf(intents: readonly Intent[]): RecordIntent {
  const [first] = intents;
  if (first?.kind !== 'record') throw new Error(`not an order: ${JSON.stringify(first)}`);
  return first;
}

/** Fields that the shop adds to an order, in the words of the platform. */
const withFields = (platform: Platform, fields: Readonly<Record<string, unknown>>) =>
  orderOf(
    translated(platform, RECORDED[platform], (payload) => {
      const all = Object.entries(fields);
      if (platform === 'shopify') payload['note_attributes'] = all.map(([name, value]) => ({ name, value }));
      else payload['meta_data'] = all.map(([key, value]) => ({ key, value }));
    }),
  );

describe.each(PLATFORMS)('an order of %s by a friend', (platform, name) => {
  test('has the code and the visit of the page that the link led to', () => {
    expect(orderOf(translated(platform, name)).request.referral).toEqual(OFFER);
  });

  test('tells of the person beside the order, and nothing in it', () => {
    const { request, signals } = orderOf(translated(platform, name));
    expect(signals).toEqual(PERSON);
    expect(JSON.stringify(request)).not.toMatch(/example\.com|Sample Street|203\.0|Mozilla|0104477/);
  });

  test('has the code that the shop wrote to the order, above all', () => {
    const { request } = withFields(platform, { ref: 'Blue Heron 7', note: 'gift' });
    expect(request.referral?.code).toBe('Blue Heron 7');
  });

  test.each([
    ['longer than any code', 'x'.repeat(129)],
    ['empty', ''],
    ['no text', 7],
  ])('whose code is %s is an order without a code', (_what, ref) => {
    const { request, signals } = withFields(platform, { ref });
    expect(request.referral?.code).not.toBe(ref);
    expect(signals).toEqual(PERSON);
  });

  test('with odd values is an order all the same', () => {
    const intent = orderOf(
      translated(platform, name, (payload) => {
        payload['landing_site'] = ['?ref=amber-otter-42'];
        payload['note_attributes'] = 'ref=amber-otter-42';
        payload['meta_data'] = null;
        payload['browser_ip'] = null;
        payload['customer_user_agent'] = 'x'.repeat(1_001);
      }),
    );
    expect(intent.request.referral).toBeUndefined();
    expect(intent.signals).toEqual({ ...PERSON, network: undefined });
  });

  test('that is set aside keeps its code, and nothing of the person', async () => {
    const { setAside, carryOut } = aCapability();
    const inOtherMoney = translated(platform, name, (payload) => {
      payload['currency'] = 'CHF';
    });
    expect(await carryOut(inOtherMoney, NOW)).toMatchObject([{ outcome: 'set_aside' }]);
    const { request, ...rest } = JSON.parse(setAside[0]?.order ?? '{}');
    expect(request.referral).toEqual(OFFER);
    expect(Object.keys(rest)).toEqual(['coupons']);
    expect(JSON.stringify(setAside)).not.toMatch(/@|Sample Street|203\.0|Mozilla|0104477/);
  });

  test('is known where it was recorded before anybody looked for a code in it', async () => {
    const { orders, carryOut } = aCapability();
    const { referral: _referral, ...before } = orderOf(translated(platform, name)).request;
    await orders.recordOrder(before, NOW);
    expect(await carryOut(translated(platform, name), NOW)).toMatchObject([{ outcome: 'known' }]);
    const other = translated(platform, name, (payload) => {
      payload['currency'] = payload['currency'] === 'USD' ? 'EUR' : 'USD';
    });
    expect(await carryOut(other, NOW)).toMatchObject([{ outcome: 'differs' }]);
  });

  test('is recorded with what it tells of the person', async () => {
    const { orders, deps, carryOut } = aCapability();
    const seen: unknown[] = [];
    Object.assign(deps, {
      recordOrder: (request: Parameters<typeof orders.recordOrder>[0], now: number) => {
        seen.push([request.referral, request.signals]);
        return orders.recordOrder(request, now);
      },
    });
    expect(await carryOut(translated(platform, name), NOW)).toMatchObject([{ outcome: 'done' }]);
    expect(seen).toEqual([[OFFER, PERSON]]);
  });
});
