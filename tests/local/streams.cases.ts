import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { eventually, type Fixture } from './fixture-stack.ts';

/** The event source mapping of the table's stream, on the fixture stack. */
export function streamCases(fixture: Fixture): void {
  type Change = { readonly id: string; readonly mood?: string; readonly pk?: string };

  /** Writes in one transaction, so that the records tend to arrive in one batch. */
  async function write(changes: readonly Change[]): Promise<void> {
    await fixture.clients.tables.send(
      new TransactWriteItemsCommand({
        TransactItems: changes.map(({ id, mood = 'quiet', pk = id }, index) => ({
          Put: {
            TableName: fixture.output('TableName'),
            Item: { pk: { S: pk }, sk: { N: String(index) }, id: { S: id }, mood: { S: mood } },
          },
        })),
      }),
    );
  }

  /** Everything that has come out of the bus for these ids, in order, once all of them have. */
  async function published(ids: readonly string[]): Promise<Record<string, unknown>[]> {
    const seen: Record<string, unknown>[] = [];
    return await eventually(
      async () => {
        for (const message of await takeFrom('EchoesUrl')) seen.push(JSON.parse(message));
        const got = new Set(seen.map(({ id }) => id));
        return ids.every((id) => got.has(id)) ? seen : undefined;
      },
      `publishing ${ids.join(', ')}`,
    );
  }

  async function takeFrom(output: string): Promise<string[]> {
    const { queues } = fixture.clients;
    const QueueUrl = fixture.output(output);
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    for (const { ReceiptHandle } of Messages)
      await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages.map(({ Body = '' }) => Body);
  }

  async function discarded(): Promise<Record<string, unknown>> {
    const take = async (): Promise<string | undefined> => (await takeFrom('DiscardedUrl'))[0];
    return JSON.parse(await eventually(take, 'the record is discarded'));
  }

  test('hands over records in the form of Lambda', async () => {
    await fixture.clients.tables.send(
      new PutItemCommand({
        TableName: fixture.output('TableName'),
        Item: { pk: { S: 'p' }, sk: { N: '1' }, id: { S: 'shape' }, bytes: { B: new Uint8Array([0, 255]) } },
      }),
    );
    const [event] = await published(['shape']);
    expect(event?.['record']).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: fixture.stack.tables[0]?.streamArn,
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'p' }, sk: { N: '1' } },
        NewImage: { pk: { S: 'p' }, sk: { N: '1' }, id: { S: 'shape' }, bytes: { B: 'AP8=' } },
        SequenceNumber: expect.any(String),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  test('keeps the order, also after an item failed once', async () => {
    const ids = ['o1', 'o2', 'o3', 'o4'];
    await write(ids.map((id) => ({ id, pk: 'order', mood: id === 'o2' ? 'shy' : 'quiet' })));
    const events = await published(ids);
    expect(events.map(({ id }) => id)).toEqual(ids);
  });

  test('gives up a record that fails each time, and goes on with the next', async () => {
    await write([{ id: 's1' }, { id: 's2', mood: 'sick' }, { id: 's3' }]);
    expect((await published(['s1', 's3'])).map(({ id }) => id)).toEqual(['s1', 's3']);
    const message = await discarded();
    expect(message).toMatchObject({
      version: '1.0',
      requestContext: {
        condition: 'RetryAttemptsExhausted',
        functionArn: expect.stringContaining('Relay'),
        approximateInvokeCount: 3,
      },
      DDBStreamBatchInfo: { batchSize: expect.any(Number), streamArn: fixture.stack.tables[0]?.streamArn },
    });
  });

  test('halves a batch until the poison record stands alone', async () => {
    const ids = ['p1', 'p2', 'p3', 'p4', 'p5'];
    await write(ids.map((id) => ({ id, mood: id === 'p3' ? 'poison' : 'quiet' })));
    expect((await published(['p1', 'p2', 'p4', 'p5'])).map(({ id }) => id)).toEqual(['p1', 'p2', 'p4', 'p5']);
    const { DDBStreamBatchInfo: info, responseContext } = await discarded();
    expect(info).toMatchObject({ batchSize: 1 });
    expect(responseContext).toMatchObject({ functionError: 'Unhandled' });
  });
}
