import { describe, expect, test } from 'vitest';
import { recordOrder } from '../../functions/orders/record-order.ts';
import { refundOrder } from '../../functions/orders/refund-order.ts';
import { authorizeRedemption } from '../../functions/rewards/authorize-redemption.ts';
import { captureRedemption } from '../../functions/rewards/capture-redemption.ts';
import * as orders from '../../shared/contracts/operations/orders.ts';
import * as redemptions from '../../shared/contracts/operations/redemptions.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import { aProgram } from '../domain/builders.ts';
import { send, storesWith } from './handlers.ts';
import { memberWith } from './rewards-program.ts';
import { account, orderBody, proof, target, unique } from './target.ts';

const { local } = target;
const POINTS = 1_000;
const PAY: Reward = {
  id: unique('pay'),
  name: 'Pay with points',
  benefit: { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 },
  limits: [{ per: 'ever', times: 1 }],
  returns: 'in_proportion',
};
const LINES = [{ lineId: 'mugs', sku: 'mug', quantity: 4, unitPrice: 25_000 }];

/**
 * Handlers over the stack's own tables, with a ledger in which somebody else is faster: what `meanwhile` does happens
 * between two readings of one request.
 */
describe.skipIf(local === null)('between two readings of a request', () => {
  const now = Math.floor(Date.now() / 1000);
  const stores = () =>
    storesWith(programHistory([{ program: aProgram({ rewards: [PAY] }), effectiveFrom: 0 }]));

  /** Before the first of such readings, once. */
  function interrupted(
    ledger: LedgerStore,
    reading: 'readAccount' | 'readRedemption',
    meanwhile: () => Promise<unknown>,
  ) {
    let isDone = false;
    const before = async () => {
      if (isDone) return;
      isDone = true;
      await meanwhile();
    };
    return {
      ...ledger,
      async [reading](id: string) {
        await before();
        return ledger[reading](id);
      },
    } as LedgerStore;
  }

  async function authorized(points: number) {
    const memberId = await memberWith(POINTS);
    const body = { rewardId: PAY.id, points, cart: { currency: 'USD', lines: LINES } };
    const input = { path: { memberId }, headers: { 'idempotency-key': 'redeem' }, body };
    const answer = await send(authorizeRedemption(stores()), redemptions.authorizeRedemption, input, now);
    expect(answer.status).toBe(201);
    return { memberId, redemptionId: answer.body.redemptionId as string };
  }

  test('a capture that its own repetition overtakes is answered as that was', async () => {
    const { memberId, redemptionId } = await authorized(800);
    const input = { path: { redemptionId }, headers: { 'idempotency-key': 'capture' }, body: {} };
    const capture = (deps: ReturnType<typeof stores>) =>
      send(captureRedemption(deps), redemptions.captureRedemption, input, now);
    const deps = stores();
    let first: unknown;
    const ledger = interrupted(deps.ledger, 'readAccount', async () => {
      first = (await capture(deps)).body;
    });
    const second = await capture({ ...deps, ledger });
    expect([second.status, second.body]).toEqual([200, first]);
    expect((await account(memberId)).balance).toMatchObject({ active: 200, held: 0 });
  });

  test.each([
    ['the same refund', 'one', 'one', 200],
    ['another one of as much', 'one', 'two', 201],
  ])('a refund that %s overtakes is decided again', async (_what, refundId, overtaken, status) => {
    const { memberId, redemptionId } = await authorized(800);
    const order = orderBody(0, { memberId, lines: LINES, redemptions: [{ redemptionId }] });
    const deps = stores();
    expect((await send(recordOrder(deps), orders.recordOrder, { body: order }, now)).status).toBe(201);
    const refund = (ledger: LedgerStore, id: string) => {
      const scope = { kind: 'lines', lines: [{ lineId: 'mugs', quantity: 1 }] };
      const input = { path: { orderId: String(order['orderId']) }, body: { refundId: id, scope } };
      return send(refundOrder({ ...deps, ledger }), orders.refundOrder, input, now);
    };
    const ledger = interrupted(deps.ledger, 'readRedemption', () => refund(deps.ledger, refundId));
    const answer = await refund(ledger, overtaken);
    expect([answer.status, answer.body.restored]).toEqual([status, 200]);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});
