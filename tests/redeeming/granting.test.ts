import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { fulfillRedemption } from '../../shared/domain/ledger/fulfill-redemption.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { proveAccount } from '../../shared/domain/ledger/prove.ts';
import { useCoupon } from '../../shared/domain/ledger/use-coupon.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { type Grant, grantCanceler, rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import type { FulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import {
  memberEntryKey,
  redemptionChangeKey,
  type redemptionKey,
  referralChangeKey,
} from '../../shared/storage/keys.ts';
import { type LedgerStore, ledgerStore } from '../../shared/storage/ledger-store.ts';
import { type PoolStore, poolStore } from '../../shared/storage/pool-store.ts';
import { nextRedemptionChange } from '../../shared/storage/redemption-record.ts';
import { type StockStore, stockStore } from '../../shared/storage/stock-store.ts';
import { vacancy } from '../../shared/storage/vacancy.ts';
import { aProgram, aReward, BEGIN, decided } from '../domain/builders.ts';
import { createTable } from '../storage/local-table.ts';
import { type RewardsTable, startRewardsTable, TABLE } from '../storage/rewards-table.ts';

/** Granting and canceling on the real engine, where transactions lose to others and answers are lost. */
const LEDGER = 'Ledger';
const NOW = BEGIN + 60;
const CONFLICTS = { TransactWriteItems: { conflict: 0.2 } };

const VOUCHER = aReward({
  id: 'voucher',
  benefit: { kind: 'amount_off', amount: { USD: 500 } },
  stock: 2,
  coupon: { codes: { kind: 'generated', length: 10 }, validDays: 30 },
});
const POOLED = aReward({
  id: 'pooled',
  benefit: { kind: 'gift_card', amount: { USD: 500 } },
  coupon: { codes: { kind: 'pool', pool: 'cards' } },
});
const TASTING = aReward({ id: 'tasting', benefit: { kind: 'by_hand', instructions: 'Book a seat.' } });
const SHIPPING = aReward({ id: 'shipping', benefit: { kind: 'free_shipping' } });
const PROMISED = aProgram({ version: 1, rewards: [VOUCHER, POOLED, TASTING, SHIPPING] });

let table: RewardsTable;
let ledger: LedgerStore;
let stocks: StockStore;
let pools: PoolStore;
let fulfillments: FulfillmentList;
let inForce: Program;
let members = 0;

beforeAll(async () => {
  table = await startRewardsTable(0);
  await createTable(table.client, LEDGER);
  ledger = ledgerStore(table.client, LEDGER);
  stocks = stockStore(table.client, TABLE);
  pools = poolStore(table.client, TABLE);
  fulfillments = fulfillmentList(table.client, TABLE);
});
beforeEach(() => {
  table.proxy.setRates({});
  inForce = PROMISED;
});
afterAll(() => table.close());

/** By a client of its own where answers are to be lost: it does not try again by itself. */
function depsOf(client = table.client) {
  return {
    ledger: ledgerStore(client, LEDGER),
    programs: { inForce: () => inForce, version: () => PROMISED },
    stocks: stockStore(client, TABLE),
    coupons: couponStore(client, TABLE),
    pools: poolStore(client, TABLE),
    fulfillments: fulfillmentList(client, TABLE),
  };
}

async function newMember(): Promise<Account> {
  members += 1;
  const before = openAccount(`mbr_${members.toString().padStart(20, '0')}`);
  const { account, entry } = decided(enrollMember(before, PROMISED, BEGIN));
  await commit(before, account, memberEntryKey(entry), entry);
  return account;
}

async function commit(
  before: Account,
  after: Account,
  key: ReturnType<typeof redemptionKey>,
  entry: Parameters<typeof memberEntryKey>[0],
) {
  const write = { entries: [{ key, entry, requestHash: 'test' }], accounts: [{ before, after }] };
  expect(await ledger.commit(write)).toEqual({ kind: 'committed' });
}

/** A stock of its own for each test: the counters are by the reward's id. */
function stocked(stock: number): Program {
  members += 1;
  const reward: Reward = { ...VOUCHER, id: `voucher-${members}`, stock };
  return aProgram({ ...PROMISED, rewards: [reward] });
}

const grantTo = (memberId: string, rewardId: string): Grant => {
  const cause = { by: 'referral' as const, friendId: `${memberId}-friend` };
  return { memberId, rewardId, cause, redemptionId: grantIdOf(memberId, cause) };
};

const idOf = ({ rewards = [] }: Program): string => rewards[0]?.id ?? '';

async function leftOf(program: Program): Promise<number> {
  const id = idOf(program);
  return (await stocks.read([id])).left(id, program.rewards?.[0]?.stock ?? 0, NOW);
}

/** Every entry of a member, and whether they make up the account. */
async function proof(memberId: string, grant: Grant) {
  const account = await ledger.readAccount(memberId);
  const state = await ledger.readRedemption(grant.redemptionId);
  if (account === null) throw new Error(`there is no ${memberId}`);
  const enrolled = decided(enrollMember(openAccount(memberId), PROMISED, BEGIN)).entry;
  return proveAccount(account, [enrolled, ...(state?.entries ?? [])]);
}

