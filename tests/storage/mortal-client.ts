import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Crash } from '../referring/referring-tables.ts';
import { clientOf } from './local-table.ts';

/** A client of a process that ends after so many halves of requests, before and after each took effect. */
export function mortalClient(endpoint: string, halves: number): DynamoDBClient {
  const client = clientOf(endpoint, { maxAttempts: 1 });
  let left = halves;
  const live = (): void => {
    left -= 1;
    if (left < 0) throw new Crash();
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      live();
      const result = await next(args);
      live();
      return result;
    },
    { step: 'initialize' },
  );
  return client;
}
