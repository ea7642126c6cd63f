import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { RawLine } from './raw-line.ts';

/** A line, the message that brought it, and when that arrived. */
export interface ArrivedLine {
  readonly messageId: string;
  readonly arrivedAt: EpochSeconds;
  readonly line: RawLine;
}

/** One object of the lake, as it is to be written. */
export interface RawBatch {
  readonly key: string;
  /** Gzipped NDJSON, in the order of the ids. */
  readonly bytes: Uint8Array;
  readonly events: number;
  readonly messageIds: readonly string[];
}

/** So long after it was sent a message still counts as of the hour in which it was sent. */
const ARRIVES_WITHIN_SECONDS = 6 * 3_600;

/**
 * When a message arrived: when it was sent, so that a batch that is taken again is the same one; but a message that waited for
 * long, because nothing could be written, arrives now. So a day is complete six hours after its end, and who reads it then misses
 * nothing.
 */
export const arrivalOf = (sentAt: EpochSeconds, now: EpochSeconds): EpochSeconds =>
  now - sentAt <= ARRIVES_WITHIN_SECONDS ? Math.min(sentAt, now) : now;

/**
 * A batch as objects, one for each hour in which something of it arrived. Named by what is in them: the same events give the same
 * object, byte for byte, whatever order they came in and however often one of them came.
 */
export function rawBatches(arrived: readonly ArrivedLine[]): readonly RawBatch[] {
  const hours = Map.groupBy(arrived, ({ arrivedAt }) =>
    new Date(arrivedAt * 1000).toISOString().slice(0, 13),
  );
  return [...hours]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([hour, all]) => batchOf(hour, all));
}

/** @param hour such as `2026-11-23T12`, in UTC */
function batchOf(hour: string, arrived: readonly ArrivedLine[]): RawBatch {
  const lines = new Map<string, string>();
  for (const { line } of arrived) {
    const text = JSON.stringify(line);
    const before = lines.get(line.id);
    // An event that is told twice may differ in when it was written down: which one stays must not depend on the order.
    if (before === undefined || text < before) lines.set(line.id, text);
  }
  const ids = [...lines.keys()].toSorted();
  const hash = createHash('sha256').update(ids.join('\n')).digest('hex');
  const [day, clock] = hour.split('T');
  return {
    key: `raw/v1/arrived=${day}/${clock}-${hash}.ndjson.gz`,
    // Node writes no time into the header, so that the same lines give the same bytes.
    bytes: gzipSync(ids.map((id) => `${lines.get(id)}\n`).join('')),
    events: ids.length,
    messageIds: arrived.map(({ messageId }) => messageId),
  };
}
