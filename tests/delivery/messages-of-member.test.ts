import type { SQSRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backOff } from '../../functions/delivery/back-off.ts';
import { deliverItem } from '../../functions/delivery/deliver-item.ts';
import { takeMessage } from '../../functions/delivery/take-message.ts';
import { listMemberMessages } from '../../functions/journeys/list-member-messages.ts';
import { listMemberMessages as operation } from '../../shared/contracts/operations/journeys.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { ItemKey } from '../../shared/domain/delivery/outbox-item.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { type DeliveryWorld, NOW, startDeliveryWorld, YES } from './delivery-world.ts';

let world: DeliveryWorld;
beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterAll(() => world.close());

const PLAIN = { kind: 'message', template: 'plain' } as const;

async function messagesOf(memberId: string, query: Record<string, string> = {}) {
  const route = listMemberMessages(world);
  const event = apiEvent(operation, { path: { memberId }, query }) as unknown as ApiEvent;
  const { body } = await route.run(event, NOW);
  return JSON.parse(body ?? '{}');
}

const deliver = (key: ItemKey, now = NOW) => deliverItem(world.depsOf())(key, now);

/** As the queue has it: what fails is noted, and comes again. */
async function tryOnce(key: ItemKey): Promise<void> {
  const record = {
    receiptHandle: 'r',
    attributes: { ApproximateReceiveCount: '1' },
    body: JSON.stringify({ memberId: key.memberId, askId: key.askId, index: key.index }),
  } as SQSRecord;
  const queue = { postpone: async () => {} };
  await deliver(key).catch((error: unknown) => backOff({ queue, outbox: world.outbox })(record, error));
}

describe('what was decided for a member', () => {
  test('is listed newest first, page by page, with what became of it and nothing of the person', async () => {
    const { memberId, email } = await world.newMember();
    const other = await world.newMember();
    await world.decide(other.memberId, PLAIN);
    const items = [];
    for (let minute = 0; minute < 5; minute += 1)
      items.push(
        // Two of the same moment, so that pages end between them.
        await world.decide(memberId, PLAIN, { createdAt: NOW + 60 * Math.floor(minute / 2), variant: 'b' }),
      );
    for (const item of items.slice(1)) await deliver(item);
    const listed: { messageId: string; status: string; decidedAt: string }[] = [];
    let cursor: string | null = null;
    do {
      const page = await messagesOf(memberId, { limit: '2', ...(cursor === null ? {} : { cursor }) });
      expect(page.messages.length).toBeLessThanOrEqual(2);
      listed.push(...page.messages);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(listed.map(({ messageId }) => messageId)).size).toBe(5);
    const moments = listed.map(({ decidedAt }) => decidedAt);
    expect(moments).toEqual(moments.toSorted().reverse());
    expect(listed.at(-1)?.status === 'waiting' || listed.at(-2)?.status === 'waiting').toBe(true);
    const [sent] = world.office.sentTo(email);
    expect(listed).toContainEqual(
      expect.objectContaining({
        triggerId: 'welcome',
        variant: 'b',
        channel: 'email',
        action: 'message',
        subject: 'plain',
        status: 'sent',
        statusAt: isoTime(NOW),
        providerMessageId: sent?.id,
        reason: null,
      }),
    );
    expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${email}|Ada|No more than this`));
  });

  test('says in words why something was dropped, or waits and until when, and what nobody knows', async () => {
    const { memberId } = await world.newMember();
    const no = await world.newMember(null);
    const only = async (id: string) => (await messagesOf(id)).messages[0];
    await deliver(await world.decide(no.memberId, PLAIN));
    expect(await only(no.memberId)).toMatchObject({
      status: 'dropped',
      reason: { code: 'NO_CONSENT', words: expect.stringContaining('has not agreed') },
    });

    const busy = await world.decide(memberId, PLAIN);
    world.office.trouble('busy');
    await tryOnce(busy);
    const waiting = await only(memberId);
    expect(waiting).toMatchObject({ status: 'waiting', reason: { code: 'PROVIDER_DID_NOT_TAKE_IT' } });
    expect(Date.parse(waiting.triedAgainAt)).toBeGreaterThan(Date.now());
    await deliver(busy);
    expect(await only(memberId)).toMatchObject({ status: 'sent', reason: null, triedAgainAt: null });

    const lost = await world.decide(memberId, PLAIN, { createdAt: NOW + 1 });
    world.office.trouble('failing');
    await deliver(lost);
    expect(await only(memberId)).toMatchObject({
      status: 'unknown',
      reason: { code: 'UNKNOWN', words: expect.stringContaining('may have arrived or not') },
    });

    const few = await world.newMember();
    const more = await world.newMember();
    await deliver(await world.decide(few.memberId, { kind: 'issue_reward', reward: 'few' }));
    await tryOnce(await world.decide(more.memberId, { kind: 'issue_reward', reward: 'few' }));
    expect(await only(few.memberId)).toMatchObject({
      action: 'issue_reward',
      subject: 'few',
      status: 'done',
    });
    expect(await only(more.memberId)).toMatchObject({
      status: 'waiting',
      reason: { code: 'REWARD_RAN_OUT' },
    });
  });

  test('tells what the provider told later', async () => {
    const { memberId, email } = await world.newMember();
    await deliver(await world.decide(memberId, PLAIN));
    const [sent] = world.office.sentTo(email);
    const tags = Object.fromEntries((sent?.tags ?? []).map(([name, value]) => [name, [value]]));
    await takeMessage(world.depsOf())({ happened: 'complained', tags }, NOW + 9);
    expect((await messagesOf(memberId)).messages).toEqual([
      expect.objectContaining({ status: 'sent', aftermath: { kind: 'complained', at: isoTime(NOW + 9) } }),
    ]);
  });

  test('is nothing after an erasure, and nobody’s where there is no member', async () => {
    const { memberId } = await world.newMember(YES);
    for (let count = 0; count < 60; count += 1) await world.decide(memberId, PLAIN);
    expect((await messagesOf(memberId, { limit: '100' })).messages).toHaveLength(60);
    await world.history.erase(memberId);
    await world.history.erase(memberId);
    expect(await world.outbox.list(memberId, 100)).toEqual([]);
    expect(await messagesOf(memberId)).toEqual({ messages: [], nextCursor: null });
    expect(await messagesOf('mbr_zzzzzzzzzzzzzzzzzzzz')).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  });

  test.each([['bm90IG91cnM'], [Buffer.from('after:00000000001').toString('base64url')]])(
    'takes no cursor that is not its own: %s',
    async (cursor) => {
      const { memberId } = await world.newMember();
      await expect(messagesOf(memberId, { cursor })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    },
  );
});
