import type { DatabaseSync } from 'node:sqlite';
import { type Entry, isCause } from '../../../shared/domain/ledger/entry.ts';

/**
 * What a scan of the ledger found, by the keys that entries have there: reading a page twice changes nothing. The
 * segments' cursors are kept with it, so that a scan that was cut off goes on where it was.
 */
export const SCAN_TABLES = `
  CREATE TABLE IF NOT EXISTS recorded (
    orderId TEXT PRIMARY KEY, member TEXT NOT NULL, withheld TEXT, currency TEXT NOT NULL, at INTEGER NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS refunded (
    orderId TEXT NOT NULL, refundId TEXT NOT NULL, at INTEGER NOT NULL, scope TEXT NOT NULL,
    PRIMARY KEY (orderId, refundId)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS claimed (
    orderId TEXT PRIMARY KEY, member TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS membership (
    member TEXT NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (member, sequence)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS segment (number INTEGER PRIMARY KEY, cursor TEXT) WITHOUT ROWID;
`;

/** Entries that a simulation asks for; the rest are people's decisions, or follow from these. */
export const SIMULATED_KINDS: readonly Entry['cause']['kind'][] = [
  'accrual',
  'refund',
  'claim',
  'enrollment',
  'closure',
  'erasure',
];

/** Writes entries down as they are scanned. */
export function entryKeeper(database: DatabaseSync): (entry: Entry) => void {
  const keepOrder = database.prepare('INSERT OR REPLACE INTO recorded VALUES (?, ?, ?, ?, ?, ?)');
  const keepRefund = database.prepare('INSERT OR REPLACE INTO refunded VALUES (?, ?, ?, ?)');
  const keepClaim = database.prepare('INSERT OR REPLACE INTO claimed VALUES (?, ?, ?)');
  const keepMembership = database.prepare('INSERT OR REPLACE INTO membership VALUES (?, ?, ?, ?)');
  return (entry) => {
    const { memberId, sequence, occurredAt, recordedAt, cause } = entry;
    if (isCause(entry, 'accrual')) {
      const { order, withheld = null } = entry.cause;
      keepOrder.run(order.orderId, memberId, withheld, order.currency, order.placedAt, JSON.stringify(order));
    } else if (isCause(entry, 'refund')) {
      const { orderId, refundId, scope, refusal } = entry.cause;
      // One that could not be done when its order came did nothing, and would again.
      if (refusal === undefined) keepRefund.run(orderId, refundId, occurredAt, JSON.stringify(scope));
    } else if (isCause(entry, 'claim')) {
      keepClaim.run(entry.cause.orderId, memberId, recordedAt);
    } else if (cause.kind === 'enrollment' || cause.kind === 'closure' || cause.kind === 'erasure') {
      keepMembership.run(memberId, sequence, cause.kind, recordedAt);
    }
  };
}

/**
 * Brings the entries together by member, in the order of time; of one moment, first the order, then its claim, then what
 * came back. An order belongs to whoever claimed it. Orders of guests that nobody claimed are nobody's history.
 */
export const GATHER_BY_MEMBER = `
  INSERT INTO happening
    WITH owned AS (
      SELECT recorded.*, coalesce(claimed.member, recorded.member) AS owner, claimed.at AS claimedAt,
             withheld = 'GUEST' AS isGuest
      FROM recorded LEFT JOIN claimed USING (orderId)
      WHERE withheld IS NULL OR withheld <> 'GUEST' OR claimed.member IS NOT NULL),
    found AS (
      SELECT owner AS member, at, 0 AS rank, iif(isGuest, 'guest_order', 'order') AS kind, orderId, '' AS refundId, body
        FROM owned
      UNION ALL
      SELECT owner, max(owned.claimedAt, owned.at), 1, 'claim', orderId, '', '' FROM owned WHERE isGuest
      UNION ALL
      SELECT owner, max(refunded.at, owned.at), 2, 'refund', orderId, refundId, scope
        FROM refunded JOIN owned USING (orderId)
      UNION ALL
      SELECT member, at, 3, 'close', '', '', '' FROM membership WHERE kind <> 'enrollment'
      UNION ALL
      SELECT member, at, 4, 'enroll', '', '', '' FROM membership AS again WHERE kind = 'enrollment' AND EXISTS (
        SELECT 1 FROM membership AS before
        WHERE before.member = again.member AND before.sequence < again.sequence AND before.kind <> 'enrollment'))
    SELECT member, row_number() OVER (PARTITION BY member ORDER BY at, rank, orderId, refundId), at, kind, orderId,
           refundId, body
    FROM found WHERE member IN (SELECT owner FROM owned)
    ORDER BY 1, 2;
`;
