import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { assignByHash } from '../../shared/journeys/assign-by-hash.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { enforced } from './publishing.ts';
import { programWith } from './rewards-program.ts';
import { call, enroll, orderBody, target } from './target.ts';
import { toldOf } from './told.ts';

/** What is decided is read out of the outbox, which only a stack of our own lets one do. */
const { local } = target;

const template = (id: string) => ({
  id,
  channel: 'email' as const,
  purpose: 'message' as const,
  texts: { en: { subject: 'Hello', body: 'Hello\n\n[No more of these]({stopLink})' } },
});
const ask = (changes: Pick<Trigger, 'id' | 'when'> & Partial<Trigger>): Trigger => ({
  description: changes.id,
  actions: [{ kind: 'message', template: changes.id }],
  priority: 50,
  coolingOffDays: 'ever',
  expiresAfterMinutes: 1_440,
  ...changes,
});
const WELCOME = ask({
  id: 'welcome',
  when: { kind: 'event', event: 'member.enrolled' },
  delayMinutes: 1,
  holdoutPercent: 50,
});
const SECOND = ask({
  id: 'second-order',
  when: { kind: 'event', event: 'order.recorded', where: { orderNumber: { is: 1 } } },
  delayMinutes: 1,
  goal: { event: 'order.recorded', withinDays: 30 },
});

beforeAll(async () => {
  await enforced({
    ...programWith({}),
    earningRules: [],
    messaging: { caps: [], gapHours: 0, detractorDays: 180 },
    templates: [template('welcome'), template('second-order')],
    triggers: [WELCOME, SECOND],
  });
});

/** Asks until it is so: what is delayed by a minute is found with the next but one at the latest. */
async function eventually<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look();
    if (isSo(value) || tries > 1_000) return value;
    await sleep(250);
  }
}

function outbox() {
  Object.assign(process.env, local?.environment);
  return outboxStore(dynamoDbClient(), local?.outputs['OutboxTable'] ?? '');
}

const decidedFor = async (memberId: string): Promise<readonly string[]> =>
  (await outbox().list(memberId, 50)).map(({ item }) => item.triggerId).sort();

const journeyOf = async (memberId: string) => (await call('GET', `/v1/members/${memberId}/journey`)).body;

/** Members of both groups of the welcome: who is in which, the hash says before anybody asks. */
async function bothGroups(): Promise<{ treated: string; heldOut: string }> {
  const found: { treated?: string; heldOut?: string } = {};
  while (found.treated === undefined || found.heldOut === undefined) {
    const { memberId } = await enroll();
    found[assignByHash(WELCOME, memberId).kind === 'holdout' ? 'heldOut' : 'treated'] ??= memberId;
    await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
  }
  return { treated: found.treated, heldOut: found.heldOut };
}

describe.skipIf(local === null)('triggers', () => {
  test('ask at their time, once; who is held out is written down and not asked', {
    timeout: 600_000,
  }, async () => {
    const { treated, heldOut } = await bothGroups();
    const order = orderBody(40, { memberId: treated });
    expect((await call('POST', '/v1/orders', { body: order })).status).toBe(201);

    const decided = await eventually(
      () => decidedFor(treated),
      (all) => all.length >= 2,
    );
    expect(decided).toEqual(['second-order', 'welcome']);
    const heldOutJourney = await eventually(
      () => journeyOf(heldOut),
      ({ assignments }) => assignments.length > 0,
    );
    expect(heldOutJourney).toMatchObject({
      stage: 'consideration',
      assignments: [{ triggerId: 'welcome', group: 'held_out', variant: null, times: 1 }],
      madeAsks: [{ triggerId: 'welcome', outcome: 'held_out', wentToCustomer: false }],
    });
    expect(await decidedFor(heldOut)).toEqual([]);

    const journey = await journeyOf(treated);
    expect(journey).toMatchObject({ stage: 'onboarding', because: 'first_order', orders: 1, nextAsks: [] });
    expect(journey.madeAsks.map((made: { triggerId: string }) => made.triggerId).sort()).toEqual([
      'second-order',
      'welcome',
    ]);
    expect((await call('POST', '/v1/orders', { body: orderBody(20, { memberId: treated }) })).status).toBe(
      201,
    );
    const reached = await eventually(
      () => toldOf('ask.goal_reached').filter(({ memberId }) => memberId === treated),
      (events) => events.length > 0,
    );
    expect(new Set(reached.map(({ data }) => data['triggerId']))).toEqual(new Set(['second-order']));
    expect(await decidedFor(treated)).toEqual(['second-order', 'welcome']);
    for (const [type, memberId] of [
      ['journey.stage_changed', treated],
      ['ask.made', treated],
      ['ask.held_out', heldOut],
    ] as const) {
      const told = await eventually(
        () => toldOf(type).filter((event) => event.memberId === memberId),
        (events) => events.length > 0,
      );
      expect(told).not.toEqual([]);
    }
  });

  test('a journey is nobody’s but the member’s, and of a stranger there is none', async () => {
    const { status, body } = await call('GET', '/v1/members/mbr_00000000000000000000/journey');
    expect([status, body.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
  });
});
