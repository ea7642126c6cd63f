import { type StartedTable, startTable } from './started-table.ts';

export const TABLE = 'Rewards';

export type RewardsTable = StartedTable;

/** @param conflictRate of transactions that lose to another one */
export const startRewardsTable = (conflictRate: number): Promise<RewardsTable> =>
  startTable(TABLE, conflictRate);
