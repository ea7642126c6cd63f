import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keptSalt } from './kept-salt.ts';

/**
 * What the lake's keys of orders, refunds, activities and redemptions are made with. It never leaves the deployment, so that nobody
 * who reads the lake can tell an order by trying its number; without it, nothing that is written later meets what is there.
 */
export const lakeSalt = (client: DynamoDBClient, credentialTable: string): (() => Promise<Uint8Array>) =>
  keptSalt(client, credentialTable, 'lake');
