import { describe, expect, it } from 'vitest';
import { onlyResourceAbout, referenceIn, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const mapping = onlyResourceAbout(template, 'AWS::Lambda::EventSourceMapping', 'StateLedger');
const queue = template.Resources['StateDeadLetters18C5CAE4']?.Properties;

const HALF_A_DAY_SECONDS = 12 * 60 * 60;

describe('the relay', () => {
  it('reads the stream of the ledger from its beginning', () => {
    expect(referenceIn(mapping['EventSourceArn'])).toBe('StateLedger42828485');
    expect(mapping['StartingPosition']).toBe('TRIM_HORIZON');
  });

  it('is not blocked by a record for longer than leaves time to look before the stream forgets', () => {
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: HALF_A_DAY_SECONDS,
    });
  });

  it('leaves what it cannot publish in the dead-letter queue', () => {
    expect(referenceIn(mapping['DestinationConfig'])).toBe('StateDeadLetters18C5CAE4');
  });

  it('sees entries however they are written: an order that replaces waiting refunds is no insert', () => {
    const { Filters } = mapping['FilterCriteria'] as { readonly Filters: readonly { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { dynamodb: { NewImage: { memberId: { S: [{ exists: true }] } } } },
    ]);
  });
});

describe('the dead-letter queue', () => {
  it('keeps for fourteen days, encrypted, and outlives the stack in prod', () => {
    expect(queue).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * 60, SqsManagedSseEnabled: true });
    expect(template.Resources['StateDeadLetters18C5CAE4']?.DeletionPolicy).toBe('Retain');
  });

  it('refuses whoever comes without TLS', () => {
    expect(
      onlyResourceAbout(template, 'AWS::SQS::QueuePolicy', '"StateDeadLetters')['PolicyDocument'],
    ).toMatchObject({
      Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
  });
});
