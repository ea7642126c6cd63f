import { describe, expect, it } from 'vitest';
import { onlyResourceAbout, referenceIn, resourcesOf, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const mappingOf = (table: string) =>
  resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
    .map(([, properties]) => properties)
    .find(({ EventSourceArn: source }) => referenceIn(source)?.startsWith(table)) ?? {};
const entries = mappingOf('StateLedger');
const visits = mappingOf('StateReferrals');
const journeys = mappingOf('StateJourneys');
const queue = template.Resources['StateDeadLetters18C5CAE4']?.Properties;

/** What passes to the relay. */
function filtersOf(mapping: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { Filters } = mapping['FilterCriteria'] as { readonly Filters: readonly { Pattern: string }[] };
  return Filters.map(({ Pattern }) => JSON.parse(Pattern));
}

const HALF_A_DAY_SECONDS = 12 * 60 * 60;

describe('the relay', () => {
  it('reads the streams of ledger, referrals and journeys from their beginnings', () => {
    expect(referenceIn(entries['EventSourceArn'])).toBe('StateLedger42828485');
    expect(entries['StartingPosition']).toBe('TRIM_HORIZON');
    expect(visits['StartingPosition']).toBe('TRIM_HORIZON');
    expect(journeys['StartingPosition']).toBe('TRIM_HORIZON');
  });

  it.each([
    ['the ledger', entries],
    ['referrals', visits],
    ['journeys', journeys],
  ])(
    'of %s is not blocked by a record for longer than leaves time to look before the stream forgets',
    (_, mapping) => {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 20,
        MaximumRecordAgeInSeconds: HALF_A_DAY_SECONDS,
      });
      // What it cannot publish is left in the dead-letter queue.
      expect(referenceIn(mapping['DestinationConfig'])).toBe('StateDeadLetters18C5CAE4');
    },
  );

  it('sees entries however they are written: an order that replaces waiting refunds is no insert', () => {
    expect(filtersOf(entries)).toEqual([{ dynamodb: { NewImage: { memberId: { S: [{ exists: true }] } } } }]);
  });

  it('sees of the referrals visits alone, and not that one is forgotten', () => {
    expect(filtersOf(visits)).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'VISIT#' }] } } } },
    ]);
  });

  it('sees of journeys the changes that tell something, and no places in the index', () => {
    expect(filtersOf(journeys)).toEqual([{ dynamodb: { NewImage: { told: { S: [{ exists: true }] } } } }]);
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
