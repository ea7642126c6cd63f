import type { EpochSeconds } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import type { Signal } from '../journeys/signal.ts';
import type { ValueTest } from '../program/condition.ts';
import { passesValue } from '../program/conditions/value-test.ts';
import type { Stage } from '../program/journey-rules.ts';
import { ownValue } from '../program/own-value.ts';
import type { TriggerEvent } from '../program/trigger.ts';

/** A moment of a schedule or a silence, of one trigger. */
export interface Moment {
  readonly triggerId: string;
  readonly causeId: string;
  /** The anchor it counts from; later ones are later anchors. */
  readonly anchor: EpochSeconds;
  readonly at: EpochSeconds;
  /** What is said ahead of the anchor is not said after it. */
  readonly endsAt: EpochSeconds | null;
}

/** What triggers listen to, and what reaches goals. */
export type Occurrence =
  | { readonly kind: 'signal'; readonly signal: Signal }
  | {
      readonly kind: 'stage';
      readonly from: Stage;
      readonly to: Stage;
      readonly because: string;
      readonly at: EpochSeconds;
    }
  | ({ readonly kind: 'moment' } & Moment);

type Event = Exclude<Occurrence, { kind: 'moment' }>;

/** When it happened, whenever it was told. */
export const happenedAt = (occurrence: Occurrence): EpochSeconds =>
  occurrence.kind === 'signal' ? occurrence.signal.occurredAt : occurrence.at;

/** Unique among what happens to one member: signals by their number, stages by their moment, moments by their anchor. */
export function causeIdOf(occurrence: Occurrence): string {
  switch (occurrence.kind) {
    case 'signal':
      return `${occurrence.signal.sequence}.${occurrence.signal.index}`;
    case 'stage':
      return `${occurrence.to}:${occurrence.at}`;
    case 'moment':
      return occurrence.causeId;
  }
}

/** The name of what it is about: by it messages speak of it, and what can be taken back later is found. */
export function subjectOf(occurrence: Occurrence): string | null {
  if (occurrence.kind !== 'signal') return null;
  const { signal } = occurrence;
  switch (signal.type) {
    case 'order.recorded':
    case 'order.delivered':
      return `order:${signal.orderId}`;
    case 'order.refunded':
      return `refund:${signal.orderId}`;
    case 'redemption.captured':
      return `redemption:${signal.redemptionId}`;
    case 'activity.recorded':
    case 'survey.answered':
      return `activity:${signal.activityId}`;
    case 'referral.rewarded':
      return `friend:${signal.friendId}`;
    case 'challenge.achieved':
      return `challenge:${signal.challengeId}:${signal.round}`;
    default:
      return null;
  }
}

/** The score of an answer; null where it is none. */
export const scoreOf = (occurrence: Occurrence): number | null =>
  occurrence.kind === 'signal' && occurrence.signal.type === 'survey.answered'
    ? occurrence.signal.score
    : null;

/** The subject that an occurrence takes back: an order that went back wholly or to another account, an activity, a friend, a challenge. */
export function undoneBy(occurrence: Occurrence): string | null {
  if (occurrence.kind !== 'signal') return null;
  const { signal } = occurrence;
  switch (signal.type) {
    case 'order.refunded':
      return signal.isWhole ? `order:${signal.orderId}` : null;
    case 'order.transferred':
      return `order:${signal.orderId}`;
    case 'activity.reversed':
      return `activity:${signal.activityId}`;
    case 'referral.reversed':
      return `friend:${signal.friendId}`;
    case 'challenge.reversed':
      return `challenge:${signal.challengeId}:${signal.round}`;
    default:
      return null;
  }
}

/**
 * Whether this is such an event, and its fields pass all tests. Fields are those of the signal, `from`, `to` and `because` of a
 * stage, and for an order `orderNumber`, its place among the member's valid orders when it was told.
 *
 * @param journey that has taken the signal
 */
export function isEvent(
  occurrence: Occurrence,
  event: TriggerEvent,
  where: Readonly<Record<string, ValueTest>> | undefined,
  journey: Journey,
): boolean {
  if (occurrence.kind === 'moment' || typeOf(occurrence) !== event) return false;
  if (where === undefined) return true;
  const fields = fieldsOf(occurrence, journey);
  return Object.entries(where).every(([path, test]) => passesValue(test, valueAt(fields, path)));
}

const typeOf = (event: Event): string => (event.kind === 'signal' ? event.signal.type : 'stage.changed');

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(event: Event, { orders }: Journey): Fields {
  if (event.kind === 'stage') return { ...event };
  return event.signal.type === 'order.recorded'
    ? { ...event.signal, orderNumber: orders }
    : { ...event.signal };
}

/** One dot goes deeper; further dots belong to the name of an attribute. */
function valueAt(fields: Fields, path: string): string | number | boolean | undefined {
  const dot = path.indexOf('.');
  if (dot < 0) return asValue(ownValue(fields, path));
  const inner = ownValue(fields, path.slice(0, dot));
  return typeof inner === 'object' && inner !== null
    ? asValue(ownValue(inner as Fields, path.slice(dot + 1)))
    : undefined;
}

const asValue = (value: unknown): string | number | boolean | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
