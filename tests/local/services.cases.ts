import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { eventually, type Fixture } from './fixture-stack.ts';

/** Queues, bus, parameters and functions as SDK clients see them, on the fixture stack. */
export function serviceCases(fixture: Fixture): void {
  describe('queues', () => {
    test('send, receive, hide, show again and delete, with attributes', async () => {
      const { queues } = fixture.clients;
      const QueueUrl = fixture.output('DiscardedUrl');
      const MessageAttributes = { kind: { DataType: 'String', StringValue: 'greeting' } };
      const sent = await queues.send(
        new SendMessageCommand({ QueueUrl, MessageBody: 'héllo', MessageAttributes }),
      );
      const receive = async () =>
        (await queues.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }))).Messages;
      const [message] = (await receive()) ?? [];
      expect(message).toMatchObject({ MessageId: sent.MessageId, Body: 'héllo', MessageAttributes });
      expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
      expect(await receive()).toBeUndefined();

      const ReceiptHandle = message?.ReceiptHandle;
      await queues.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
      );
      const [again] = (await receive()) ?? [];
      expect(again?.Attributes?.['ApproximateReceiveCount']).toBe('2');
      await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again?.ReceiptHandle }));
      const { Attributes } = await queues.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      expect(Attributes).toMatchObject({
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
      });
    });

    test('a waiting receiver gets the message as it arrives; batches report each entry', async () => {
      const { queues } = fixture.clients;
      const QueueUrl = fixture.output('LostUrl');
      const waiting = queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
      const Entries = [
        { Id: 'fine', MessageBody: 'a' },
        { Id: 'large', MessageBody: 'x'.repeat(1_048_577) },
      ];
      const { Successful, Failed } = await queues.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      expect(Successful?.map(({ Id }) => Id)).toEqual(['fine']);
      expect(Failed?.map(({ Id }) => Id)).toEqual(['large']);
      expect((await waiting).Messages?.[0]?.Body).toBe('a');
      await queues.send(new PurgeQueueCommand({ QueueUrl }));
    });

    test('are listed; an unknown one is said to be so', async () => {
      const { queues } = fixture.clients;
      const { QueueUrls = [] } = await queues.send(new ListQueuesCommand({}));
      expect(QueueUrls).toContain(fixture.output('WorkUrl'));
      const QueueUrl = `${fixture.output('WorkUrl')}-of-nobody`;
      await expect(queues.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
        name: 'QueueDoesNotExist',
      });
    });

    test('feed their function; what it reports as failed ends in the dead letters', async () => {
      const { queues } = fixture.clients;
      for (const MessageBody of ['good', 'bad']) {
        await queues.send(new SendMessageCommand({ QueueUrl: fixture.output('WorkUrl'), MessageBody }));
      }
      const bodyIn = (QueueUrl: string) => async (): Promise<string | undefined> =>
        (await queues.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.[0]?.Body;
      expect(await eventually(bodyIn(fixture.output('DoneUrl')), 'the good message is passed on')).toBe(
        'good',
      );
      expect(await eventually(bodyIn(fixture.output('FailedUrl')), 'the bad message is given up')).toBe(
        'bad',
      );
    });
  });

  describe('the event bus', () => {
    const put = (
      entries: { Detail?: string; Source?: string; DetailType?: string; EventBusName?: string }[],
    ) =>
      fixture.clients.bus.send(
        new PutEventsCommand({
          Entries: entries.map((entry) => ({
            EventBusName: fixture.output('BusName'),
            Source: 'fixture',
            DetailType: 'Something',
            Detail: '{}',
            ...entry,
          })),
        }),
      );

    test('reports each entry by itself', async () => {
      const answer = await put([{}, { Detail: 'no json' }, { Source: '' }, { Source: 'aws.s3' }]);
      expect(answer.FailedEntryCount).toBe(3);
      expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
        undefined,
        'MalformedDetail',
        'InvalidArgument',
        'NotAuthorizedForSourceException',
      ]);
    });

    test.each<[string, Parameters<typeof put>[0], string]>([
      ['eleven entries', Array.from({ length: 11 }, () => ({})), 'ValidationException'],
      ['an event over 1 MB', [{ Detail: JSON.stringify('x'.repeat(1_048_576)) }], 'ValidationException'],
      ['an unknown bus', [{ EventBusName: 'nobodys' }], 'ResourceNotFoundException'],
    ])('refuses %s', async (_, entries, name) => {
      await expect(put(entries)).rejects.toMatchObject({ name });
    });

    test('hands an event to functions, queues and log groups, and keeps a journal', async () => {
      const { objects, queues } = fixture.clients;
      await put([{ DetailType: 'ItemTold', Detail: '{"id":"direct","mood":"loud"}' }]);
      const stored = await eventually(async () => {
        const at = { Bucket: fixture.output('BucketName'), Key: 'events/direct.json' };
        return await objects.send(new GetObjectCommand(at)).catch(() => undefined);
      }, 'the function stores the event');
      expect(JSON.parse((await stored.Body?.transformToString()) ?? '')).toMatchObject({
        version: '0',
        source: 'fixture',
        'detail-type': 'ItemTold',
        account: '000000000000',
        region: 'us-east-1',
        detail: { id: 'direct' },
      });
      const QueueUrl = fixture.output('EchoesUrl');
      const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl }));
      const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
      await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      expect(JSON.parse(Messages?.[0]?.Body ?? '')).toEqual({ id: 'direct', mood: 'loud' });
      for (const folder of [fixture.stack.folder.events, fixture.stack.folder.logGroups]) {
        const lines = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
        expect(lines.join('')).toContain('"detail":{"id":"direct","mood":"loud"}');
      }
    });

    test('an event that its function keeps failing goes to the on-failure destination', async () => {
      await put([{ Detail: '{"id":"broken","mood":"fragile"}' }]);
      const body = await eventually(async () => {
        const QueueUrl = fixture.output('LostUrl');
        return (await fixture.clients.queues.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.[0]
          ?.Body;
      }, 'the event is given up');
      expect(JSON.parse(body)).toMatchObject({
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
        requestPayload: { detail: { id: 'broken' } },
        responsePayload: { errorType: 'Error', errorMessage: 'fragile' },
      });
    });
  });

  test('parameters and functions are reached under their names', async () => {
    const url = fixture.stack.environment['AWS_ENDPOINT_URL_LAMBDA'] ?? '';
    const parameter = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSSM.GetParameter', 'content-type': 'application/x-amz-json-1.1' },
      body: '{"Name":"/fixture/greeting"}',
    });
    expect(await parameter.json()).toMatchObject({ Parameter: { Value: 'good day' } });
    const invoke = (name: string): Promise<Response> =>
      fetch(`${url}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        body: '{"detail":{"mood":"fragile"}}',
      });
    const failed = await invoke(fixture.output('SubscriberName'));
    expect(failed.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await failed.json()).toMatchObject({ errorType: 'Error', errorMessage: 'fragile' });
    expect((await invoke('nobodys')).status).toBe(404);
  });
}
