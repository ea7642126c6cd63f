import { describe, expect, test } from 'vitest';
import { assignTier } from '../../functions/accounts/assign-tier.ts';
import { readTier } from '../../functions/accounts/read-tier.ts';
import { recordOrder } from '../../functions/orders/record-order.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as accounts from '../../shared/contracts/operations/accounts.ts';
import * as orders from '../../shared/contracts/operations/orders.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { aProgram } from '../domain/builders.ts';
import { aTierProgram } from '../domain/tiers/tier-programs.ts';
import { storesWith } from './handlers.ts';
import { account, call, enroll, orderBody, proof, target } from './target.ts';

const assign = (memberId: string, key: string, body: object) =>
  call('POST', `/v1/members/${memberId}/tier`, {
    body: { reason: 'status match', actor: 'agent-7', ...body },
    headers: { 'idempotency-key': key },
  });

describe('tiers of a program that has none', () => {
  test('are null', async () => {
    const { memberId } = await enroll();
    expect((await account(memberId)).tier).toBe(null);
    const { status, body } = await call('GET', `/v1/members/${memberId}/tier`);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ memberId, standing: null, assignment: null, outlook: null }),
    ]);
  });

  test('of nobody are not found', async () => {
    const nobody = `mbr_${'z'.repeat(20)}`;
    const read = await call('GET', `/v1/members/${nobody}/tier`);
    expect([read.status, read.body.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
    const assigned = await assign(nobody, 'k', { tier: null });
    expect([assigned.status, assigned.body.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
  });

  test('cannot be assigned, and taking back is done once', async () => {
    const { memberId } = await enroll();
    const unknown = await assign(memberId, 'k', { tier: 'gold' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'TIER_UNKNOWN']);
    const first = await assign(memberId, 'k', { tier: null });
    expect([first.status, first.body]).toEqual([
      201,
      { memberId, sequence: 2, assignment: null, change: null },
    ]);
    const again = await assign(memberId, 'k', { tier: null });
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
      200,
      first.body,
      'true',
    ]);
    const other = await assign(memberId, 'k', { tier: null, reason: 'another' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 2 });
  });

  test('need a key', async () => {
    const { memberId } = await enroll();
    const { status, body } = await call('POST', `/v1/members/${memberId}/tier`, {
      body: { tier: null, reason: 'r', actor: 'a' },
    });
    expect([status, body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  });
});

const { local } = target;

/** The handlers themselves over the stack's own tables, because tiers want a program of ours and a clock of ours. */
describe.skipIf(local === null)('tiers of a program that has some', () => {
  function api() {
    const program = aProgram({ tiers: aTierProgram({ graceMonths: 1 }) });
    const deps = storesWith(programHistory([{ program, effectiveFrom: 0 }]));
    const send = async (route: Route, operation: Operation, input: ApiCall, now: number) => {
      const { statusCode, body } = await route.run(apiEvent(operation, input) as unknown as ApiEvent, now);
      return { status: statusCode, body: JSON.parse(body ?? 'null') };
    };
    return {
      order: (body: object, now: number) => send(recordOrder(deps), orders.recordOrder, { body }, now),
      tier: (memberId: string, now: number) =>
        send(readTier(deps), accounts.readTier, { path: { memberId } }, now),
      assign: (memberId: string, key: string, body: object, now: number) => {
        const input = {
          path: { memberId },
          headers: { 'idempotency-key': key },
          body: { reason: 'status match', actor: 'agent-7', ...body },
        };
        return send(assignTier(deps), accounts.assignTier, input, now);
      },
    };
  }

  const nowSeconds = () => Math.floor(Date.now() / 1000);
  /** The end of the month of grace that follows the year after this one. */
  const endOfGrace = (now: number) => Date.UTC(new Date(now * 1000).getUTCFullYear() + 2, 1, 1) / 1000;

  test('a member earns one, is told what lies ahead, and loses it by time alone', async () => {
    const { order, tier } = api();
    const { memberId } = await enroll();
    const now = nowSeconds();
    const recorded = await order(
      orderBody(120, { memberId, placedAt: new Date(now * 1000).toISOString() }),
      now,
    );
    expect(recorded.status).toBe(201);
    const { body } = await tier(memberId, now);
    const end = endOfGrace(now);
    const lost = new Date(end * 1000).toISOString().replace('.000', '');
    expect(body).toMatchObject({
      standing: { tier: { id: 'silver' }, reason: 'computed', until: lost, benefits: {} },
      outlook: {
        qualifyBy: 'points',
        window: { progress: { orders: 1, points: 120 } },
        next: { tier: { id: 'gold' }, missing: 130, from: null },
        atRisk: { tier: { id: 'silver' }, to: { id: 'member' }, at: lost, missing: 100 },
      },
    });
    expect((await tier(memberId, end - 1)).body.standing.tier.id).toBe('silver');
    expect((await tier(memberId, end)).body.standing.tier.id).toBe('member');
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('a person gives one up to an end, and the retry after the end gets the first answer', async () => {
    const { assign: give, tier } = api();
    const { memberId } = await enroll();
    const now = nowSeconds();
    const until = new Date((now + 3_600) * 1000).toISOString();
    const past = await give(memberId, 'k', { tier: 'gold', until: new Date(0).toISOString() }, now);
    expect([past.status, past.body.code]).toEqual([422, 'ASSIGNMENT_IN_PAST']);
    const first = await give(memberId, 'k', { tier: 'gold', until }, now);
    expect(first).toMatchObject({
      status: 201,
      body: { assignment: { tier: 'gold', pin: false }, change: { to: 'gold' } },
    });
    expect((await tier(memberId, now)).body).toMatchObject({
      standing: { tier: { id: 'gold' }, reason: 'assigned' },
      assignment: { tier: 'gold' },
      outlook: { atRisk: { tier: { id: 'gold' }, to: { id: 'member' }, missing: 250 } },
    });
    expect((await tier(memberId, now + 3_600)).body).toMatchObject({
      standing: { tier: { id: 'member' }, reason: 'computed' },
      assignment: null,
    });
    const late = await give(memberId, 'k', { tier: 'gold', until }, now + 7_200);
    expect([late.status, late.body]).toEqual([200, first.body]);
    const { body: statement } = await call('GET', `/v1/members/${memberId}/entries`);
    expect(statement.entries[0]).toMatchObject({ kind: 'tier_assignment', tier: { to: 'gold' } });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 2 });
  });
});
