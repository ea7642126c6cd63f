import type { View } from '../metric.ts';

/**
 * What the ledger's `settle` would do. Who owes points has no active ones, so debts take what arrives, in the order of its arrival
 * and, of what arrives together, what ends soonest; the rest of it, and what was active, ends at its end.
 */
export const LOTS_DUE: View = {
  name: 'lots_due',
  row: 'Points that time has moved by `as_of` though no entry says so yet: opened, absorbed by a debt, expired.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, account, lot, points, opens_at, absorbed,
      CASE WHEN ends_at <= as_of_at THEN points - absorbed ELSE 0 END AS expired,
      CASE WHEN ends_at > as_of_at THEN NULL WHEN opens_at > ends_at THEN opens_at ELSE ends_at END AS expires_at
    FROM (
      SELECT member_id, account, lot, points, opens_at, ends_at, 0 AS absorbed
      FROM lots_left
      WHERE member_id NOT IN (SELECT member_id FROM debts)
      UNION ALL
      SELECT member_id, account, lot, points, opens_at, ends_at,
        CASE WHEN debt <= before THEN 0 WHEN debt - before < points THEN debt - before ELSE points END AS absorbed
      FROM (
        SELECT lots_left.*, debts.points AS debt,
          CAST(sum(lots_left.points) OVER (
            PARTITION BY lots_left.member_id
            ORDER BY opens_at, ends_at NULLS LAST, lot LIKE '~%', lot, account
            ROWS UNBOUNDED PRECEDING
          ) AS BIGINT) - lots_left.points AS before
        FROM lots_left JOIN debts ON debts.member_id = lots_left.member_id
        CROSS JOIN run
        WHERE opens_at <= as_of_at
      ) AS arrivals
    ) AS lots
    CROSS JOIN run
    WHERE opens_at <= as_of_at OR (account = 'active' AND ends_at <= as_of_at)`,
};

interface Move {
  readonly account: string;
  readonly points: string;
  readonly at: 'opens_at' | 'expires_at';
}

const MOVES: readonly Move[] = [
  { account: 'account', points: '-points', at: 'opens_at' },
  { account: "'active'", points: 'points', at: 'opens_at' },
  { account: "'active'", points: '-absorbed', at: 'opens_at' },
  { account: "'deficit'", points: 'absorbed', at: 'opens_at' },
  { account: "'active'", points: '-expired', at: 'expires_at' },
  { account: "'expired'", points: 'expired', at: 'expires_at' },
];

const selectOf = ({ account, points, at }: Move): string => /* sql */ `
    SELECT member_id, ${account} AS account, ${points} AS points, ${account === "'deficit'" ? 'CAST(NULL AS VARCHAR)' : 'lot'} AS lot,
      ${at} - INTERVAL '1' SECOND AS moved_at
    FROM lots_due
    WHERE ${at} IS NOT NULL AND ${points} <> 0`;

export const DUE_POINTS: View = {
  name: 'due_points',
  row: 'A posting that the next entry of the member will tell, of what time has done by `as_of`.',
  sql: MOVES.map(selectOf).join(' UNION ALL '),
};
