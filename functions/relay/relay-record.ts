import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DeadLetterQueue } from '../../shared/events/dead-letter.ts';
import type { EventPublisher } from '../../shared/events/event-publisher.ts';
import { eventsOfItem } from '../../shared/events/events-of-item.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import type { Item } from '../../shared/storage/keys.ts';

export interface RelayDeps {
  readonly publisher: EventPublisher;
  readonly deadLetters: DeadLetterQueue;
  readonly logger: Pick<Logger, 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric'>;
}

/**
 * One record of a stream onto the bus: an entry of the ledger, or a visit. What cannot be told is set aside with its
 * cause and does not hold the others up; a bus that fails makes the record fail, and the stream brings it again.
 */
export function relayRecord({ publisher, deadLetters, logger, metrics }: RelayDeps) {
  return async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
    const item = (dynamodb?.NewImage ?? {}) as Item;
    const events = readEvents(item);
    if (events instanceof Error) {
      await deadLetters.setAside({ kind: 'poison_entry', ...keyOf(item), cause: events.message });
      logger.error('an entry could not be told and was set aside', { ...keyOf(item), error: events });
      metrics.addMetric('PoisonEntries', MetricUnit.Count, 1);
      return;
    }
    if (events.length === 0) return;
    await publisher.publish(events);
    metrics.addMetric('EventsPublished', MetricUnit.Count, events.length);
  };
}

function readEvents(item: Item): readonly OutgoingEvent[] | Error {
  try {
    return eventsOfItem(item);
  } catch (error) {
    return error as Error;
  }
}

function keyOf(item: Item): { pk: string; sk: string } {
  return { pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' };
}
