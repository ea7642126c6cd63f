import type { DatabaseSync } from 'node:sqlite';

/** Every customer with an order enrolls just before the first one; a customer of returns alone has nothing to earn. */
export function planEnrollments(database: DatabaseSync): void {
  database.exec(`
    INSERT INTO draft
      SELECT lane, 'enroll', customer, '', json_object('customerId', customer), min(at), min(at), 0, min(row)
      FROM planned WHERE customer IS NOT NULL GROUP BY customer
  `);
}
