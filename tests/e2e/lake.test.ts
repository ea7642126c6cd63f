import { describe, expect, test } from 'vitest';
import { arrivedLines } from './lake-lines.ts';
import { account, call, enroll, orderBody, target, unique } from './target.ts';

/** The bucket of a local stack; elsewhere it takes five minutes, and a role that may read. */
const local = target.local;

describe.skipIf(local === null)('the lake', () => {
  test('has every event of a member, without the ids of the shop, and what it moved adds up to the balance', async () => {
    const { memberId } = await enroll({ name: 'Ada Secret', email: 'ada.secret@example.com' });
    const orderId = unique('lake');
    await call('POST', '/v1/orders', { body: { ...orderBody(40, { memberId }), orderId } });
    await call('POST', `/v1/orders/${orderId}/refunds`, {
      body: { refundId: 'secret-refund', scope: { kind: 'amount', amount: 1_000 } },
    });
    const { balance } = await account(memberId);
    const lines = await arrivedLines(memberId);
    const byId = new Map(lines.map((line) => [line['id'], line]));
    const types = [...byId.values()].map((line) => line['type']);
    expect(types).toEqual(expect.arrayContaining(['member.enrolled', 'order.recorded', 'order.refunded']));
    expect(JSON.stringify(lines)).not.toMatch(/secret/i);
    expect(JSON.stringify(lines)).not.toContain(orderId);
    const ofOrder = [...byId.values()].filter(({ type }) => String(type).startsWith('order.'));
    expect(new Set(ofOrder.map((line) => (line['data'] as { orderKey: string }).orderKey)).size).toBe(1);
    const held = [...byId.values()]
      .flatMap((line) => (line['postings'] ?? []) as readonly { account: string; points: number }[])
      .filter((posting) => ['pending', 'active', 'held'].includes(posting.account))
      .reduce((sum, { points }) => sum + points, 0);
    expect(held).toBe(balance.active + balance.pending + balance.held);
  });
});
