import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { newJourney } from '../domain/journeys/journey.ts';
import { journeyStore } from './journey-store.ts';
import { untilCommitted } from './until-committed.ts';

/**
 * Erases journeys again, of whom the ledger says were erased and whom a restored table has brought back. The engine hears of no
 * erasure twice. What stays is what it leaves itself: that they were erased, and how far the journey was. The place in the index
 * stays too, and goes when its moment comes.
 */
export function journeyErasure(client: DynamoDBClient, tableName: string) {
  const journeys = journeyStore(client, tableName);

  async function eraseJourney(memberId: string): Promise<{ readonly wasThere: boolean } | null> {
    const stored = await journeys.read(memberId);
    if (stored === null || stored.journey.status === 'erased') return { wasThere: false };
    const { sequence } = stored.journey;
    const journey = { ...newJourney(memberId), status: 'erased', sequence } as const;
    const after = { ...stored, journey, revision: stored.revision + 1 };
    const failed = await journeys.commit([journeys.putting(stored, after, [])]);
    return failed === null || failed.includes(true) ? null : { wasThere: true };
  }

  return {
    /** @returns false where nothing of the member was there. @throws Fault when storage fails. */
    async eraseAgain(memberId: string): Promise<boolean> {
      const hadBeside = await journeys.eraseBeside(memberId);
      const { wasThere } = await untilCommitted(
        () => eraseJourney(memberId),
        `erasing the journey of ${memberId} again`,
      );
      return hadBeside || wasThere;
    },
  };
}
