import * as z from 'zod/mini';
import { envelope, observed } from '../contracts/event-envelope.ts';
import { EVENTS, type EventDetail, type EventType } from '../contracts/events.ts';
import type { ToldPosting } from '../contracts/told-posting.ts';
import { KEPT_DATA } from './kept-data.ts';
import type { KeyOf } from './shop-key.ts';

/** One event as the lake keeps it: a line of a raw object. */
export interface RawLine {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly memberId: string;
  /** Null: it is no entry. */
  readonly sequence: number | null;
  /** Null: no version of the program decided it. */
  readonly programVersion: number | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly balance?: object;
  readonly tierChange?: object | null;
  readonly postings?: readonly object[];
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ReadEvent {
  readonly line: RawLine;
  /** False of a type that this program does not know: its envelope is kept, and nothing of what it says. */
  readonly isKnown: boolean;
}

const BusEvent = z.object({ 'detail-type': z.string(), detail: z.unknown() });

const AnyEntry = z.object(envelope);
const AnyObservation = z.object(observed);
type Envelope = z.infer<typeof AnyEntry> | z.infer<typeof AnyObservation>;

/** Ids of entries are made of member and number. Others may say what happened, such as the order that reached a goal. */
const ENTRY_ID = /^evt_mbr_[0-9a-z]{20}_[0-9]+(_[0-9]+)?$/;

/**
 * What the lake keeps of an event as the bus brought it. Pure: the same event gives the same line.
 *
 * @throws ZodError when it is no event of ours, or breaks the schema of its type
 */
export function rawLine(message: unknown, key: KeyOf): ReadEvent {
  const { 'detail-type': type, detail } = BusEvent.parse(message);
  if (!isKnownType(type)) {
    const line = { ...common(type, envelopeOf(detail), key), data: {} };
    return { isKnown: false, line };
  }
  const event = EVENTS[type].parse(detail) as EventDetail;
  return { isKnown: true, line: { ...common(type, event, key), data: kept(type, event, key) } };
}

/** Of a type that is not known: what is no entry has no number. */
function envelopeOf(detail: unknown): Envelope {
  const isEntry = typeof detail === 'object' && detail !== null && 'sequence' in detail;
  return (isEntry ? AnyEntry : AnyObservation).parse(detail);
}

const isKnownType = (type: string): type is EventType => Object.hasOwn(EVENTS, type);

function common(type: string, detail: Envelope, key: KeyOf): Omit<RawLine, 'data'> {
  const { id, version, memberId, occurredAt, recordedAt } = detail;
  const told = { id: ENTRY_ID.test(id) ? id : `evt_${key('event', id)}`, type, version, memberId };
  if (!('sequence' in detail)) {
    return { ...told, sequence: null, programVersion: versionIn(detail), occurredAt, recordedAt };
  }
  const { sequence, programVersion, balance, tierChange, postings } = detail;
  const entry = { sequence, programVersion, occurredAt, recordedAt, balance, tierChange };
  return { ...told, ...entry, postings: postings.map((posting) => keyedPosting(posting, key)) };
}

function keyedPosting({ redemptionId, ...posting }: ToldPosting, key: KeyOf): object {
  return { ...posting, hold: redemptionId === null ? null : key('redemption', redemptionId) };
}

/** What is no entry says in its own words which version decided it, if one did. */
function versionIn(detail: object): number | null {
  const { data } = detail as { readonly data?: { readonly programVersion?: number } };
  return data?.programVersion ?? null;
}

function kept<T extends EventType>(type: T, { data }: EventDetail, key: KeyOf): RawLine['data'] {
  return KEPT_DATA[type](data as EventDetail<T>['data'], key);
}
