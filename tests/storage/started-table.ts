import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Engine, startEngine } from '../../local/engine.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import { type FaultProxy, startFaultProxy } from '../../tools/fault-proxy/fault-proxy.ts';
import { clientOf, createTable } from './local-table.ts';

/** A table on an engine of its own, behind a proxy through which some transactions lose to others. */
export interface StartedTable {
  readonly name: string;
  readonly client: DynamoDBClient;
  /** Gives up at the first error, where the other tries again. */
  readonly impatientClient: DynamoDBClient;
  readonly proxy: FaultProxy;
  /** Whether the transaction took effect. */
  commit(...companions: readonly Companion[]): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * @param conflictRate of transactions that lose to another one, which the engine by itself never lets happen
 * @param sortKey whether the table has one
 */
export async function startTable(
  name: string,
  conflictRate: number,
  sortKey: boolean = true,
): Promise<StartedTable> {
  const engine: Engine = await startEngine();
  const proxy = await startFaultProxy({
    target: engine.endpoint,
    seed: name.toLowerCase(),
    rates: { TransactWriteItems: { conflict: conflictRate } },
  });
  const client = clientOf(proxy.endpoint);
  const impatientClient = clientOf(proxy.endpoint, { maxAttempts: 1 });
  await createTable(client, name, sortKey ? 'S' : null);
  return {
    name,
    client,
    impatientClient,
    proxy,
    async commit(...companions) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [...companions] }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
    async close() {
      client.destroy();
      impatientClient.destroy();
      await proxy.close();
      await engine.close();
    },
  };
}
