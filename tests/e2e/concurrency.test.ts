import { describe, expect, test } from 'vitest';
import { account, type CallOptions, call, daysAgo, enroll, orderBody, proof, type Reply } from './target.ts';

/** On a slow machine the last of a crowd waits longer than a writer tries; it is answered 503, and sends the same again. */
async function send(path: string, options: CallOptions): Promise<Reply> {
  const reply = await call('POST', path, options);
  return reply.status === 503 ? await send(path, options) : reply;
}

const statuses = (replies: readonly { status: number }[]) => replies.map(({ status }) => status).sort();
const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('many at once', () => {
  test('one order sent twenty times at once is one order', async () => {
    const { memberId } = await enroll();
    const body = orderBody(25, { memberId });
    const replies = await times(20, () => send('/v1/orders', { body }));
    expect(statuses(replies)).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    expect((await account(memberId)).balance.pending).toBe(25);
  });

  test('a hundred orders of one member at once all succeed, once each', async () => {
    const { memberId } = await enroll();
    const replies = await times(100, () => send('/v1/orders', { body: orderBody(10, { memberId }) }));
    expect(statuses(replies)).toEqual(Array(100).fill(201));
    expect((await account(memberId)).balance.pending).toBe(1_000);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 101 });
  });

  test('twenty refunds of one order at once take back no more than was earned', async () => {
    const { memberId } = await enroll();
    const order = orderBody(0, { memberId, lines: [{ sku: 'mug', quantity: 10, unitPrice: 1_000 }] });
    await send('/v1/orders', { body: order });
    const scope = { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };
    const replies = await times(20, (index) =>
      send(`/v1/orders/${order['orderId']}/refunds`, { body: { refundId: `r${index}`, scope } }),
    );
    expect(statuses(replies).filter((status) => status === 201)).toHaveLength(10);
    expect(
      replies
        .filter(({ status }) => status !== 201)
        .every(({ body }) => body.code === 'ORDER_FULLY_REFUNDED'),
    ).toBe(true);
    expect((await account(memberId)).balance).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 12 });
  });

  test('an order and its refunds in any order at once end in the same place', async () => {
    const { memberId } = await enroll();
    for (let round = 0; round < 5; round += 1) {
      const order = orderBody(0, { memberId, lines: [{ sku: 'mug', quantity: 3, unitPrice: 1_000 }] });
      const scope = { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };
      const refund = (refundId: string) =>
        send(`/v1/orders/${order['orderId']}/refunds`, { body: { refundId, scope } });
      const replies = await Promise.all([
        refund('a'),
        send('/v1/orders', { body: order }),
        refund('b'),
        refund('a'),
      ]);
      expect(replies.every(({ status }) => status === 200 || status === 201)).toBe(true);
      expect((await call('GET', `/v1/orders/${order['orderId']}`)).body).toMatchObject({
        kept: 10,
        lines: [{ returned: 2 }],
      });
    }
    expect((await account(memberId)).balance.pending).toBe(50);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('points are spent once, however many try', async () => {
    const { memberId } = await enroll();
    await send('/v1/orders', { body: orderBody(100, { memberId, placedAt: daysAgo(40) }) });
    const replies = await times(30, (index) =>
      send(`/v1/members/${memberId}/adjustments`, {
        body: { points: -10, reason: 'spent', actor: 'till' },
        headers: { 'idempotency-key': `spend-${index}` },
      }),
    );
    expect(statuses(replies)).toEqual([...Array(10).fill(201), ...Array(20).fill(409)]);
    expect((await account(memberId)).balance.active).toBe(0);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});
