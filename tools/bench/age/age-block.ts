import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import { authorizeRedemption, captureRedemption } from '../../../shared/contracts/operations/redemptions.ts';
import { type Units, unitsOf } from '../harness/consumed-units.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { itemBytes, putItems, type WireItem } from '../harness/item-size.ts';
import { REWARD_PROGRAM } from '../harness/reward-program.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi } from '../harness/tapped-api.ts';
import type { WireExchange } from '../harness/wire-tap.ts';

/** Orders of the old member before the first that is measured, placed evenly over three years up to now. */
export const OLD_ORDERS = 10_000;
const ORDERS_PER_STEP = 100;
/** Steps that a block reports while the member grows old. */
export const AGE_STEPS = Math.floor((OLD_ORDERS - 1) / ORDERS_PER_STEP);
const YEARS = 3;
const YEAR_MS = 365 * 86_400_000;

export interface AgeBlock {
  readonly assembly: string;
  /** How many orders of the old and of new members are measured, in turn. */
  readonly pairs: number;
}

export interface AgeResult {
  readonly oldLatenciesMs: readonly number[];
  readonly newLatenciesMs: readonly number[];
  /** Of the old member's 10,000th order, and of a new member's first. */
  readonly oldUnits: Units;
  readonly newUnits: Units;
  readonly oldAccountBytes: number;
  readonly newAccountBytes: number;
  /** The lots of the old account as they are stored, so that its size can be understood. */
  readonly oldLots: string;
  /** Orders of the old member with one open hold, and with as many as one may have. */
  readonly holding: readonly HoldingOrder[];
}

/** An order of a member for whom points are held, and the account that it writes. */
export interface HoldingOrder {
  readonly holds: number;
  readonly units: Units;
  readonly accountBytes: number;
}

/** Of each of these with limits one is captured before, so that the account counts their uses too. */
const LIMITED = ['monthly', 'yearly'];
/** As many as may be open at once. */
const HELD = ['tenth', ...LIMITED, 'ample', 'uncounted'];

/**
 * Gives one member 9,999 orders through the deployed handler, then measures that member's next ones in turn with the first
 * orders of new members, on the same engine.
 */
export async function runBlock({ assembly, pairs }: AgeBlock, step: () => void): Promise<AgeResult> {
  const { api, tap, close } = await openTappedApi(assembly, REWARD_PROGRAM);
  try {
    const old = await enroll(api, 'old');
    const newcomers: string[] = [];
    for (let index = 0; index <= pairs; index += 1) newcomers.push(await enroll(api, `new-${index}`));
    await growOld(api, old, (orders) => {
      // What the tap heard is not wanted, and would fill the memory.
      tap.take();
      if (orders % ORDERS_PER_STEP === 0) step();
    });
    const order = async (index: number, memberId: string) => {
      const startedAt = performance.now();
      await api.call(recordOrder, { body: sampleOrder(index, { memberId }, 3) });
      return performance.now() - startedAt;
    };
    tap.take();
    await order(OLD_ORDERS, old);
    const oldWires = tap.take();
    await order(OLD_ORDERS + 1, newcomers[pairs] ?? '');
    const newWires = tap.take();
    const latencies: { old: number[]; new: number[] } = { old: [], new: [] };
    for (let pair = 0; pair < pairs; pair += 1) {
      const turns = [
        async () => latencies.old.push(await order(20_000 + pair, old)),
        async () => latencies.new.push(await order(40_000 + pair, newcomers[pair] ?? '')),
      ];
      for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) await turn();
      tap.take();
    }
    const oldAccount = accountIn(oldWires);
    const holding = await holdPoints(api, old, async (holds) => {
      tap.take();
      await order(OLD_ORDERS + 1 + holds, old);
      const wires = tap.take();
      return { holds, units: unitsOf(wires), accountBytes: itemBytes(accountIn(wires)) };
    });
    return {
      oldLatenciesMs: latencies.old,
      newLatenciesMs: latencies.new,
      oldUnits: unitsOf(oldWires),
      newUnits: unitsOf(newWires),
      oldAccountBytes: itemBytes(oldAccount),
      newAccountBytes: itemBytes(accountIn(newWires)),
      oldLots: String(oldAccount['lots']?.['S']),
      holding,
    };
  } finally {
    await close();
  }
}

async function enroll(api: DeployedApi, customerId: string): Promise<string> {
  const { body } = await api.call(enrollMember, { body: { customerId } });
  return body.memberId;
}

async function growOld(api: DeployedApi, memberId: string, onOrder: (orders: number) => void): Promise<void> {
  const now = Date.now();
  for (let index = 1; index < OLD_ORDERS; index += 1) {
    const placedAtMs = now - YEARS * YEAR_MS * (1 - index / OLD_ORDERS);
    await api.call(recordOrder, { body: sampleOrder(100_000 + index, { memberId }, 3, placedAtMs) });
    onOrder(index);
  }
}

/** @param order records one while so many holds are open */
async function holdPoints(
  api: DeployedApi,
  memberId: string,
  order: (holds: number) => Promise<HoldingOrder>,
): Promise<readonly HoldingOrder[]> {
  for (const rewardId of LIMITED) {
    const redemptionId = await authorize(api, memberId, rewardId, 'captured');
    await api.call(captureRedemption, {
      path: { redemptionId },
      headers: { 'idempotency-key': 'capture' },
      body: {},
    });
  }
  const [first = '', ...others] = HELD;
  await authorize(api, memberId, first, 'held');
  const withOne = await order(1);
  for (const rewardId of others) await authorize(api, memberId, rewardId, 'held');
  return [withOne, await order(HELD.length)];
}

async function authorize(api: DeployedApi, memberId: string, rewardId: string, key: string): Promise<string> {
  const { currency, lines } = sampleOrder(0, {}, 3);
  const { body } = await api.call(authorizeRedemption, {
    path: { memberId },
    headers: { 'idempotency-key': `${rewardId}-${key}` },
    body: { rewardId, cart: { currency, lines } },
  });
  return body.redemptionId;
}

function accountIn(exchanges: readonly WireExchange[]): WireItem {
  const account = exchanges
    .flatMap(({ request }) => putItems(request))
    .find((item) => String(item['pk']?.['S']).startsWith('ACCOUNT#'));
  if (account === undefined) throw new Error('the order wrote no account');
  return account;
}
