import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keptSalt } from './kept-salt.ts';

/** What the signals are hashed with that members are compared by: with another salt nobody could be compared with those before. */
export const signalSalt = (client: DynamoDBClient, credentialTable: string): (() => Promise<Uint8Array>) =>
  keptSalt(client, credentialTable, 'signals');
