import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { queueBatchFunction, queueFunction } from '../../shared/lambda/queue-function.ts';
import { Fault } from '../../shared/storage/fault.ts';

const record = (messageId: string, body: string) => ({ messageId, body, receiptHandle: '' }) as SQSRecord;
const context = { functionName: 'reconciliation', awsRequestId: '1' } as Context;

test('names the messages that failed, whatever failed in them, and no others', async () => {
  const handled: unknown[] = [];
  const logged: string[] = [];
  const logger = new Logger({ logLevel: 'SILENT' });
  logger.warn = (message) => void logged.push(`warn ${message}`);
  logger.error = (message) => void logged.push(`error ${message}`);
  const handler = queueFunction(logger, new Metrics({ namespace: 'test' }), async (body, now) => {
    if (body === 'busy') throw new Fault('BUSY', 'too many at once');
    if (body === 'bug') throw new TypeError('a bug');
    handled.push([body, now > 1_700_000_000]);
  });
  const Records = [
    record('1', '"fine"'),
    record('2', '"busy"'),
    record('3', '{broken'),
    record('4', '"bug"'),
  ];
  const outcome = await handler({ Records } as SQSEvent, context);
  const failed = outcome.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(failed.toSorted()).toEqual(['2', '3', '4']);
  expect(handled).toEqual([['fine', true]]);
  expect(logged.toSorted()).toEqual([
    'error a message failed and will come again',
    'error a message failed and will come again',
    'warn a message failed and will come again',
  ]);
  const none = await handler({ Records: Records.slice(1) } as SQSEvent, context);
  expect(none.batchItemFailures).toHaveLength(3);
});

test('ends each batch once, after all of its messages, also where some failed', async () => {
  const told: string[] = [];
  const logger = new Logger({ logLevel: 'SILENT' });
  const handler = queueBatchFunction(logger, new Metrics({ namespace: 'test' }), () => {
    const taken: unknown[] = [];
    return {
      async take(body) {
        if (body === 'busy') throw new Fault('BUSY', 'too many at once');
        taken.push(body);
      },
      finish: async () => void told.push(taken.sort().join()),
    };
  });
  const first = [record('1', '"a"'), record('2', '"busy"'), record('3', '"b"')];
  const outcome = await handler({ Records: first } as SQSEvent, context);
  expect(outcome.batchItemFailures).toEqual([{ itemIdentifier: '2' }]);
  await handler({ Records: [record('4', '"c"')] } as SQSEvent, context);
  expect(told).toEqual(['a,b', 'c']);
});
