import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { OrderRequest } from '../../shared/contracts/orders.ts';
import { RefundRequest } from '../../shared/contracts/refunds.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { type Proof, proveAccount } from '../../shared/domain/ledger/prove.ts';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { orderClaimer } from '../../shared/ordering/order-claimer.ts';
import { orderRecorder } from '../../shared/ordering/order-recorder.ts';
import { orderRefunder } from '../../shared/ordering/order-refunder.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { decodeEntry } from '../../shared/storage/entry-codec.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { aProgram, BEGIN, decided } from '../domain/builders.ts';
import { createTable } from '../storage/local-table.ts';
import { startRewardsTable, TABLE } from '../storage/rewards-table.ts';

const LEDGER = 'Ledger';
export const NOW = BEGIN + 86_400;
/** Of ten transactions two lose to another, and one each is cut off before it took effect, and after. */
export const TROUBLE = { TransactWriteItems: { conflict: 0.2, cut_before: 0.1, cut_after: 0.1 } };

export const challenging = (version: number, ...challenges: readonly Challenge[]): Program =>
  aProgram({ version, pending: { kind: 'none' }, challenges });

/** Orders and refunds on an engine of their own, behind a proxy, under a program that can be published anew. */
export async function startChallengingWorld(first: Program) {
  const table = await startRewardsTable(0);
  const { client } = table;
  await Promise.all([
    ...[LEDGER, 'Budgets'].map((name) => createTable(client, name)),
    createTable(client, 'Profiles', null),
  ]);
  const ledger = ledgerStore(client, LEDGER);
  const profiles = profileStore(client, 'Profiles');
  // No order of these tests comes with a code, so the tables of referrals are never asked for.
  const tables = { REFERRALS_TABLE: 'Referrals', CREDENTIAL_TABLE: 'Credentials' };
  const versions: Program[] = [first];
  const inForce = (): Program => versions.at(-1) ?? first;
  const deps = {
    ledger,
    profiles,
    budgets: budgetStore(client, 'Budgets'),
    programs: {
      inForce: async () => inForce(),
      version: async (version: number) => versions.find((each) => each.version === version) ?? first,
    },
    coupons: couponStore(client, TABLE),
    stocks: stockStore(client, TABLE),
    fulfillments: fulfillmentList(client, TABLE),
    referring: referringOn(client, tables, { ledger, profiles }),
  };
  const record = orderRecorder(deps);
  const refund = orderRefunder(deps);
  const claim = orderClaimer(deps);
  let made = 0;

  function send(changes: object) {
    const request = OrderRequest.parse({
      currency: 'USD',
      placedAt: new Date(NOW * 1000).toISOString(),
      lines: [{ sku: 'mug', quantity: 2, unitPrice: 1_000 }],
      ...changes,
    });
    return untilAnswered(() => record(request, NOW)).then(answered);
  }

  return {
    table,
    ledger,
    publish: (program: Program) => versions.push(program),
    nextVersion: () => inForce().version + 1,

    async newMember(): Promise<string> {
      made += 1;
      const before = openAccount(`mbr_${made.toString().padStart(20, '0')}`);
      const { account, entry } = decided(enrollMember(before, inForce(), BEGIN));
      await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: 'test' }],
        accounts: [{ before, after: account }],
      });
      return account.memberId;
    },

    order: (memberId: string, orderId: string, changes: object = {}) =>
      send({ orderId, memberId, ...changes }),

    guestOrder: (orderId: string, changes: object = {}) =>
      send({ orderId, guestReference: orderId, ...changes }),

    refund: (orderId: string, refundId: string, scope: object = { kind: 'remainder' }) =>
      untilAnswered(() => refund(orderId, RefundRequest.parse({ refundId, scope }), NOW)).then(answered),

    claim: (orderId: string, memberId: string) =>
      untilAnswered(() => claim(orderId, memberId, NOW)).then(answered),

    async entriesOf(memberId: string): Promise<readonly Entry[]> {
      const { Items: items = [] } = await client.send(
        new ScanCommand({ TableName: LEDGER, ConsistentRead: true }),
      );
      return items
        .filter((item) => item['cause'] !== undefined && item['memberId']?.S === memberId)
        .map((item) => decodeEntry(item).entry)
        .sort((a, b) => a.sequence - b.sequence);
    },

    async accountOf(memberId: string) {
      const account = await ledger.readAccount(memberId);
      if (account === null) throw new Error(`there is no ${memberId}`);
      return account;
    },

    async proof(memberId: string): Promise<Proof> {
      return proveAccount(await this.accountOf(memberId), await this.entriesOf(memberId));
    },
  };
}

/**
 * Asks again at a fault, as shops are told to: each of the SDK's attempts may be cut off, which now and then they all are. Some
 * hundred faults in a row are none of the proxy's.
 */
async function untilAnswered<A>(ask: () => Promise<A>, faultsLeft = 100): Promise<A> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Fault) || faultsLeft === 0) throw error;
    return untilAnswered(ask, faultsLeft - 1);
  }
}

/** @throws Error when it was refused */
function answered<A extends { readonly status: number }>(answer: A | Refusal): A {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}: ${answer.detail}`);
  return answer;
}

export type ChallengingWorld = Awaited<ReturnType<typeof startChallengingWorld>>;
