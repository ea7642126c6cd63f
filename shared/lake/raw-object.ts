/** Where raw objects lie; the version is that of the lines in them. */
export const RAW_PREFIX = 'raw/v1/';

const ARRIVED = /^raw\/v1\/arrived=(\d{4}-\d{2}-\d{2})\/([^/]+\.ndjson\.gz)$/;

/** Events as they arrived, some thousands in one object. */
export interface RawObject {
  readonly key: string;
  /** The day of arrival, in UTC. */
  readonly arrived: string;
  /** Within its day. */
  readonly name: string;
  readonly bytes: number;
}

/** Null where the key is none of a raw object. */
export function rawObjectOf(key: string, bytes: number): RawObject | null {
  const [, arrived, name] = ARRIVED.exec(key) ?? [];
  return arrived === undefined || name === undefined ? null : { key, arrived, name, bytes };
}

/** Behind all that arrived on the day, and before all that arrived later: `0` is the character after `/`. */
export const afterArrival = (day: string): string => `${RAW_PREFIX}arrived=${day}0`;
/** Before all that arrived on the day. */
export const beforeArrival = (day: string): string => `${RAW_PREFIX}arrived=${day}`;
