import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp } from './primitives.ts';
import { ToldPosting } from './told-posting.ts';

/** What all events have. They are delivered at least once: `id` tells repetitions. No personal data. */
const common = {
  id: described('The same for every delivery of this event.', z.string()),
  version: described(
    'Of this schema. Within a version fields are only ever added: ignore those you do not know.',
    z.literal(1),
  ),
  memberId: MemberId,
};
const occurredAt = described('When it happened in the shop.', Timestamp);

/** The tier before and after an entry; `null`: none. */
const TierChange = z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) });

/** Past tense and versioned. `sequence`, without gaps per member, tells the order, which the bus does not keep. */
export const envelope = {
  ...common,
  sequence: described("Number of the entry within the member's entries, without gaps.", z.int()),
  programVersion: z.int(),
  occurredAt,
  recordedAt: described('When the ledger wrote it.', Timestamp),
  balance: described('After the entry.', Balance),
  tierChange: described(
    'What the entry did to the tier, which `tier.changed` tells too; `null`: nothing.',
    z.nullable(TierChange),
  ),
  postings: described(
    'All that the entry moved, on the first event that tells it; empty on those that tell something beside it.',
    z.array(ToldPosting),
  ),
};

/** Of what is no entry and moves no points: it has no place in the order of a member's entries. */
export const observed = {
  ...common,
  occurredAt,
  recordedAt: described('When it was written down.', Timestamp),
};

/** The schema of one event that tells an entry: what all have, and `data`, which only it says. */
export const event = <D extends z.ZodMiniType>(name: string, description: string, data: D) =>
  named(name, description, z.object({ ...envelope, data }));

/** The schema of one event that tells something beside the ledger. */
export const observation = <D extends z.ZodMiniType>(name: string, description: string, data: D) =>
  named(name, description, z.object({ ...observed, data }));
