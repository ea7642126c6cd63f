import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { proveAccount } from '../../shared/domain/ledger/prove.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Grant } from '../../shared/redeeming/grant-reward.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { type Key, memberEntryKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { aProgram, aReward, BEGIN, decided } from '../domain/builders.ts';
import { createTable } from '../storage/local-table.ts';
import { startRewardsTable, TABLE } from '../storage/rewards-table.ts';

export const LEDGER = 'Ledger';
export const NOW = BEGIN + 60;
/** Of five transactions one loses to another, which the engine by itself never lets happen. */
export const CONFLICTS = { TransactWriteItems: { conflict: 0.2 } };

export const VOUCHER = aReward({
  id: 'voucher',
  benefit: { kind: 'amount_off', amount: { USD: 500 } },
  stock: 2,
  coupon: { codes: { kind: 'generated', length: 10 }, validDays: 30 },
});
export const POOLED = aReward({
  id: 'pooled',
  benefit: { kind: 'gift_card', amount: { USD: 500 } },
  coupon: { codes: { kind: 'pool', pool: 'cards' } },
});
export const TASTING = aReward({
  id: 'tasting',
  benefit: { kind: 'by_hand', instructions: 'Book a seat.' },
});
export const SHIPPING = aReward({ id: 'shipping', benefit: { kind: 'free_shipping' } });
export const PROMISED = aProgram({ version: 1, rewards: [VOUCHER, POOLED, TASTING, SHIPPING] });

export type GrantingWorld = Awaited<ReturnType<typeof startGrantingWorld>>;

/** Ledger and rewards on an engine of their own, behind a proxy, with members and rewards of which each test makes its own. */
export async function startGrantingWorld() {
  const table = await startRewardsTable(0);
  await createTable(table.client, LEDGER);
  const ledger = ledgerStore(table.client, LEDGER);
  let made = 0;

  return {
    table,
    ledger,

    /** @param client one that does not try again by itself, where answers are to be lost */
    depsOf(inForce: Program, client: DynamoDBClient = table.client, version = inForce) {
      return {
        ledger: ledgerStore(client, LEDGER),
        programs: { inForce: () => inForce, version: () => version },
        stocks: stockStore(client, TABLE),
        coupons: couponStore(client, TABLE),
        pools: poolStore(client, TABLE),
        fulfillments: fulfillmentList(client, TABLE),
      };
    },

    async newMember(): Promise<Account> {
      made += 1;
      const before = openAccount(`mbr_${made.toString().padStart(20, '0')}`);
      const decision = decided(enrollMember(before, PROMISED, BEGIN));
      await commit(before, decision);
      return decision.account;
    },

    /** The counters of a stock are by the reward's id. */
    stocked(stock: number): Program {
      made += 1;
      return aProgram({ ...PROMISED, rewards: [{ ...VOUCHER, id: `voucher-${made}`, stock }] });
    },

    async leftOf(program: Program): Promise<number> {
      const id = idOf(program);
      const stock = await stockStore(table.client, TABLE).read([id]);
      return stock.left(id, program.rewards?.[0]?.stock ?? 0, NOW);
    },

    commit,

    /** All entries of a member who has nothing but a grant, against the account. */
    async proof({ memberId, redemptionId }: Grant) {
      const account = await ledger.readAccount(memberId);
      const state = await ledger.readRedemption(redemptionId);
      if (account === null) throw new Error(`there is no ${memberId}`);
      const enrolled = decided(enrollMember(openAccount(memberId), PROMISED, BEGIN)).entry;
      return proveAccount(account, [enrolled, ...(state?.entries ?? [])]);
    },
  };

  async function commit(
    before: Account,
    { account, entry }: Appended,
    key: Key = memberEntryKey(entry),
  ): Promise<void> {
    const write = {
      entries: [{ key, entry, requestHash: 'test' }],
      accounts: [{ before, after: account }],
    };
    expect(await ledger.commit(write)).toEqual({ kind: 'committed' });
  }
}

export const idOf = ({ rewards = [] }: Program): string => rewards[0]?.id ?? '';

/** A grant to a member for a friend who came. */
export function grantTo({ memberId }: Pick<Account, 'memberId'>, rewardId: string): Grant {
  const cause = { by: 'referral' as const, friendId: `${memberId}-friend` };
  return { memberId, rewardId, cause, redemptionId: grantIdOf(memberId, cause) };
}
