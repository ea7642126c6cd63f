import { DeliveryMessage } from '../../shared/contracts/delivery-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { readTags } from '../../shared/sending/message-tags.ts';
import { deliverItem } from './deliver-item.ts';
import type { DeliveryDeps } from './deps.ts';
import { noteAftermath } from './note-aftermath.ts';

/** One message of the queue. What the provider tells of e-mails that are not ours, it tells in vain. */
export function takeMessage(deps: DeliveryDeps) {
  const deliver = deliverItem(deps);
  const note = noteAftermath(deps);
  /** @throws ZodError when it is no message of ours. @throws Fault when it has to be tried again. */
  return async (body: unknown, now: EpochSeconds): Promise<void> => {
    const message = DeliveryMessage.parse(body);
    if (!('happened' in message)) return deliver(message, now);
    const tags = readTags(message.tags);
    if (tags !== null) await note(tags, message.happened, now);
  };
}
