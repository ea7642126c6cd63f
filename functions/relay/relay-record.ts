import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DynamoDBRecord } from 'aws-lambda';
import type { DeadLetterQueue } from '../../shared/events/dead-letter.ts';
import { eventOfVisit } from '../../shared/events/event-of-visit.ts';
import type { EventPublisher } from '../../shared/events/event-publisher.ts';
import { eventsOfItem } from '../../shared/events/events-of-item.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { Item } from '../../shared/storage/keys.ts';
import { visitOf } from '../../shared/storage/referrals-keys.ts';
import type { VisitStore } from '../../shared/storage/visit-store.ts';

export interface RelayDeps {
  readonly publisher: EventPublisher;
  readonly visits: Pick<VisitStore, 'read'>;
  readonly deadLetters: DeadLetterQueue;
  readonly logger: Pick<Logger, 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric'>;
}

/**
 * One record of a stream onto the bus: an entry of the ledger, or a visit. What cannot be told is set aside with its
 * cause and does not hold the others up; a bus or a table that fails makes the record fail, and the stream brings it again.
 */
export function relayRecord({ publisher, visits, deadLetters, logger, metrics }: RelayDeps) {
  return async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
    const [item, keys] = [dynamodb?.NewImage, dynamodb?.Keys].map((part) => part as Item | undefined);
    const events = await readEvents(item, keys).catch(unlessFault);
    if (events instanceof Error) {
      const place = keyOf(keys ?? item ?? {});
      await deadLetters.setAside({ kind: 'poison_entry', ...place, cause: events.message });
      logger.error('an entry could not be told and was set aside', { ...place, error: events });
      metrics.addMetric('PoisonEntries', MetricUnit.Count, 1);
      return;
    }
    if (events.length === 0) return;
    await publisher.publish(events);
    metrics.addMetric('EventsPublished', MetricUnit.Count, events.length);
  };

  /** Of a visit the stream has the key alone. One that is forgotten already is not told: it counts, and nothing else. */
  async function readEvents(
    item: Item | undefined,
    keys: Item | undefined,
  ): Promise<readonly OutgoingEvent[]> {
    if (item !== undefined) return eventsOfItem(item);
    const visitId = visitOf(keys?.['pk']?.S ?? '');
    const visit = visitId === null ? null : await visits.read(visitId);
    return visit === null ? [] : [eventOfVisit(visit)];
  }
}

/** @throws Fault what will pass */
function unlessFault(error: unknown): Error {
  if (error instanceof Fault) throw error;
  return error as Error;
}

function keyOf(item: Item): { pk: string; sk: string } {
  return { pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' };
}
