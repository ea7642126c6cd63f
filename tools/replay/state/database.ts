import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReplayError } from '../replay-error.ts';

/** Raised with every change of the tables: a state of another version is thrown away and made anew. */
export const STATE_VERSION = 1;

/**
 * The replay's memory, on disk so that a file of any size takes the same memory: the rows as they were understood, the
 * requests in the order in which they are sent, and what came of each.
 *
 * `line`: understood rows. `issue`: a few examples of each reason; `tally`: how many there are. `sold`: units by order
 * line, and how many have not come back. `planned`: orders as sent, with what was given back as money. `draft`:
 * requests before they are put in order; `request`: after. `account`: every account an answer named.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS line (
    row INTEGER PRIMARY KEY, orderId TEXT NOT NULL, kind TEXT NOT NULL, isReturn INTEGER NOT NULL, namedOrder TEXT,
    customer TEXT, sku TEXT NOT NULL, units INTEGER NOT NULL, price TEXT NOT NULL, unitPrice INTEGER NOT NULL,
    net INTEGER NOT NULL, coupon TEXT, category TEXT, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS issue (
    reason TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, detail TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tally (
    name TEXT PRIMARY KEY, count INTEGER NOT NULL, units INTEGER NOT NULL, amount INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sold (
    id INTEGER PRIMARY KEY, orderId TEXT NOT NULL, part TEXT NOT NULL, lineNumber INTEGER NOT NULL, customer TEXT,
    sku TEXT NOT NULL, price TEXT NOT NULL, units INTEGER NOT NULL, left INTEGER NOT NULL, net INTEGER NOT NULL,
    at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS planned (
    part TEXT PRIMARY KEY, customer TEXT, lane TEXT NOT NULL, at INTEGER NOT NULL, row INTEGER NOT NULL,
    refunds INTEGER NOT NULL DEFAULT 0, refunded INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS planned_by_customer ON planned (customer, at);
  CREATE TABLE IF NOT EXISTS draft (
    lane TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    at INTEGER NOT NULL, sendAt INTEGER NOT NULL, rank INTEGER NOT NULL, row INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS request (
    seq INTEGER PRIMARY KEY, lane TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL,
    body TEXT NOT NULL, at INTEGER NOT NULL,
    outcome TEXT, replayed INTEGER NOT NULL DEFAULT 0, points INTEGER NOT NULL DEFAULT 0,
    forgiven INTEGER NOT NULL DEFAULT 0, code TEXT, detail TEXT);
  CREATE TABLE IF NOT EXISTS account (memberId TEXT PRIMARY KEY, isGuest INTEGER NOT NULL) WITHOUT ROWID;
`;

const TABLES = ['meta', 'line', 'issue', 'tally', 'sold', 'planned', 'draft', 'request', 'account'];

/**
 * Opens the state in a folder and keeps it locked, so that two replays of one file cannot run at once.
 *
 * @throws ReplayError when another replay holds it, or it cannot be opened.
 */
export function openState(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'replay.sqlite');
  try {
    const database = new DatabaseSync(file);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    if (versionOf(database) !== STATE_VERSION) clearState(database);
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    throw stateFault(error, file);
  }
}

/** Forgets everything: the next thing to do is to read the file from its first line. */
export function clearState(database: DatabaseSync): void {
  for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
  database.exec(`PRAGMA user_version = ${STATE_VERSION}`);
  database.exec(SCHEMA);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function stateFault(error: unknown, file: string): unknown {
  const problem = error instanceof Error ? error.message : String(error);
  if (problem.includes('locked')) {
    return new ReplayError(
      `${file} is in use: another replay of this file is running`,
      'wait for it, or stop it with Ctrl-C',
      { cause: error },
    );
  }
  return new ReplayError(
    `the replay's state ${file} cannot be opened: ${problem}`,
    'delete that folder (sending again changes nothing), or name another with --state',
    { cause: error },
  );
}
