import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeadLetter } from '../../shared/contracts/dead-letters.ts';
import { type Receiver, startReceiver, status } from '../webhooks/receiver.ts';
import { eventually } from './eventually.ts';
import { call, target, unique } from './target.ts';

const { local } = target;

/**
 * What the courier gave up, as people find it. Nobody else's test puts letters there; but whoever looks hides them for a moment.
 */
describe.skipIf(local === null)('dead letters', () => {
  const eventId = unique('event');
  let receiver: Receiver;
  let endpointId = '';

  beforeAll(async () => {
    receiver = await startReceiver(status(200));
    const { body } = await call('POST', '/v1/webhook-endpoints', {
      body: { url: receiver.url, types: ['order.recorded'] },
      headers: { 'idempotency-key': unique('key') },
    });
    endpointId = body.endpointId;
  });
  afterAll(async () => {
    await call('DELETE', `/v1/webhook-endpoints/${endpointId}`);
    await receiver?.close();
  });

  const setAside = (body: string, cause?: string) => {
    Object.assign(process.env, local?.environment);
    return new SQSClient().send(
      new SendMessageCommand({
        QueueUrl: local?.outputs['WebhookDeadLetterQueueUrl'],
        MessageBody: body,
        ...(cause === undefined
          ? {}
          : { MessageAttributes: { cause: { DataType: 'String', StringValue: cause } } }),
      }),
    );
  };
  const shown = async (): Promise<readonly DeadLetter[]> => {
    const { body } = await call('GET', '/v1/dead-letters?limit=50');
    return body.queues.find(({ queue }: { queue: string }) => queue === 'courier').shown;
  };
  const redrive = (messageIds?: readonly string[]) =>
    call('POST', '/v1/dead-letters/courier/redrives', { body: { messageIds, actor: 'Grace' } });
  const received = () => receiver.received.filter(({ headers }) => headers['webhook-id'] === eventId);

  test('are shown by ids and cause, and chosen ones go back to where they came from', async () => {
    const at = '2026-09-21T08:00:00Z';
    const event = {
      source: 'perennial',
      'detail-type': 'order.recorded',
      detail: { id: eventId, memberId: 'mbr_1', sequence: 3, occurredAt: at, recordedAt: at, data: {} },
    };
    await setAside(JSON.stringify(event), 'the table was away');
    await setAside('{"name":"Ada Secret"}');
    const letters = await eventually(shown, (all) => all.length === 2);
    expect(JSON.stringify(letters)).not.toContain('Secret');
    const [told] = letters.filter(({ kind }) => kind === 'event');
    const [odd] = letters.filter(({ kind }) => kind === 'unknown');
    expect(told).toMatchObject({
      about: { eventType: 'order.recorded', eventId, memberId: 'mbr_1', sequence: '3' },
      cause: 'the table was away',
      canBeRedriven: true,
    });
    expect(odd).toMatchObject({ about: {}, cause: null, canBeRedriven: false });

    const id = told?.messageId ?? '';
    const done = await eventually(
      () => redrive([id]),
      ({ body }) => body.missing.length === 0,
    );
    expect(done.body).toMatchObject({ redriven: [id], stayed: [], left: 1 });
    await eventually(received, (all) => all.length > 0);
    expect(received().length).toBe(1);
    // Who repeats it finds it gone, and the other one where it was.
    expect((await redrive([id])).body).toMatchObject({ redriven: [], missing: [id] });
    const left = await eventually(shown, (all) => all.length > 0);
    expect(left.map(({ messageId }) => messageId)).toEqual([odd?.messageId]);
  });

  test('that nothing takes as they are stay, with a word why', async () => {
    const { body } = await eventually(
      () => redrive(),
      (answer) => answer.body.stayed.length > 0,
    );
    expect(body).toMatchObject({
      redriven: [],
      stayed: [{ cause: expect.stringContaining('operations.md') }],
      left: 1,
      isDone: true,
    });
  });

  test('of a queue that there is not are refused', async () => {
    const { status: code, body } = await call('POST', '/v1/dead-letters/checkout/redrives', {
      body: { actor: 'Grace' },
    });
    expect([code, body.code]).toEqual([400, 'REQUEST_INVALID']);
  });
});
