import type { DeadLetter, DeadLetterQueueName, LetterKind } from '../../shared/contracts/dead-letters.ts';
import { EVENT_SOURCE } from '../../shared/contracts/events.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { AbandonedBatch, PoisonEntry } from '../../shared/events/dead-letter.ts';
import type { Letter } from '../../shared/events/letter-queue.ts';

/** What may be told of a letter: what kind it is, and the ids and types in it. */
export interface LetterContent {
  readonly kind: LetterKind;
  readonly about: Readonly<Record<string, string>>;
  readonly cause: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** What each queue takes again as it is. The lake takes whatever it may have learned to read meanwhile. */
const TAKEN: Readonly<Record<DeadLetterQueueName, readonly LetterKind[] | 'all'>> = {
  relay: ['poison_entry', 'abandoned_batch'],
  courier: ['event', 'call'],
  reconciliation: ['event'],
  journeys: ['event', 'work'],
  delivery: ['decision', 'mail_report'],
  lake: 'all',
};

export function canBeRedriven(queue: DeadLetterQueueName, kind: LetterKind): boolean {
  const taken = TAKEN[queue];
  return taken === 'all' || taken.includes(kind);
}

export function letterView(queue: DeadLetterQueueName, letter: Letter): DeadLetter {
  const { kind, about, cause } = contentOf(letter);
  return {
    messageId: letter.messageId,
    kind,
    about,
    cause,
    at: isoTime(Math.floor(letter.sentAtMs / 1_000)),
    canBeRedriven: canBeRedriven(queue, kind),
  };
}

/** Only what is named here is told, because a body that others made may hold personal data. */
export function contentOf({ body, attributes }: Letter): LetterContent {
  // Ours beside the body; or EventBridge's own, where it could not hand an event over.
  const cause = attributes['cause'] ?? attributes['ERROR_MESSAGE'] ?? attributes['ERROR_CODE'] ?? null;
  const json = jsonOf(body);
  const poison = PoisonEntry.safeParse(json);
  if (poison.success) {
    const { pk, sk, cause: own } = poison.data;
    return { kind: 'poison_entry', about: { entry: `${pk} ${sk}` }, cause: own };
  }
  const batch = AbandonedBatch.safeParse(json);
  if (batch.success) return { ...abandoned(batch.data), cause };
  return { ...otherContent(json), cause };
}

function abandoned({ DDBStreamBatchInfo: batch }: AbandonedBatch): Omit<LetterContent, 'cause'> {
  return {
    kind: 'abandoned_batch',
    about: {
      table: /:table\/([^/]+)/.exec(batch.streamArn)?.[1] ?? batch.streamArn,
      entries: `${batch.batchSize}`,
      from: batch.approximateArrivalOfFirstRecord,
      to: batch.approximateArrivalOfLastRecord,
    },
  };
}

function otherContent(json: Json): Omit<LetterContent, 'cause'> {
  const platform = platformEvent(json);
  if (platform !== null) return platform;
  const detail = objectOf(json['detail']);
  if (json['source'] === EVENT_SOURCE && typeof json['detail-type'] === 'string') {
    const { id, memberId, sequence } = detail;
    return {
      kind: 'event',
      about: told({ eventType: json['detail-type'], eventId: id, memberId, sequence }),
    };
  }
  const { endpointId, memberId, askId, index, happened, kind, places, segment } = json;
  if (endpointId !== undefined) return { kind: 'call', about: told({ endpointId }) };
  if (askId !== undefined) return { kind: 'decision', about: told({ memberId, askId, index }) };
  if (happened === 'bounced' || happened === 'complained')
    return { kind: 'mail_report', about: { happened } };
  if (kind === 'due' || kind === 'go_on' || kind === 'all') {
    const members = Array.isArray(places) ? places.length : undefined;
    return { kind: 'work', about: told({ work: kind, members, segment }) };
  }
  return { kind: 'unknown', about: {} };
}

/** As EventBridge gives it up, or as Lambda does, which puts the event below what it tells of its tries. */
function platformEvent(json: Json): Omit<LetterContent, 'cause'> | null {
  const event = json['requestPayload'] === undefined ? json : objectOf(json['requestPayload']);
  if (event['detail-type'] !== 'shopifyWebhook') return null;
  const { metadata } = objectOf(event['detail']);
  const { 'X-Shopify-Topic': topic, 'X-Shopify-Webhook-Id': webhookId } = objectOf(metadata);
  return { kind: 'platform_event', about: told({ topic, webhookId }) };
}

const MAX_LENGTH = 200;

/** Texts and numbers of what there is. */
function told(about: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, `${value}`.slice(0, MAX_LENGTH)]] : [],
    ),
  );
}

function jsonOf(body: string): Json {
  try {
    return objectOf(JSON.parse(body));
  } catch {
    return {};
  }
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
