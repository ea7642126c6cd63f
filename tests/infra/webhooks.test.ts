import { describe, expect, it } from 'vitest';
import { STAGES } from '../../infra/stages.ts';
import { LIFETIME_SECONDS } from '../../shared/domain/webhooks/delivery.ts';
import { MAX_ENDPOINTS } from '../../shared/storage/webhook-endpoint-store.ts';
import {
  functionsByCapability,
  onlyResourceAbout as only,
  referenceIn,
  resourcesOf,
  templateOf,
} from './synthesized-stack.ts';

const template = templateOf('prod');
const courier = functionsByCapability(template).get('courier');
const queues = resourcesOf(template, 'AWS::SQS::Queue').filter(([id]) => id.startsWith('CourierQueues'));
const mappingOf = (queue: string) =>
  only(template, 'AWS::Lambda::EventSourceMapping', `"CourierQueues${queue}`);

describe('the courier', () => {
  it('is told every event of the bus, by way of a queue', () => {
    const rule = only(template, 'AWS::Events::Rule', 'CourierQueuesEvents');
    expect(rule).toMatchObject({ EventPattern: { source: ['perennial'] }, State: 'ENABLED' });
    expect(referenceIn(rule['EventBusName'])).toMatch(/^StateBus/);
  });

  it('looks round each minute, and is not asked to make a missed minute good', () => {
    const rule = only(template, 'AWS::Events::Rule', `"${courier?.logicalId}"`);
    const [target] = rule['Targets'] as readonly Record<string, unknown>[];
    expect(rule['ScheduleExpression']).toBe('rate(1 minute)');
    expect(target).toMatchObject({ RetryPolicy: { MaximumRetryAttempts: 0 } });
  });

  it('works one endpoint an invocation, and all of them at once if need be', () => {
    expect(mappingOf('Lanes')).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const { MaximumConcurrency } = mappingOf('Lanes')['ScalingConfig'] as { MaximumConcurrency: number };
    expect(MaximumConcurrency).toBeGreaterThan(MAX_ENDPOINTS);
    expect(mappingOf('Events')).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it.each(queues)('%s hides a message long enough, and sets it aside after five failures', (_, queue) => {
    expect(queue['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * Number(courier?.properties['Timeout']));
    expect(queue['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
    expect(referenceIn(queue['RedrivePolicy'])).toMatch(/^StateWebhookDeadLetters/);
    expect(queue).toMatchObject({ SqsManagedSseEnabled: true });
  });

  it('has two queues', () => {
    expect(queues).toHaveLength(2);
  });
});

describe('webhooks', () => {
  it.each(Object.keys(STAGES))('never go to the machine that sends them, in %s', (stage) => {
    for (const capability of ['webhooks', 'courier']) {
      const { variables } = functionsByCapability(templateOf(stage)).get(capability) ?? {};
      expect([capability, variables?.['WEBHOOK_TARGETS']]).toEqual([capability, 'public']);
    }
  });

  it('are tried for a day in prod, as docs/webhooks.md says', () => {
    const waits = STAGES['prod']?.webhooks.retrySeconds ?? [];
    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 28_800, 28_800]);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(LIFETIME_SECONDS);
    expect(courier?.variables['WEBHOOK_RETRY_SECONDS']).toBe(waits.join());
  });

  it('that are due are indexed by endpoint and moment, and nothing else of them', () => {
    const table = only(template, 'AWS::DynamoDB::Table', '"dueAt"');
    expect(table['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'lane', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});
