import { describe, expect, it } from 'vitest';
import { compileEventPattern } from '../../local/events/event-pattern.ts';
import { EVENT_SOURCE, EVENT_TYPES } from '../../shared/contracts/events.ts';
import { BESIDE } from '../../shared/journeys/signals-of-event.ts';
import { functionsByCapability, referenceIn, resourcesOf, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const own = (type: string, name: string) =>
  resourcesOf(template, type).find(([logicalId]) => logicalId.startsWith(`Journeys${name}`));
const [queueId, queue] = own('AWS::SQS::Queue', 'WorkQueue') ?? [];
const [deadLettersId, deadLetters] = own('AWS::SQS::Queue', 'WorkDeadLetters') ?? [];
const lambda = functionsByCapability(template).get('journeys');
const ruleOf = (name: string) => own('AWS::Events::Rule', name)?.[1] ?? {};
const targetOf = (name: string) =>
  (ruleOf(name)['Targets'] as readonly Record<string, unknown>[] | undefined)?.[0];

describe('journeys', () => {
  it('hear the first event of each entry, whatever it is, and nothing else', () => {
    const hears = compileEventPattern(ruleOf('Entries')['EventPattern']);
    const heard = EVENT_TYPES.filter((type) =>
      hears({ source: EVENT_SOURCE, 'detail-type': type, detail: { sequence: 1 } }),
    );
    expect(heard).toEqual(EVENT_TYPES.filter((type) => !BESIDE.has(type)));
    expect(hears({ source: EVENT_SOURCE, 'detail-type': 'ask.made', detail: {} })).toBe(false);
    expect(referenceIn(targetOf('Entries')?.['Arn'])).toBe(queueId);
    expect(referenceIn(targetOf('Entries')?.['DeadLetterConfig'])).toBe(deadLettersId);
  });

  it('keep what they heard of, encrypted, and give nothing up before an hour of tries', () => {
    const fourteenDays = 14 * 24 * 60 * 60;
    for (const each of [queue, deadLetters])
      expect(each).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: fourteenDays });
    const redrive = queue?.['RedrivePolicy'] as { readonly maxReceiveCount: number };
    expect(referenceIn(redrive)).toBe(deadLettersId);
    const seconds = Number(queue?.['VisibilityTimeout']);
    expect(seconds).toBeGreaterThanOrEqual(6 * Number(lambda?.properties['Timeout']));
    expect(seconds * redrive.maxReceiveCount).toBeGreaterThanOrEqual(3_600);
  });

  it('are given batches whose messages fail one by one', () => {
    const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
      .map(([, properties]) => properties)
      .find(({ EventSourceArn: source }) => referenceIn(source) === queueId);
    expect(referenceIn(mapping?.['FunctionName'])).toBe(lambda?.logicalId);
    expect(mapping).toMatchObject({
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 2,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('are called by the minute', () => {
    expect(ruleOf('Minutely')).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' });
    expect(referenceIn(targetOf('Minutely')?.['Arn'])).toBe(lambda?.logicalId);
  });
});
