import * as z from 'zod/mini';
import { MemberId } from '../../shared/contracts/primitives.ts';
import { type HeardEntry, heardEntry } from '../../shared/journeys/heard-entry.ts';
import { type Place, readPlace, SHARDS } from '../../shared/storage/journeys-keys.ts';

const Message = z.union([
  z.object({ kind: z.literal('due'), places: z.array(z.string().check(z.regex(/^\d{11}#.+#\w+$/))) }),
  z.object({
    kind: z.literal('go_on'),
    shards: z.array(z.int().check(z.nonnegative(), z.lt(SHARDS))),
  }),
  z.object({
    'detail-type': z.string(),
    detail: z.looseObject({ id: z.string(), memberId: MemberId, sequence: z.int().check(z.positive()) }),
  }),
]);

/** What a message of the queue is about. */
export type JourneyMessage =
  | { readonly kind: 'entry'; readonly entry: HeardEntry }
  | { readonly kind: 'due'; readonly due: readonly { readonly memberId: string; readonly place: Place }[] }
  | { readonly kind: 'go_on'; readonly shards: readonly number[] }
  /** What is told beside the first event of an entry, and says nothing that the first one does not. */
  | { readonly kind: 'nothing' };

/** @throws Error when it is no message of ours: it will be set aside */
export function readMessage(body: string): JourneyMessage {
  const message = Message.parse(JSON.parse(body));
  if (!('kind' in message)) {
    const { id, memberId, sequence } = message.detail;
    // Only the first event of an entry is named by the entry alone.
    if (id !== `evt_${memberId}_${sequence}`) return { kind: 'nothing' };
    return { kind: 'entry', entry: heardEntry(message['detail-type'], memberId, sequence, message.detail) };
  }
  if (message.kind === 'go_on') return message;
  return {
    kind: 'due',
    due: message.places.map((place) => ({ memberId: readPlace(place).memberId, place })),
  };
}
