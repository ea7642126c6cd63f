import { JourneyMessage as Message } from '../../shared/contracts/journey-message.ts';
import type { AllMessage } from '../../shared/events/journey-queue.ts';
import { type HeardEntry, heardEntry } from '../../shared/journeys/heard-entry.ts';
import { type Place, readPlace } from '../../shared/storage/journeys-keys.ts';

/** What a message of the queue is about. */
export type JourneyMessage =
  | { readonly kind: 'entry'; readonly entry: HeardEntry }
  | { readonly kind: 'due'; readonly due: readonly { readonly memberId: string; readonly place: Place }[] }
  | { readonly kind: 'go_on'; readonly shards: readonly number[] }
  | AllMessage
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
  if (message.kind !== 'due') return message;
  return {
    kind: 'due',
    due: message.places.map((place) => ({ memberId: readPlace(place).memberId, place })),
  };
}
