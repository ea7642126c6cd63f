import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the SQLite file in which the stack keeps what the cloud services would keep: messages, stream
 * checkpoints and object metadata. One file and one connection, so that an event and its deliveries are one
 * transaction. The write-ahead log survives a killed process; only a crash of the whole machine may lose the
 * last moment (the engine with the ledger syncs each commit itself).
 */
export function openStackDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      queue TEXT NOT NULL,
      message_id TEXT NOT NULL,
      body TEXT NOT NULL,
      attributes TEXT NOT NULL,
      source_arn TEXT,
      sent_at_ms INTEGER NOT NULL,
      visible_at_ms INTEGER NOT NULL,
      first_received_at_ms INTEGER,
      receive_count INTEGER NOT NULL DEFAULT 0,
      receipt TEXT UNIQUE
    );
    CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at_ms);
    CREATE TABLE IF NOT EXISTS checkpoints (
      mapping TEXT NOT NULL,
      shard TEXT NOT NULL,
      table_name TEXT NOT NULL,
      sequence_number TEXT NOT NULL,
      PRIMARY KEY (mapping, shard)
    );
    CREATE TABLE IF NOT EXISTS objects (
      bucket TEXT NOT NULL,
      key TEXT NOT NULL,
      file TEXT NOT NULL,
      etag TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      crc32 TEXT NOT NULL,
      headers TEXT NOT NULL,
      modified_at_ms REAL NOT NULL,
      PRIMARY KEY (bucket, key)
    );
  `);
  return database;
}

/** Runs several statements as one: all of them last, or none. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
