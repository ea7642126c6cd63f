import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { ToldPosting } from '../../../shared/contracts/told-posting.ts';
import type { Account } from '../../../shared/domain/ledger/account.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { decodeAccount } from '../../../shared/storage/account-codec.ts';
import { decodeEntry } from '../../../shared/storage/entry-codec.ts';
import type { Item } from '../../../shared/storage/keys.ts';

/** An event as the ledger tells it, without what the lake leaves out or names in another way. */
export interface LedgerEvent {
  readonly id: string;
  readonly type: string;
  /** Of the entry; all but its first event have none. */
  readonly postings: readonly Pick<ToldPosting, 'account' | 'points' | 'lot' | 'movement' | 'byTime'>[];
}

/** All that the lake is compared with. */
export interface LedgerBooks {
  readonly accounts: readonly Account[];
  readonly orders: readonly OrderState[];
  readonly events: readonly LedgerEvent[];
}

/** @param entries those of an order in the order in which they were written */
export function ledgerBooks(accounts: readonly Account[], entries: readonly Entry[]): LedgerBooks {
  const events = entries.flatMap((entry) =>
    eventsOfEntry(entry).map(({ type, detail }) => ({
      id: detail.id,
      type,
      postings: 'postings' in detail ? detail.postings : [],
    })),
  );
  return { accounts, orders: ordersOf(entries), events };
}

function ordersOf(entries: readonly Entry[]): readonly OrderState[] {
  const states = new Map<string, OrderState>();
  for (const entry of entries) {
    const { cause } = entry;
    if (cause.kind === 'accrual') states.set(cause.order.orderId, recordedOrder({ ...entry, cause }));
    else if ('orderId' in cause) {
      const state = states.get(cause.orderId ?? '');
      if (state !== undefined) states.set(cause.orderId ?? '', afterChange(state, entry));
    }
  }
  return [...states.values()];
}

/** Reads the whole ledger table, consistently. */
export async function readLedger(client: DynamoDBClient, table: string): Promise<LedgerBooks> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  const accounts = items.filter(({ sk }) => sk?.S === 'ACCOUNT').map(decodeAccount);
  // An order's own item comes before its changes, and those in the order of their numbers.
  const entries = items
    .filter(({ memberId }) => memberId !== undefined)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((item) => decodeEntry(item).entry);
  return ledgerBooks(accounts, entries);
}

/** The number of an order's change; 0 of what is none. */
const placeOf = ({ sk }: Item): number => Number(/^CHANGE#(\d+)$/.exec(sk?.S ?? '')?.[1] ?? 0);
