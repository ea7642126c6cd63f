import { DynamoDBClient, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../shared/storage/keys.ts';
import type { Units } from '../../bench/harness/consumed-units.ts';

/** A process ended: before its transaction reached the engine, or after it took effect and before it heard of it. */
class Crash extends Error {
  /** As the SDK names a call of which nothing is known. */
  override readonly name = 'TimeoutError';
}

/** An item as it was committed: what the stream of its table brings. */
export type OnCommitted = (tableName: string, item: Item) => void;

export interface Tapped {
  readonly client: DynamoDBClient;
  /** What the engine says that the calls through this client consumed. */
  readonly units: Units;
  readonly transactions: number;
}

export interface TapOptions {
  /** Hears of each item that was put, once it is committed, whether or not whoever put it lives to know. */
  readonly onCommitted: OnCommitted;
  /** Whether the process ends at the next transaction, and when. */
  readonly crashes: () => 'before' | 'after' | null;
}

interface Call {
  readonly input: {
    ReturnConsumedCapacity?: string;
    readonly TransactItems?: readonly TransactWriteItem[];
    readonly TableName?: string;
    readonly Item?: Item;
  };
}

const SEEN = {
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
};
const READS = new Set(['GetItemCommand', 'QueryCommand', 'ScanCommand']);
const TOKEN = /,?"ClientRequestToken":"[^"]*"/;

/** A client of a role, with what AWS has around the table: its stream, its meter, and processes that end at any moment. */
export function tappedClient(endpoint: string, { onCommitted, crashes }: TapOptions): Tapped {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // The engine wants to see a signature and checks none; to make one takes longer than most of its answers.
    signer: { sign: async (request) => ({ ...request, headers: { ...request.headers, ...SEEN } }) },
    cacheMiddleware: true,
    requestHandler: { httpAgent: { maxSockets: 100, keepAlive: true } },
  });
  client.middlewareStack.remove('loggerMiddleware');
  const tapped = { client, units: { read: 0, write: 0 }, transactions: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { input } = args as Call;
        const isTransaction = commandName === 'TransactWriteItemsCommand';
        const crash = isTransaction ? crashes() : null;
        if (crash === 'before') throw new Crash('the process ended before its transaction');
        input.ReturnConsumedCapacity = 'TOTAL';
        const result = await next(args);
        meter(commandName, result.output as { ConsumedCapacity?: unknown });
        if (isTransaction) tapped.transactions += 1;
        for (const { TableName, Item } of putsOf(input)) onCommitted(TableName, Item);
        if (crash === 'after') throw new Crash('the process ended after its transaction');
        return result;
      },
    { step: 'initialize' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      // The local engine keeps tokens, and each slows the next; every write of ours is guarded by a condition anyway.
      const request = args.request as { body?: unknown };
      if (typeof request.body === 'string') request.body = request.body.replace(TOKEN, '');
      return next(args);
    },
    { step: 'build', priority: 'high' },
  );
  return tapped;

  function meter(commandName: string, { ConsumedCapacity: consumed }: { ConsumedCapacity?: unknown }): void {
    const all = [consumed ?? []].flat() as readonly { readonly CapacityUnits?: number }[];
    const sum = all.reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
    const { read, write } = tapped.units;
    tapped.units = READS.has(commandName) ? { read: read + sum, write } : { read, write: write + sum };
  }
}

function putsOf({ TransactItems = [], TableName, Item }: Call['input']) {
  const single = TableName === undefined || Item === undefined ? [] : [{ TableName, Item }];
  const together = TransactItems.flatMap(({ Put: put }) =>
    put?.TableName === undefined || put.Item === undefined
      ? []
      : [{ TableName: put.TableName, Item: put.Item }],
  );
  return [...single, ...together];
}
