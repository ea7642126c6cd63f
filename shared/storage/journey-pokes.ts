import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { asFault } from './fault.ts';
import { pokeKey } from './journeys-keys.ts';

export type JourneyPokes = ReturnType<typeof journeyPokes>;

/** What others than the engine write to the index of what is due: a wish, and no place. */
export function journeyPokes(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * Has the engine look at a member, because something changes that is no entry, such as a birthday. Before the change, with a
     * moment after it: a poke that nothing follows is harmless, and a change that no poke follows would be missed.
     *
     * @throws Fault when storage fails.
     */
    async poke(memberId: string, at: EpochSeconds): Promise<void> {
      await client
        .send(new PutItemCommand({ TableName: tableName, Item: { ...pokeKey(memberId, at) } }))
        .catch((error: unknown) => {
          throw asFault(error, 'asking for a look at a member');
        });
    },
  };
}
