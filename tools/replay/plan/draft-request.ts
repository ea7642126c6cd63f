import type { DatabaseSync } from 'node:sqlite';

export type RequestKind = 'enroll' | 'order' | 'refund';

/** A request before its place in the order of sending is known. Its date is kept apart, because it may be shifted. */
export interface DraftRequest {
  /** Requests of one lane are sent one after another: those of one customer, or of one guest's order. */
  readonly lane: string;
  readonly kind: RequestKind;
  /** The customer, or the order. */
  readonly target: string;
  /** Of the refund; empty otherwise. */
  readonly id: string;
  readonly body: object;
  readonly at: number;
  /** When its turn is: its own date, but never before what it needs. */
  readonly sendAt: number;
  readonly row: number;
}

export type Drafter = (draft: DraftRequest) => void;

/** At the same moment a customer enrolls before buying, and buys before giving back. */
const RANKS: Readonly<Record<RequestKind, number>> = { enroll: 0, order: 1, refund: 2 };

export function drafter(database: DatabaseSync): Drafter {
  const insert = database.prepare('INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return ({ lane, kind, target, id, body, at, sendAt, row }) => {
    insert.run(lane, kind, target, id, JSON.stringify(body), at, sendAt, RANKS[kind], row);
  };
}

/** Puts the drafts in the order of their moments, across the whole file, however the file was sorted. */
export function queueDrafts(database: DatabaseSync): void {
  database.exec(`
    INSERT INTO request (lane, kind, target, id, body, at)
      SELECT lane, kind, target, id, body, at FROM draft ORDER BY sendAt, rank, row, target, id;
    CREATE INDEX request_by_target ON request (kind, target, id);
    DROP TABLE draft;
  `);
}
