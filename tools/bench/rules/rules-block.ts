import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { credentials, region } from '../../../local/template/local-account.ts';
import { OrderRequest } from '../../../shared/contracts/orders.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { linesOf, recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { NOTHING_RETURNED, type Order } from '../../../shared/domain/order.ts';
import { judgeOrder, orderContext } from '../../../shared/domain/program/judge-order.ts';
import type { JudgmentInputs } from '../../../shared/domain/program/judgment-context.ts';
import { NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { orderOf } from '../../../shared/earning/order-command.ts';
import { encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { memberEntryKey, orderKey } from '../../../shared/storage/keys.ts';
import { ledgerStore } from '../../../shared/storage/ledger-store.ts';
import { openDeployedApi } from '../harness/deployed-api.ts';
import { itemBytes, type WireItem } from '../harness/item-size.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { LARGE_PROGRAM } from './large-program.ts';

export const LINES = 100;
const ORDERS = 500;
/** Until everything is compiled. */
const WARM_UP = 200;

export interface RulesBlock {
  readonly assembly: string;
}

export interface RulesResult {
  readonly evaluationsMs: readonly number[];
  readonly commitsMs: readonly number[];
  /** Of one order. */
  readonly firedRules: number;
  readonly awards: number;
  readonly entryBytes: number;
}

const INPUTS: JudgmentInputs = {
  facts: { ...NO_FACTS, tier: 'gold', attributes: { city: 'Paris' }, behavior: { orders: 12 } },
};

/** Records orders of a hundred lines under a hundred rules, and times what the rules take and what the commit takes. */
export async function runBlock({ assembly }: RulesBlock): Promise<RulesResult> {
  const api = await openDeployedApi({ assembly });
  const client = new DynamoDBClient({ endpoint: api.engine.endpoint, region, credentials });
  const ledger = ledgerStore(client, api.environment['LEDGER_TABLE'] ?? '');
  const result = { evaluationsMs: [] as number[], commitsMs: [] as number[] };
  let told = { firedRules: 0, awards: 0, entryBytes: 0 };
  try {
    let account = await enroll();
    for (let index = 0; index < WARM_UP + ORDERS; index += 1) {
      const order = orderAt(index);
      const evaluationMs = await timed(() => evaluate(order, account.qualifying.orders + 1));
      const before = account;
      const { account: after, entry } = decided(
        recordOrder(before, order, LARGE_PROGRAM, order.placedAt, INPUTS),
      );
      const write = { key: orderKey(order.orderId), entry, requestHash: 'bench' };
      const commitMs = await timed(() => ledger.commit({ entries: [write], accounts: [{ before, after }] }));
      account = after;
      if (index < WARM_UP) continue;
      result.evaluationsMs.push(evaluationMs);
      result.commitsMs.push(commitMs);
      const { lines } = entry.cause;
      told = {
        firedRules: new Set(lines.map(({ ruleId }) => ruleId)).size,
        awards: lines.length,
        entryBytes: itemBytes(encodeEntry(write.key, write) as unknown as WireItem),
      };
    }
    return { ...result, ...told };
  } finally {
    client.destroy();
    await api.close();
  }

  async function enroll(): Promise<Account> {
    const opened = openAccount('mbr_bench');
    const { account, entry } = decided(enrollMember(opened, LARGE_PROGRAM, orderAt(0).placedAt));
    const write = { key: memberEntryKey(entry), entry, requestHash: 'bench' };
    await ledger.commit({ entries: [write], accounts: [{ before: opened, after: account }] });
    return account;
  }
}

function orderAt(index: number): Order {
  return orderOf(OrderRequest.parse(sampleOrder(index, {}, LINES)));
}

/** All that judging adds to recording an order: the member's answers, the sum, and what goes into the entry line by line. */
function evaluate(order: Order, orderNumber: number): number {
  const context = orderContext(LARGE_PROGRAM, INPUTS, order.placedAt, orderNumber);
  const judgment = judgeOrder(LARGE_PROGRAM, order, NOTHING_RETURNED, context);
  return linesOf(order, judgment.awards()).length;
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the ledger refused: ${decision.detail}`);
  return decision;
}
