import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import { claimOrder } from '../../shared/domain/ledger/claim-order.ts';
import type { RefundScope } from '../../shared/domain/ledger/entry.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { changeKey, type Key, memberEntryKey, orderKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { aLine, anOrder, aProgram, BEGIN, decided } from '../domain/builders.ts';

const DAY = 86_400;
const program = aProgram();

/** When all that this shop did is written down. */
export const CLOSING = BEGIN + 200 * DAY;

/**
 * A shop of so many members in a real ledger, committed as the API commits: orders, refunds, guests' orders of which some are claimed,
 * and members who leave, of whom some come back.
 */
export async function writeShop(client: DynamoDBClient, table: string, members: number): Promise<void> {
  const shop = shopIn(client, table);
  for (let number = 0; number < members; number += 1) await live(shop, number);
}

async function live(shop: ReturnType<typeof shopIn>, number: number): Promise<void> {
  const [memberId, guestId] = ['0', 'g'].map((fill) => `mbr_${number.toString(36).padStart(20, fill)}`);
  if (memberId === undefined || guestId === undefined) return;
  const begins = BEGIN + number * 3_600;
  await shop.join(memberId, begins);
  for (let count = 0; count <= number % 4; count += 1)
    await shop.buy(memberId, `o${number}-${count}`, 100 * (number + 3), begins + (count + 1) * DAY);
  if (number % 2 === 0) await shop.giveBack(`o${number}-0`, HALF, begins + 20 * DAY);
  if (number % 3 === 0) {
    await shop.buy(guestId, `guest-${number}`, 4_000, begins + 21 * DAY);
    await shop.buy(guestId, `nobody-${number}`, 4_000, begins + 21 * DAY);
    await shop.giveBack(`guest-${number}`, HALF, begins + 22 * DAY);
    await shop.claim(memberId, `guest-${number}`, begins + 23 * DAY);
    if (number % 2 === 0) await shop.giveBack(`guest-${number}`, { kind: 'remainder' }, begins + 24 * DAY);
  }
  if (number % 5 === 0) await shop.leave(memberId, begins + 30 * DAY);
  if (number % 10 !== 0) return;
  await shop.join(memberId, begins + 40 * DAY);
  await shop.buy(memberId, `again-${number}`, 2_500, begins + 41 * DAY);
}

const HALF: RefundScope = { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };

function shopIn(client: DynamoDBClient, table: string) {
  const ledger = ledgerStore(client, table);
  const accounts = new Map<string, Account>();
  const orders = new Map<string, OrderState>();
  const changes = new Map<string, number>();

  const accountOf = (id: string): Account => accounts.get(id) ?? openAccount(id);
  const orderOf = (orderId: string): OrderState => {
    const state = orders.get(orderId);
    if (state === undefined) throw new Error(`${orderId} was never bought`);
    return state;
  };
  const nextChange = (orderId: string): Key => {
    const number = (changes.get(orderId) ?? 0) + 1;
    changes.set(orderId, number);
    return changeKey(orderId, number);
  };

  async function commit(...writes: readonly (readonly [Key, Appended])[]): Promise<void> {
    const outcome = await ledger.commit({
      entries: writes.map(([key, { entry }]) => ({ key, entry, requestHash: 'x' })),
      accounts: writes.map(([, { account }]) => ({
        before: accountOf(account.memberId),
        after: account,
      })),
    });
    if (outcome.kind !== 'committed') throw new Error(`not committed: ${JSON.stringify(outcome)}`);
    for (const [, { account }] of writes) accounts.set(account.memberId, account);
  }

  return {
    async join(memberId: string, at: number): Promise<void> {
      const joined = decided(enrollMember(accountOf(memberId), program, at));
      await commit([memberEntryKey(joined.entry), joined]);
    },

    async leave(memberId: string, at: number): Promise<void> {
      const left = decided(closeMember(accountOf(memberId), 'closure', undefined, program, at));
      await commit([memberEntryKey(left.entry), left]);
    },

    async buy(memberId: string, orderId: string, unitPrice: number, at: number): Promise<void> {
      const order = anOrder({ orderId, placedAt: at, lines: [aLine({ unitPrice, quantity: 2 })] });
      const bought = decided(recordOrder(accountOf(memberId), order, program, at));
      await commit([orderKey(orderId), bought]);
      orders.set(orderId, recordedOrder(bought.entry));
    },

    async giveBack(orderId: string, scope: RefundScope, at: number): Promise<void> {
      const state = orderOf(orderId);
      const command = { refundId: `r${changes.get(orderId) ?? 0}`, scope, refundedAt: at };
      const back = decided(refundOrder(accountOf(state.memberId), state, command, program, at));
      await commit([nextChange(orderId), back]);
      orders.set(orderId, afterChange(state, back.entry));
    },

    async claim(memberId: string, orderId: string, at: number): Promise<void> {
      const state = orderOf(orderId);
      const origin = accountOf(state.memberId);
      const { claim, transfer } = decided(claimOrder(accountOf(memberId), origin, state, program, at));
      if (transfer === null) throw new Error(`${orderId} is not on another account`);
      await commit([nextChange(orderId), claim], [nextChange(orderId), transfer]);
      orders.set(orderId, afterChange(state, claim.entry));
    },
  };
}
