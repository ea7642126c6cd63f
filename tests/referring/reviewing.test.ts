import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewReferral } from '../../functions/referrals/review-referral.ts';
import { reviewReferral as operation } from '../../shared/contracts/operations/referrals.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { type ReferringWorld, startReferringWorld } from './referring-world.ts';

const PROGRAM = referring({ judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 } });
const ADVOCATE = 'mbr_advocate000000000000';
let world: ReferringWorld;

beforeAll(async () => {
  world = await startReferringWorld();
  await world.enroll(ADVOCATE, PROGRAM, BEGIN);
});
afterAll(() => world.table.close());

/** A friend with the advocate's telephone and card, whose order waits for a person. */
async function doubtful(friend: string): Promise<void> {
  const { signals, salt } = world.deps(PROGRAM);
  await world.join(friend, ADVOCATE, PROGRAM, BEGIN + 60);
  const shared = hashedSignals({ phone: '+1 415 555 0137', payment: 'card-1' }, await salt());
  for (const memberId of [ADVOCATE, friend]) await signals.merge(memberId, shared);
  await world.buy(friend, `order-of-${friend}`, 1_000, PROGRAM, BEGIN + 100);
  await world.reconciler([PROGRAM])(friend, BEGIN + 200);
}

/** Decided by the handler as it is deployed, and followed as the queue would. */
async function decide(friend: string, verdict: 'reward' | 'reject'): Promise<void> {
  const programs = programHistory([{ program: PROGRAM, effectiveFrom: 0 }]);
  const call = {
    path: { friendId: friend },
    headers: { 'idempotency-key': `decision-about-${friend}` },
    body: { verdict, reason: 'looked at both accounts', actor: 'agent' },
  };
  const route = reviewReferral({
    ...world.deps(PROGRAM),
    programs,
    noteAudit: notingAudit(world.table.name),
  });
  const { statusCode } = await route.run(apiEvent(operation, call) as unknown as ApiEvent, BEGIN + 300);
  expect(statusCode).toBe(201);
  await world.reconciler([PROGRAM])(friend, BEGIN + 400);
}

async function listed(friend: string) {
  const { friends, reviews } = world.deps(PROGRAM);
  const latest = await friends.latest(ADVOCATE, 10);
  const { waiting } = await reviews.page(10);
  return {
    outcome: latest.find(({ friendId }) => friendId === friend)?.outcome,
    waits: waiting.some(({ friendId }) => friendId === friend),
  };
}

describe("what a person decided is on the advocate's list, by which the next friends are judged", () => {
  test.each([
    ['reject', 'rejected'],
    ['reward', 'qualified'],
  ] as const)('%s', async (verdict, outcome) => {
    const friend = `mbr_${verdict}00000000000000`;
    await doubtful(friend);
    expect(await listed(friend)).toEqual({ outcome: null, waits: true });
    await decide(friend, verdict);
    expect(await listed(friend)).toEqual({ outcome, waits: false });
  });
});
