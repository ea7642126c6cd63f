import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Lane } from '../domain/webhooks/lane.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { laneKey } from './webhook-keys.ts';

/** Longer than a function runs, so that a lane is never worked twice at once; a crash leaves it alone for so long. */
export const LEASE_SECONDS = 60;

export interface HeldLane {
  readonly lane: Lane;
  /** A call that is under way already for the lane's next work; 0: none. */
  readonly calledFor: EpochSeconds;
}

export type WebhookLaneStore = ReturnType<typeof webhookLaneStore>;

/**
 * The only code that reads or writes lanes. One worker holds a lane at a time: that is what keeps endpoints apart, since
 * one that hangs has one worker waiting for it and no more. @throws Fault, in all of it, when storage fails.
 */
export function webhookLaneStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Null while somebody else holds it: then they are told that there is more, and work on. */
    async take(endpointId: string, holder: string, now: EpochSeconds): Promise<HeldLane | null> {
      for (;;) {
        const taken = await update(
          endpointId,
          'SET holder = :holder, leaseUntil = :until REMOVE isCalled',
          'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
          {
            ':holder': { S: holder },
            ':until': { N: (now + LEASE_SECONDS).toString() },
            ':now': { N: now.toString() },
          },
        );
        if (taken !== null) return { lane: decodeLane(taken), calledFor: Number(taken['calledFor']?.N ?? 0) };
        const left = await update(endpointId, 'SET isCalled = :yes', 'leaseUntil > :now', {
          ':yes': { BOOL: true },
          ':now': { N: now.toString() },
        });
        // Otherwise they have just left it, and it can be taken.
        if (left !== null) return null;
      }
    },

    /** Leaves a lane as it is now. True: somebody called meanwhile, and has to be called back. */
    async release(endpointId: string, holder: string, { lane, calledFor }: HeldLane): Promise<boolean> {
      const before = await update(
        endpointId,
        `SET failures = :failures, pauses = :pauses, pausedUntil = :paused, calledFor = :called${
          lane.failingSince === null ? '' : ', failingSince = :since'
        } REMOVE holder, leaseUntil, isCalled${lane.failingSince === null ? ', failingSince' : ''}`,
        'holder = :holder',
        {
          ':failures': { N: lane.failures.toString() },
          ':pauses': { N: lane.pauses.toString() },
          ':paused': { N: lane.pausedUntil.toString() },
          ':called': { N: calledFor.toString() },
          ...(lane.failingSince === null ? {} : { ':since': { N: lane.failingSince.toString() } }),
          ':holder': { S: holder },
        },
        'ALL_OLD',
      );
      return before?.['isCalled']?.BOOL === true;
    },

    /** Forgets how the endpoint has been doing, because somebody says that it works again. */
    async forgive(endpointId: string): Promise<void> {
      await update(
        endpointId,
        'REMOVE failures, pauses, pausedUntil, failingSince',
        'attribute_exists(pk)',
        undefined,
      );
    },

    /** How an endpoint is doing. */
    async read(endpointId: string): Promise<Lane> {
      const { Item: item } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: { ...laneKey(endpointId) } }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading a lane');
        });
      return decodeLane(item ?? {});
    },
  };

  /** The item after the change, or as asked; null where the condition does not hold. */
  async function update(
    endpointId: string,
    change: string,
    condition: string,
    values: Item | undefined,
    returned: 'ALL_NEW' | 'ALL_OLD' = 'ALL_NEW',
  ): Promise<Item | null> {
    try {
      const { Attributes = {} } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...laneKey(endpointId) },
          UpdateExpression: change,
          ConditionExpression: condition,
          ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
          ReturnValues: returned,
        }),
      );
      return Attributes;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw asFault(error, 'changing a lane');
    }
  }
}

const decodeLane = (item: Item): Lane => ({
  failures: Number(item['failures']?.N ?? 0),
  pauses: Number(item['pauses']?.N ?? 0),
  pausedUntil: Number(item['pausedUntil']?.N ?? 0),
  failingSince: item['failingSince']?.N === undefined ? null : Number(item['failingSince'].N),
});