describe('granting', () => {
  test('from many sides at once gives one redemption, and takes one unit of stock and one code', async () => {
    const { memberId } = await newMember();
    const program = stocked(9);
    inForce = program;
    const grant = grantTo(memberId, idOf(program));
    table.proxy.setRates(CONFLICTS);
    const give = rewardGranter(depsOf());
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => give(grant, program, NOW)));
    table.proxy.setRates({});
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(11);
    expect(await leftOf(program)).toBe(8);
    const state = await ledger.readRedemption(grant.redemptionId);
    expect(state).toMatchObject({ memberId, granted: grant.cause, captured: 0, programVersion: 1 });
    expect(state?.entries).toHaveLength(1);
    const code = state?.coupon?.code ?? '';
    expect(await depsOf().coupons.find(code)).toMatchObject({ redemptionId: grant.redemptionId });
    expect(await proof(memberId, grant)).toMatchObject({ entries: 2, drift: [] });
  });

  test('of a last unit from many sides is never said to be withheld from who has it', async () => {
    const { memberId } = await newMember();
    const program = stocked(1);
    inForce = program;
    const grant = grantTo(memberId, idOf(program));
    table.proxy.setRates(CONFLICTS);
    const give = rewardGranter(depsOf());
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => give(grant, program, NOW)));
    expect(new Set(outcomes)).toEqual(new Set(['granted', 'already']));
    const other = grantTo((await newMember()).memberId, idOf(program));
    expect(await give(other, program, NOW)).toEqual({ withheld: 'REWARD_OUT_OF_STOCK' });
  });

  test('of the last units to more members than there are gives as many as there are', async () => {
    const program = stocked(3);
    inForce = program;
    const all = await Promise.all(Array.from({ length: 8 }, newMember));
    table.proxy.setRates(CONFLICTS);
    const give = rewardGranter(depsOf());
    const outcomes = await Promise.all(
      all.map(({ memberId }) => give(grantTo(memberId, idOf(program)), program, NOW)),
    );
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(3);
    expect(await leftOf(program)).toBe(0);
  });

  test.each(['cut_before', 'cut_after', 'server_error_after'] as const)(
    'again after a failure of kind %s gives it once',
    async (kind) => {
      const { memberId } = await newMember();
      const program = stocked(2);
      inForce = program;
      const grant = grantTo(memberId, idOf(program));
      const give = rewardGranter(depsOf(table.impatientClient));
      table.proxy.setRates({ TransactWriteItems: { [kind]: 1 } });
      await expect(give(grant, program, NOW)).rejects.toThrow();
      table.proxy.setRates({});
      expect(await give(grant, program, NOW + 1)).toBe(kind === 'cut_before' ? 'granted' : 'already');
      expect(await leftOf(program)).toBe(1);
      expect((await ledger.readRedemption(grant.redemptionId))?.entries).toHaveLength(1);
    },
  );

  test('from an empty pool is withheld, until there are codes again', async () => {
    const { memberId } = await newMember();
    const grant = grantTo(memberId, POOLED.id);
    const give = rewardGranter(depsOf());
    expect(await give(grant, PROMISED, NOW)).toEqual({ withheld: 'POOL_EMPTY' });
    await pools.importCodes('cards', ['CARD-0001-AAAA']);
    expect(await give(grant, PROMISED, NOW)).toBe('granted');
    expect(await ledger.readRedemption(grant.redemptionId)).toMatchObject({
      coupon: { code: 'CARD-0001-AAAA' },
    });
  });

  test('counts the stock by the version in force, which a shop fills up with', async () => {
    const program = stocked(1);
    const give = rewardGranter(depsOf());
    inForce = program;
    const [first, second] = [await newMember(), await newMember()].map(({ memberId }) =>
      grantTo(memberId, idOf(program)),
    );
    if (first === undefined || second === undefined) throw new Error('two were asked for');
    expect(await give(first, program, NOW)).toBe('granted');
    expect(await give(second, program, NOW)).toEqual({ withheld: 'REWARD_OUT_OF_STOCK' });
    inForce = { ...program, version: 2, rewards: [{ ...VOUCHER, id: idOf(program), stock: 20 }] };
    expect(await give(second, program, NOW)).toBe('granted');
  });

  test('is withheld from who is no member, from who has left, and of what there is not', async () => {
    const give = rewardGranter(depsOf());
    const nobody = grantTo('mbr_nobody0000000000000', TASTING.id);
    expect(await give(nobody, PROMISED, NOW)).toEqual({ withheld: 'MEMBER_NOT_FOUND' });
    const member = await newMember();
    expect(await give(grantTo(member.memberId, 'gone'), PROMISED, NOW)).toEqual({
      withheld: 'REWARD_NOT_FOUND',
    });
    expect(await give(grantTo(member.memberId, SHIPPING.id), PROMISED, NOW)).toEqual({
      withheld: 'REWARD_NOT_AVAILABLE',
    });
    const { account, entry } = decided(closeMember(member, 'closure', undefined, PROMISED, NOW));
    await commit(member, account, memberEntryKey(entry), entry);
    expect(await give(grantTo(member.memberId, TASTING.id), PROMISED, NOW)).toEqual({
      withheld: 'MEMBER_CLOSED',
    });
  });

  test('of another reward under the same id is a bug, and said to be one', async () => {
    const { memberId } = await newMember();
    const give = rewardGranter(depsOf());
    const grant = grantTo(memberId, TASTING.id);
    expect(await give(grant, PROMISED, NOW)).toBe('granted');
    await expect(give({ ...grant, rewardId: POOLED.id }, PROMISED, NOW)).rejects.toThrow(/another one/);
  });

  test('loses to a promise that was taken back after it was looked at', async () => {
    const { memberId } = await newMember();
    const grant = grantTo(memberId, TASTING.id);
    const { friendId } = grant.cause;
    const place = referralChangeKey(friendId, 3);
    let looks = 0;
    const give = rewardGranter(depsOf());
    const stillPromised = async () => {
      looks += 1;
      if (looks > 1) return (await ledger.readEntry(place)) === null ? [vacancy(LEDGER, place)] : null;
      // The reversal is written between the look and the grant.
      const reversed = await newMember();
      const closed = decided(closeMember(reversed, 'closure', undefined, PROMISED, NOW));
      await commit(reversed, closed.account, place, closed.entry);
      return [vacancy(LEDGER, place)];
    };
    expect(await give({ ...grant, stillPromised }, PROMISED, NOW)).toEqual({
      withheld: 'PROMISE_TAKEN_BACK',
    });
    expect(looks).toBe(2);
    expect(await ledger.readRedemption(grant.redemptionId)).toBeNull();
  });
});

