import { describe, expect, it } from 'vitest';
import { EVENT_SOURCE, EVENT_TYPES } from '../../shared/contracts/events.ts';
import {
  functionsByCapability,
  referenceIn,
  resourcesOf,
  statementsOf,
  templateOf,
} from './synthesized-stack.ts';

const template = templateOf('prod');
const own = (type: string, name: string) =>
  resourcesOf(template, type).find(([logicalId]) => logicalId.startsWith(`Reconciliation${name}`));
const [queueId, queue] = own('AWS::SQS::Queue', 'WorkQueue') ?? [];
const [deadLettersId, deadLetters] = own('AWS::SQS::Queue', 'WorkDeadLetters') ?? [];
const lambda = functionsByCapability(template).get('reconciliation');
const ruleOf = (name: string) => own('AWS::Events::Rule', name)?.[1] ?? {};
const targetsOf = (name: string) => ruleOf(name)['Targets'] as readonly Record<string, unknown>[];

describe('reconciliation', () => {
  it('hears of the orders of friends, and of no others, of reviews, and of challenges that give rewards', () => {
    expect(ruleOf('OrdersOfFriends')['EventPattern']).toEqual({
      source: [EVENT_SOURCE],
      'detail-type': ['order.recorded', 'order.refunded', 'order.claimed'],
      detail: { data: { isReferred: [true] } },
    });
    expect(ruleOf('Reviews')['EventPattern']).toEqual({
      source: [EVENT_SOURCE],
      'detail-type': ['referral.reviewed'],
    });
    expect(ruleOf('ChallengeRewards')['EventPattern']).toEqual({
      source: [EVENT_SOURCE],
      'detail-type': ['challenge.achieved', 'challenge.reversed'],
      detail: { data: { rewardId: [{ prefix: '' }] } },
    });
    for (const name of ['OrdersOfFriends', 'Reviews', 'ChallengeRewards']) {
      const { 'detail-type': types } = ruleOf(name)['EventPattern'] as Record<string, readonly string[]>;
      expect(EVENT_TYPES).toEqual(expect.arrayContaining([...(types ?? [])]));
      const [target, ...others] = targetsOf(name);
      expect(others).toEqual([]);
      expect(referenceIn(target?.['Arn'])).toBe(queueId);
      expect(referenceIn(target?.['DeadLetterConfig'])).toBe(deadLettersId);
    }
  });

  it('keeps what it heard of, encrypted, and gives nothing up before an hour of tries', () => {
    const fourteenDays = 14 * 24 * 60 * 60;
    for (const each of [queue, deadLetters])
      expect(each).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: fourteenDays });
    const redrive = queue?.['RedrivePolicy'] as { readonly maxReceiveCount: number };
    expect(referenceIn(redrive)).toBe(deadLettersId);
    const seconds = Number(queue?.['VisibilityTimeout']);
    expect(seconds).toBeGreaterThanOrEqual(6 * Number(lambda?.properties['Timeout']));
    expect(seconds * redrive.maxReceiveCount).toBeGreaterThanOrEqual(3_600);
  });

  it('is given messages that fail one by one', () => {
    const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
      .map(([, properties]) => properties)
      .find(({ EventSourceArn: source }) => referenceIn(source) === queueId);
    expect(referenceIn(mapping?.['FunctionName'])).toBe(lambda?.logicalId);
    expect(mapping?.['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
  });

  it('is called by the hour', () => {
    expect(ruleOf('Hourly')).toMatchObject({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' });
    expect(referenceIn(targetsOf('Hourly')[0]?.['Arn'])).toBe(lambda?.logicalId);
  });

  it('may make the salt of signals among the credentials, and write nothing else there', () => {
    const ofCredentials = statementsOf(template, 'reconciliation').filter((each) =>
      JSON.stringify(each).includes('StateCredentials'),
    );
    expect(ofCredentials).toHaveLength(1);
    expect(ofCredentials[0]).toMatchObject({
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['SALT#signals'] } },
    });
  });
});
