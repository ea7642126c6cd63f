import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp } from './primitives.ts';

/**
 * Past tense and versioned. They are delivered at least once: `id` tells repetitions, and `sequence`, without gaps per
 * member, tells the order, which the bus does not keep. No personal data.
 */
const envelope = {
  id: described('The same for every delivery of this event.', z.string()),
  version: described(
    'Of this schema. Within a version fields are only ever added: ignore those you do not know.',
    z.literal(1),
  ),
  memberId: MemberId,
  sequence: described("Number of the entry within the member's entries, without gaps.", z.int()),
  programVersion: z.int(),
  occurredAt: described('When it happened in the shop.', Timestamp),
  recordedAt: described('When the ledger wrote it.', Timestamp),
  balance: described('After the entry.', Balance),
};

/** The schema of one event: what all have, and `data`, which only it says. */
export const event = <D extends z.ZodMiniType>(name: string, description: string, data: D) =>
  named(name, description, z.object({ ...envelope, data }));