describe('canceling', () => {
  const given = async (program: Program, rewardId = idOf(program)) => {
    const { memberId } = await newMember();
    const grant = grantTo(memberId, rewardId);
    expect(await rewardGranter(depsOf())(grant, program, NOW)).toBe('granted');
    return grant;
  };

  test('from many sides at once cancels once, and gives the unit of stock back once', async () => {
    const program = stocked(2);
    inForce = program;
    await given(program);
    const grant = await given(program);
    expect(await leftOf(program)).toBe(0);
    const deps = { ...depsOf(), programs: { inForce: () => program, version: () => program } };
    const cancel = grantCanceler(deps);
    table.proxy.setRates(CONFLICTS);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => cancel(grant.redemptionId, 'the order went back', NOW)),
    );
    table.proxy.setRates({});
    expect(outcomes.filter((outcome) => outcome === 'canceled')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(9);
    expect(await leftOf(program)).toBe(1);
    const state = await ledger.readRedemption(grant.redemptionId);
    expect(state).toMatchObject({ isCanceled: true, coupon: { voidedAt: NOW } });
    expect(await proof(grant.memberId, grant)).toMatchObject({ entries: 3, drift: [] });
    expect(await rewardGranter(deps)(grant, program, NOW)).toBe('already');
  });

  test('takes what nobody has handed over yet off the list', async () => {
    const grant = await given(PROMISED, TASTING.id);
    const isAwaited = async () =>
      (await fulfillments.list(100)).awaited.some(({ redemptionId }) => redemptionId === grant.redemptionId);
    expect(await isAwaited()).toBe(true);
    expect(await grantCanceler(depsOf())(grant.redemptionId, 'the order went back', NOW)).toBe('canceled');
    expect(await isAwaited()).toBe(false);
  });

  test('what was never granted, or is canceled by the shop already, does nothing', async () => {
    expect(await grantCanceler(depsOf())('rdm_none', 'the order went back', NOW)).toBe('already');
  });

  test('leaves a coupon that was used, and a reward that was handed over', async () => {
    await pools.importCodes('cards', ['CARD-0002-AAAA']);
    const [card, seat] = [await given(PROMISED, POOLED.id), await given(PROMISED, TASTING.id)];
    for (const { redemptionId, memberId } of [card, seat]) {
      const [state, account] = [
        await ledger.readRedemption(redemptionId),
        await ledger.readAccount(memberId),
      ];
      if (state === null || account === null) throw new Error('nothing was given');
      const change = { changeId: 'c', reference: 'till', actor: 'agent', keyId: 'key' };
      const { account: after, entry } = decided(
        redemptionId === card.redemptionId
          ? useCoupon(account, state, change, PROMISED, NOW)
          : fulfillRedemption(account, state, change, TASTING, PROMISED, NOW),
      );
      await commit(account, after, redemptionChangeKey(redemptionId, nextRedemptionChange(state)), entry);
      expect(await grantCanceler(depsOf())(redemptionId, 'the order went back', NOW)).toBe('used');
    }
  });

  test('what the member redeemed for points is a bug, and said to be one', async () => {
    const grant = await given(PROMISED, TASTING.id);
    const cancel = grantCanceler({
      ...depsOf(),
      ledger: {
        ...ledger,
        readRedemption: async (id: string) => {
          const record = await ledger.readRedemption(id);
          return record && { ...record, granted: null };
        },
      },
    });
    await expect(cancel(grant.redemptionId, 'the order went back', NOW)).rejects.toThrow(/no grant/);
  });
});
