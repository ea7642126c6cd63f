import type { DatabaseSync } from 'node:sqlite';
import type { ConsumedPositions } from '../engine/stream-records.ts';

/** How far each event source mapping has read each shard; kept across restarts. */
export type Checkpoints = {
  read(mapping: string, shard: string): string | undefined;
  /** Everything up to and including this sequence number is done. */
  write(mapping: string, shard: string, tableName: string, sequenceNumber: string): void;
};

export function createCheckpoints(database: DatabaseSync): Checkpoints {
  const select = database.prepare(
    'SELECT sequence_number AS position FROM checkpoints WHERE mapping = :mapping AND shard = :shard',
  );
  const upsert = database.prepare(`
    INSERT INTO checkpoints (mapping, shard, table_name, sequence_number)
    VALUES (:mapping, :shard, :tableName, :sequenceNumber)
    ON CONFLICT DO UPDATE SET sequence_number = :sequenceNumber`);
  return {
    read: (mapping, shard) => select.get({ mapping, shard })?.['position'] as string | undefined,
    write: (mapping, shard, tableName, sequenceNumber) => {
      upsert.run({ mapping, shard, tableName, sequenceNumber });
    },
  };
}

/**
 * The position that all mappings of a table have passed. It may lag behind for a mapping that no longer
 * exists in the template; that keeps records too long, never too short.
 */
export function readConsumedPositions(database: DatabaseSync): ConsumedPositions {
  const consumed = new Map<string, bigint>();
  const rows = database
    .prepare('SELECT table_name AS tableName, sequence_number AS position FROM checkpoints')
    .all();
  for (const { tableName, position } of rows) {
    const table = String(tableName);
    const here = BigInt(String(position));
    const soFar = consumed.get(table);
    consumed.set(table, soFar === undefined || here < soFar ? here : soFar);
  }
  return consumed;
}
