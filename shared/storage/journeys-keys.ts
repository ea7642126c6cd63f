import type { EpochSeconds } from '../domain/calendar.ts';
import type { Key } from './keys.ts';

/**
 * The journeys table. Nothing in it is the truth about points; all of it is made of ids and moments, and can be erased.
 *
 * | pk                   | sk                                  | item                                                     |
 * | -------------------- | ----------------------------------- | -------------------------------------------------------- |
 * | `JOURNEY#<memberId>` | `JOURNEY`                           | the journey, and what its last change tells              |
 * | `JOURNEY#<memberId>` | `ASSIGNMENT#<triggerId>`            | where chance put the member for a trigger                |
 * | `DUE#<hour>#<shard>` | `<epoch>#<memberId>#<revision>`     | when the engine looks at the member next: one place each |
 * | `DUE#<hour>#<shard>` | `<epoch>#<memberId>#poke`           | it was asked to look, as the profile changed             |
 * | `SWEEP`              | `SWEEP`                             | the version that all members were last looked at with    |
 * | `SHARDS`             | `<shard>`                           | from which hour on the shard may hold anything           |
 *
 * An hour is so many hours since 1970. Seconds have eleven digits, so that keys are in the order of time.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

const JOURNEY = 'JOURNEY#';
const POKE = 'poke';
const EPOCH_DIGITS = 11;
const SECONDS_PER_HOUR = 3_600;

/** A key takes a thousand write units a second, and a place costs three of them. Never changed: places would be lost. */
export const SHARDS = 16;

export const journeyPartition = (memberId: string): string => `${JOURNEY}${memberId}`;
export const journeyKey = (memberId: string): Key => key(journeyPartition(memberId), 'JOURNEY');
export const assignmentKey = (memberId: string, triggerId: string): Key =>
  key(journeyPartition(memberId), `ASSIGNMENT#${triggerId}`);

/** Whose journey lives under the partition key; null where it is none. */
export const journeyOf = (partition: string): string | null =>
  partition.startsWith(JOURNEY) ? partition.slice(JOURNEY.length) : null;

/**
 * Where a member waits in the index, as the sort key says it. The revision of the journey that took the place is part of it, so
 * that no place is ever taken twice: who takes an old one away never takes away a new one.
 */
export type Place = string;

export const placeOf = (memberId: string, at: EpochSeconds, revision: number): Place =>
  `${epoch(at)}#${memberId}#${revision}`;

/** Not the place of a journey, but a wish that it be looked at. */
export const pokeOf = (memberId: string, at: EpochSeconds): Place => `${epoch(at)}#${memberId}#${POKE}`;

export const isPoke = (place: Place): boolean => place.endsWith(`#${POKE}`);

/** When it is due, and whose it is. */
export function readPlace(place: Place): { readonly at: EpochSeconds; readonly memberId: string } {
  return {
    at: Number(place.slice(0, EPOCH_DIGITS)),
    memberId: place.slice(EPOCH_DIGITS + 1, place.lastIndexOf('#')),
  };
}

export function placeKey(place: Place): Key {
  const { at, memberId } = readPlace(place);
  return key(duePartition(hourOf(at), shardOf(memberId)), place);
}

export const pokeKey = (memberId: string, at: EpochSeconds): Key =>
  key(duePartition(hourOf(at), shardOf(memberId)), pokeOf(memberId, at));

export const duePartition = (hour: number, shard: number): string => `DUE#${hour}#${shardName(shard)}`;

/** Before it come all places that are due at `at`. */
export const dueBefore = (at: EpochSeconds): string => epoch(at + 1);

export const SHARD_PARTITION = 'SHARDS';
export const shardKey = (shard: number): Key => key(SHARD_PARTITION, shardName(shard));

export const SWEEP_KEY: Key = key('SWEEP', 'SWEEP');

export const hourOf = (at: EpochSeconds): number => Math.floor(at / SECONDS_PER_HOUR);
export const endOfHour = (hour: number): EpochSeconds => (hour + 1) * SECONDS_PER_HOUR;

const epoch = (at: EpochSeconds): string => at.toString().padStart(EPOCH_DIGITS, '0');
const shardName = (shard: number): string => shard.toString().padStart(2, '0');

/** FNV-1a: ids of members are random, and any hash spreads them. */
export function shardOf(memberId: string): number {
  let hash = 0x811c9dc5;
  for (const character of memberId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % SHARDS;
}
