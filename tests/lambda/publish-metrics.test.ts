import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { scheduledFunction } from '../../shared/lambda/scheduled-function.ts';

const context = { functionName: 'courier', awsRequestId: '1' } as Context;

test('publishes what was counted, also where the call failed, and says nothing of a call that counted nothing', async () => {
  const lines: string[] = [];
  const warned: unknown[] = [];
  const powertools = {
    info() {},
    debug() {},
    error() {},
    warn: (...said: unknown[]) => void warned.push(said),
  };
  const metrics = new Metrics({ namespace: 'test', logger: powertools });
  metrics['console'].log = (line: string) => void lines.push(line);
  let work = () => {};
  const run = () => scheduledFunction(new Logger({ logLevel: 'SILENT' }), metrics, async () => work());
  const call = () => run()({} as ScheduledEvent, context);

  await call();
  expect([lines, warned]).toEqual([[], []]);
  work = () => void metrics.addMetric('Done', 'Count', 2);
  await call();
  work = () => {
    metrics.addMetric('Failed', 'Count', 1);
    throw new Error('too much');
  };
  await expect(call()).rejects.toThrow('too much');
  work = () => {};
  await call();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ Done: 2 }, { Failed: 1 }]);
  expect(warned).toEqual([]);
});
