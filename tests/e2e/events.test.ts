import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { EVENTS, type EventType } from '../../shared/contracts/events.ts';
import { eventually } from './eventually.ts';
import { account, call, daysAgo, enroll, orderBody, target, unique } from './target.ts';

/** What only a local stack lets one see: the bus, the stream's dead letters, the tables. Elsewhere these are skipped. */
const local = target.local;

interface BusEvent {
  readonly source: string;
  readonly 'detail-type': EventType;
  readonly detail: {
    readonly id: string;
    readonly memberId: string;
    readonly sequence?: number;
    readonly data: Record<string, unknown>;
  };
}

function busEvents(): readonly BusEvent[] {
  const folder = local?.eventsFolder ?? '';
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as BusEvent),
  );
}

/** Of a member's entries; what journeys tell beside comes when it comes, and has no number. */
const eventsOf = (memberId: string) =>
  busEvents().filter(({ detail }) => detail.memberId === memberId && detail.sequence !== undefined);

describe.skipIf(local === null)('events', () => {
  test('every entry is told, by its schema, with nothing of the person', async () => {
    const { memberId } = await enroll({ name: 'Ada Secret', email: 'ada.secret@example.com' });
    const old = orderBody(40, { memberId, placedAt: daysAgo(40) });
    await call('POST', '/v1/orders', { body: old });
    await call('POST', `/v1/orders/${old['orderId']}/refunds`, {
      body: { refundId: 'r', scope: { kind: 'remainder' } },
    });
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: 5, reason: 'secret reason', actor: 'agent' },
      headers: { 'idempotency-key': 'k' },
    });
    await call('DELETE', `/v1/members/${memberId}`);
    const { sequence } = await account(memberId);
    const events = await eventually(
      () => eventsOf(memberId),
      (all) => new Set(all.map(({ detail }) => detail.sequence)).size === sequence,
    );
    const byId = new Map(events.map((event) => [event.detail.id, event]));
    const told = [...byId.values()]
      .sort((a, b) => (a.detail.sequence ?? 0) - (b.detail.sequence ?? 0))
      .map((event) => event['detail-type']);
    expect(told).toEqual([
      'member.enrolled',
      'order.recorded',
      'points.settled',
      'order.refunded',
      'points.adjusted',
      'member.closed',
    ]);
    for (const event of events) {
      expect(event.source).toBe('perennial');
      expect(EVENTS[event['detail-type']].safeParse(event.detail).success).toBe(true);
    }
    expect(JSON.stringify(events)).not.toMatch(/secret/i);
  });

  test('also of an order whose refunds had come before it', async () => {
    const { memberId } = await enroll();
    const order = orderBody(40, { memberId });
    await call('POST', `/v1/orders/${order['orderId']}/refunds`, {
      body: { refundId: 'early', scope: { kind: 'remainder' } },
    });
    await call('POST', '/v1/orders', { body: order });
    const events = await eventually(
      () => eventsOf(memberId),
      (all) => new Set(all.map(({ detail }) => detail.id)).size === 3,
    );
    expect(new Set(events.map((event) => event['detail-type']))).toEqual(
      new Set(['member.enrolled', 'order.recorded', 'order.refunded']),
    );
  });
});

describe.skipIf(local === null)('dead letters', () => {
  const aws = () => {
    Object.assign(process.env, local?.environment);
    return { dynamoDb: new DynamoDBClient(), sqs: new SQSClient() };
  };
  const queueUrl = local?.outputs['DeadLetterQueueUrl'] ?? '';
  const redrive = () =>
    execFileSync(
      process.execPath,
      ['tools/cli/perennial.ts', '--data', join(local?.eventsFolder ?? '', '..'), 'redrive'],
      { encoding: 'utf8' },
    );

  test('a poison entry is set aside with its cause, holds nobody up, and is told once it is mended', async () => {
    const { dynamoDb } = aws();
    const memberId = `mbr_${unique('')
      .replaceAll(/[^0-9a-z]/g, '')
      .padStart(20, 'p')
      .slice(-20)}`;
    const item = (books: string) => ({
      TableName: local?.outputs['LedgerTable'],
      Item: {
        pk: { S: `MEMBER#${memberId}` },
        sk: { S: 'STATUS#0000000001' },
        memberId: { S: memberId },
        sequence: { N: '1' },
        kind: { S: 'enrollment' },
        recordedAt: { N: '1790000000' },
        occurredAt: { N: '1790000000' },
        programVersion: { N: '1' },
        books: { S: books },
        cause: { S: '{"kind":"enrollment"}' },
        requestHash: { S: 'x' },
      },
    });
    await dynamoDb.send(new PutItemCommand(item('{broken')));
    const healthy = await enroll();
    await eventually(
      () => eventsOf(healthy.memberId),
      (all) => all.length > 0,
    );
    expect(eventsOf(memberId)).toEqual([]);
    await dynamoDb.send(new PutItemCommand(item('{"b":[0,0,0,0]}')));
    const { body: letters } = await call('GET', '/v1/dead-letters');
    expect(letters.queues[0]).toMatchObject({
      queue: 'relay',
      shown: [
        { kind: 'poison_entry', about: { entry: expect.stringContaining(memberId) }, canBeRedriven: true },
      ],
    });
    const { body: redriven } = await call('POST', '/v1/dead-letters/relay/redrives', {
      body: { actor: 'Grace', messageIds: [letters.queues[0].shown[0].messageId] },
    });
    expect(redriven).toMatchObject({ stayed: [], missing: [], isDone: true });
    expect(eventsOf(memberId).map((event) => event['detail-type'])).toContain('member.enrolled');
  });

  test('a batch that Lambda gave up is found in the ledger when the stream has forgotten it', async () => {
    const { sqs } = aws();
    const { memberId } = await enroll();
    await eventually(
      () => eventsOf(memberId),
      (all) => all.length > 0,
    );
    const before = eventsOf(memberId).length;
    const now = new Date().toISOString();
    const batch = {
      shardId: 'shardId-00000000000000000000-00000000',
      startSequenceNumber: '1',
      endSequenceNumber: '2',
      approximateArrivalOfFirstRecord: now,
      approximateArrivalOfLastRecord: now,
      batchSize: 1,
      streamArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${local?.outputs['LedgerTable']}/stream/1999-01-01T00:00:00.000`,
    };
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ DDBStreamBatchInfo: batch }),
      }),
    );
    await eventually(redrive, (text) => /[1-9]\d* letters redriven/.test(text));
    expect(eventsOf(memberId).length).toBeGreaterThan(before);
  });

  test('a letter that nobody understands stays, with the reason', async () => {
    const { sqs } = aws();
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: '{"hello":1}' }));
    expect(() => redrive()).toThrow();
  });
});
